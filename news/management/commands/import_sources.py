"""`import_sources`: raw source texts become Sources and unpublished drafts (docs/importing.md)."""

import json
import sys
from argparse import ArgumentTypeError
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import override

from news.importing.documents import ImportedDocument, RawFile
from news.importing.intake import LIMITS, files_from_upload, too_large
from news.importing.pipeline import process
from news.importing.reporting import report_to_dict, report_to_text
from news.imports.batches import keep_run
from news.imports.drafting import NoNewsIndex, draft_documents
from news.imports.on_record import OnRecord


def non_empty(value: str) -> str:
    """Refuse an empty path on the command line."""
    if not value.strip():
        raise ArgumentTypeError("a path must not be empty")
    return value


def read_paths(paths: list[str]) -> Iterator[RawFile]:
    """Yield each file, those of an archive one by one; what cannot be opened carries the reason instead."""
    for name in paths:
        path = Path(name)
        try:
            if path.is_dir():
                yield RawFile(name, b"", problem="Đây là một thư mục, không phải tệp.")
            elif (size := path.stat().st_size) > LIMITS.upload:
                yield too_large(name, size)
            else:
                yield from files_from_upload(name, path.read_bytes())
        except FileNotFoundError:
            yield RawFile(name, b"", problem="Không tìm thấy tệp.")
        except (OSError, ValueError) as error:
            detail = getattr(error, "strerror", None) or str(error)
            yield RawFile(name, b"", problem=f"Không đọc được tệp ({detail}).")


class Command(BaseCommand):
    help = "Turn source texts into Sources and unpublished drafts. Nothing is ever published by it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=non_empty, metavar="PATH", help="a text or HTML file")
        parser.add_argument("--dry-run", action="store_true", help="report only; write nothing")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="how to print the report")

    def handle(self, *args: Any, **options: Any) -> None:
        with override("vi"):
            record = OnRecord(writes=not options["dry_run"])
            report = process(read_paths(options["paths"]), record.known, self.tell)
            made: dict[int, dict[str, Any]] = {}
            if not options["dry_run"]:
                entries = report_to_dict(report)["documents"]
                try:
                    drafted = draft_documents(report.documents, entries)
                except NoNewsIndex as error:
                    raise CommandError("Chưa có mục tin tức để đặt bản nháp; hãy chạy load_fixtures trước.") from error
                keep_run("import_sources", report.documents, drafted, record)
                made = {n: {"source": d.source, "draft": d.draft} for n, d in enumerate(drafted)}
            if options["format"] == "json":
                self.stdout.write(json.dumps(report_to_dict(report, made), ensure_ascii=False, indent=2))
            else:
                self.stdout.write(report_to_text(report))
        if report.count("reject"):
            sys.exit(1)

    def tell(self, document: ImportedDocument) -> None:
        """Say on standard error how far the run is."""
        self.stderr.write(f"{document.path}: {document.outcome}")

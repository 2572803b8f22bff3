"""`compile_catalogues`: makes the .mo files that Django reads, with a Python library instead of msgfmt."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hanoiconv.portal.catalogues.reading import CatalogueError, read_catalogue

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")


class Command(BaseCommand):
    help = "Compile the message catalogues (.po) that changed since they were last compiled."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--force", action="store_true", help="compile all, changed or not")

    def handle(self, *args: Any, **options: Any) -> None:
        faults = []
        for source in catalogues():
            target = source.with_suffix(".mo")
            if not options["force"] and is_newer(target, source):
                continue
            try:
                count = compile_catalogue(source, target)
            except CatalogueError as error:
                faults.append(str(error))
            else:
                self.stderr.write(f"{source.relative_to(settings.BASE_DIR)}: {count} messages")
        if faults:
            raise CommandError("\n".join(faults))


def catalogues() -> Iterator[Path]:
    """Yield the project's own catalogues: those of LOCALE_PATHS."""
    for folder in settings.LOCALE_PATHS:
        yield from sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))


def is_newer(target: Path, source: Path) -> bool:
    """Say whether the target was made after the source's last change."""
    return target.exists() and target.stat().st_mtime > source.stat().st_mtime


def compile_catalogue(source: Path, target: Path) -> int:
    """Write the target and return how many messages it has. Raises CatalogueError naming file and line."""
    catalogue = read_catalogue(source)
    entries = catalogue.translated_entries()
    for entry in entries:
        if fault := fault_of(entry):
            raise CatalogueError(f"{source}:{entry.linenum}: {fault}")
    # Written aside and moved, so that a site that is starting never reads half a catalogue.
    draft = target.with_suffix(f".{os.getpid()}.tmp")
    catalogue.save_as_mofile(str(draft))
    draft.replace(target)
    return len(entries)


def fault_of(entry: polib.POEntry) -> str | None:
    """Return what would make a translation fail when it is shown, or None.

    A placeholder that the original lacks is a fault in every catalogue; one left out is none (a plural may drop its
    number).
    """
    known = placeholders(entry.msgid) | placeholders(entry.msgid_plural or "")
    for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
        unknown = placeholders(text) - known
        if unknown and {"python-format", "python-brace-format"} & set(entry.flags):
            return f"the translation has {', '.join(sorted(unknown))}, the original has not"
    return None


def placeholders(text: str) -> set[str]:
    """Return the placeholders in a message, as written."""
    return {match.group(0) for match in PLACEHOLDER.finditer(text)}

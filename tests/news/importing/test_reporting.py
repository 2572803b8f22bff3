"""The report's JSON and its text."""

from __future__ import annotations

import json
from pathlib import Path

from news.importing.documents import RawFile
from news.importing.messages import WARNINGS
from news.importing.pipeline import process
from news.importing.reporting import report_to_dict, report_to_json, report_to_text

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
KEYS = [
    "path", "outcome", "reason", "language", "encoding", "title", "published", "publisher", "author", "lead", "body",
    "blocks", "captions", "removed", "warnings", "officials", "statistics", "events", "dates", "duplicate_of",
    "contradicts", "source", "draft",
]  # fmt: skip


def test_every_document_has_every_field() -> None:
    files = [RawFile(path.name, path.read_bytes()) for path in sorted(CORPUS.glob("*.*"))] + [RawFile("rỗng.txt", b"")]
    report = json.loads(report_to_json(process(files)))
    assert all(list(document) == KEYS for document in report["documents"])
    summary = report["summary"]
    assert summary["documents"] == len(report["documents"])
    assert summary["documents"] == summary["import"] + summary["import_flagged"] + summary["reject"]
    for document in report["documents"]:
        assert (document["outcome"] == "import_flagged") == bool(document["warnings"])
        assert {warning["code"] for warning in document["warnings"]} <= set(WARNINGS)


def test_values_are_in_the_contracts_form() -> None:
    data = (CORPUS / "spam_in_sentence.txt").read_bytes()
    (document,) = report_to_dict(process([RawFile("a.txt", data)]))["documents"]
    first = document["statistics"][0]
    assert (first["value"], first["unit"], first["number"], first["number_to"]) == (
        "2,36",
        "triệu thuê bao",
        "2360000",
        None,
    )
    assert document["officials"][0]["known"] is False
    assert document["published"] is None


def test_ids_of_what_was_made_join_the_report() -> None:
    report = process([RawFile("a.txt", (CORPUS / "page.html").read_bytes())])
    (document,) = report_to_dict(report, {0: {"source": 5, "draft": 7}})["documents"]
    assert (document["source"], document["draft"]) == (5, 7)


def test_a_rejected_file_is_named_with_its_reason_and_the_others_go_on() -> None:
    report = process([RawFile("rỗng.txt", b""), RawFile("trang.html", (CORPUS / "page.html").read_bytes())])
    assert [document.outcome for document in report.documents] == ["reject", "import"]
    text = report_to_text(report)
    assert "rỗng.txt: từ chối" in text
    assert "Lý do: Tệp rỗng." in text
    assert text.endswith("giây).")

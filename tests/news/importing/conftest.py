"""Short ways to run the importer's pure steps in tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from news.importing.documents import ImportedDocument, RawFile
from news.importing.known import KnownFacts
from news.importing.pipeline import process

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@pytest.fixture
def run() -> Callable[..., ImportedDocument]:
    """Import one text (or bytes) and give back its only document."""

    def run_one(text: str | bytes, known: KnownFacts | None = None) -> ImportedDocument:
        data = text if isinstance(text, bytes) else text.encode()
        report = process([RawFile("bài.txt", data)], known or KnownFacts())
        assert len(report.documents) == 1
        return report.documents[0]

    return run_one


@pytest.fixture
def corpus() -> Callable[[str], list[ImportedDocument]]:
    """Import one file of the corpus and give back its documents."""

    def run_file(name: str) -> list[ImportedDocument]:
        return list(process([RawFile(name, (CORPUS / name).read_bytes())]).documents)

    return run_file

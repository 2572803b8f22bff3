"""What an editor hands in, as raw files: pasted text, uploaded files and archives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from ..importing.documents import RawFile, ReadError
from ..importing.fetching import fetch
from ..importing.intake import LIMITS, file_from_text, files_from_upload, too_large


def received(found: dict[str, Any]) -> Iterator[RawFile]:
    """Yield every document that a checked form hands in; a file that cannot be taken carries the reason.

    Raises ReadError where the page at the address cannot be had.
    """
    text = found.get("text", "")
    if text.strip():
        yield file_from_text(text.replace("\r\n", "\n"), found.get("name") or first_line(text))
    for file in found.get("uploads") or []:
        yield from uploaded(file)
    if found.get("url"):
        page = fetch(found["url"], settings.IMPORT_HOSTS)
        if page.problem:
            raise ReadError(page.problem)
        yield page


def uploaded(file: UploadedFile) -> Iterable[RawFile]:
    """Return the documents in an uploaded file; nothing of one that is too large is read."""
    name, size = str(file.name), file.size or 0
    return [too_large(name, size)] if size > LIMITS.upload else files_from_upload(name, file.read())


def first_line(text: str) -> str:
    """Return the first line with words, for a name."""
    line = next((" ".join(line.split()) for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= 80 else f"{line[:79].rstrip()}…"

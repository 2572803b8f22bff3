"""Reading: bytes become lines of clean Unicode, or a ``ReadError`` that an editor understands."""

from __future__ import annotations

import hashlib
import html
import re

from news.importing.documents import ArticleText, Line, RawFile, ReadError, ReadFile
from news.importing.messages import REJECTIONS, flag
from news.importing.reading import one_line
from news.importing.reading.decoding import decode
from news.importing.reading.pages import looks_like_markup, read_markup
from news.importing.vietnamese import detect_language, lacks_diacritics

LIMIT_BYTES = 10 * 1024 * 1024
LONG_TEXT = 300_000
ONE_LINE_LENGTH = 900

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});")

__all__ = ["LIMIT_BYTES", "LONG_TEXT", "read"]


def read(raw: RawFile) -> ReadFile:
    """Read one file. Raises ``ReadError`` for empty, blank, binary, too large or unreadable files."""
    if raw.problem:
        raise ReadError(raw.problem)
    if len(raw.data) > LIMIT_BYTES:
        size = f"{len(raw.data) / 1024 / 1024:.1f}".replace(".", ",")
        limit = LIMIT_BYTES // 1024 // 1024
        raise ReadError(REJECTIONS["too_large"].format(size=size, limit=limit))
    decoded = decode(raw.data)
    text = _without_entities(decoded.text)
    article = read_markup(text) if looks_like_markup(text) else ArticleText(lines=_lines(text))
    plain = "\n".join(line.text for line in article.lines)
    if not plain.strip():
        key = "no_text" if article.removals or decoded.text.strip() else "blank"
        raise ReadError(REJECTIONS[key], decoded.encoding)
    language = detect_language(plain)
    flags = [*decoded.flags, *article.flags]
    if language == "vi" and lacks_diacritics(plain):
        flags.append(flag("no_diacritics", plain))
    if len(plain) > LONG_TEXT:
        flags.append(flag("too_large"))
    return ReadFile(
        path=raw.path,
        checksum=hashlib.sha256(raw.data).hexdigest(),
        encoding=decoded.encoding,
        language=language,
        text=ArticleText(article.lines, article.removals, tuple(flags), article.metadata),
    )


def _without_entities(text: str) -> str:
    """Character references resolved, unless the text is markup (whose parser does it)."""
    if looks_like_markup(text) or not _ENTITY.search(text):
        return text
    return html.unescape(text).replace("\xa0", " ").replace("\xad", "")


def _lines(text: str) -> tuple[Line, ...]:
    """The non-blank lines, numbered from 1 as in the file; a one-line file is cut into sentences."""
    found: list[Line] = []
    blank = False
    for number, raw_line in enumerate(text.split("\n"), start=1):
        line = _without_tabs(raw_line.strip())
        if "\f" in raw_line:
            line = "\f"
        if not line:
            blank = True
            continue
        found.append(Line(number, line, after_blank=blank))
        blank = False
    if len(found) == 1 and len(found[0].text) > ONE_LINE_LENGTH:
        return one_line.cut(found[0].text)
    return tuple(found)


def _without_tabs(line: str) -> str:
    """Three or more cells between tabs are a row of a table, any other tab is a blank."""
    if "\t" not in line:
        return line
    cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
    return (" | " if len(cells) >= 3 else " ").join(cells)

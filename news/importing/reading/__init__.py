"""Reading: bytes become lines of clean Unicode, or a ``ReadError`` that an editor understands."""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import replace

from news.importing.documents import ArticleText, Line, RawFile, ReadError, ReadFile
from news.importing.messages import flag, said
from news.importing.reading import one_line
from news.importing.reading.decoding import decode, visible
from news.importing.reading.pages import TEMPLATE_TAG, looks_like_markup, read_markup, without_loose_tags
from news.importing.vietnamese import detect_language, lacks_diacritics

LIMIT_BYTES = 10 * 1024 * 1024
LONG_TEXT = 300_000
MOST_LINES = 20_000
MOST_TAGS = 300_000
LONG_LINE = 3_000
ONE_LINE_LENGTH = 500

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});")

__all__ = ["LIMIT_BYTES", "LONG_TEXT", "read"]


def read(raw: RawFile) -> ReadFile:
    """Read one file. Raises ``ReadError`` for empty, blank, binary, too large or unreadable files."""
    if raw.problem:
        raise ReadError(raw.problem)
    if len(raw.data) > LIMIT_BYTES:
        size, limit = round(len(raw.data) / 1024 / 1024, 1), LIMIT_BYTES // 1024 // 1024
        raise ReadError(said("too_large", size=size, limit=limit))
    decoded = decode(raw.data)
    article = _article(decoded.text)
    plain = "\n".join(line.text for line in article.lines)
    if not plain.strip():
        key = "no_text" if article.removals or decoded.text.strip() else "blank"
        raise ReadError(said(key), decoded.encoding)
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


def _article(text: str) -> ArticleText:
    """The lines of a decoded file, whether plain text or markup. Raises ``ReadError`` for markup beyond all measure."""
    if not looks_like_markup(text):
        if _ENTITY.search(text):
            text = visible(html.unescape(text).replace("\xa0", " "))
        if not looks_like_markup(text):
            text, loose = without_loose_tags(text)
            template = TEMPLATE_TAG.search(text)
            hostile = template.group() if template else loose
            flags = (flag("hostile_markup", hostile),) if hostile else ()
            return ArticleText(_bounded(_lines(text)), flags=flags)
    if text.count("<") > MOST_TAGS:
        raise ReadError(said("too_complex"))
    article = read_markup(text)
    return replace(article, lines=_bounded(article.lines))


def _bounded(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines; from the twenty-thousandth on several in one, so that later steps stay quick. No word is lost."""
    kept = list(lines[:MOST_LINES])
    held: list[str] = []
    size = 0
    for line in lines[MOST_LINES:]:
        held.append(line.text)
        size += len(line.text)
        if size > LONG_LINE:
            kept.append(Line(line.number, " ".join(held)))
            held, size = [], 0
    if held:
        kept.append(Line(lines[-1].number, " ".join(held)))
    return tuple(kept)


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

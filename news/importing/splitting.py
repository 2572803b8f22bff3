"""Splitting: one file, one or several articles.

A file is cut only where both sides look like articles, because a rule or a line of stars inside
an article is common and an article cut in two is worse than two left together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from news.importing import shapes
from news.importing.credits import read_credit
from news.importing.documents import ArticleText, Line, Removal
from news.importing.interface import is_interface, is_menu
from news.importing.messages import flag, said

LEAST_PROSE = 250
LEAST_BRIEF = 100
_RULE = re.compile(r"^(?:[-=*_#~–—•]\s?){3,}$")
_NUMBERED = re.compile(
    r"^(?:[=*#-]{2,}\s*)?(?:BÀI|Bài|TIN|Tin|ARTICLE|Article)\s+(?:số\s+)?\d{1,3}\s*(?:[:.)/-]|$|[=*#-]{2,})"
)
_RECORD = re.compile(r"^(?:date\s+(?=\d{4}-)|title\s*:|tiêu đề\s*:|url\s*:|link\s*:|headline\s*:)", re.IGNORECASE)
_END = re.compile(r"\./\.?\s*$")
_LOOK_AHEAD = 6
_BRIEF_LINES = 14
_AGENCY_LINE = re.compile(r"^[(\[]\s*(?:Theo\s+|Nguồn:\s*)?[A-ZĐ][\wÀ-ỹ.+ -]{1,28}[)\]]\s*\.?$")


def split(text: ArticleText) -> tuple[ArticleText, ...]:
    """The articles in a file's text, in order; each is flagged when there are several.

    Removals before the first cut stay with the first article, the others go with their lines.
    """
    lines = tuple(line for line in text.lines)
    parts = _parts(lines)
    if len(parts) == 1:
        return (replace(text, lines=tuple(line for line in lines if line.text != "\f")),)
    parts = _with_common_date(parts)
    articles: list[ArticleText] = []
    for number, part in enumerate(parts, start=1):
        note = flag("several_articles", part[0].text, said("part", number=number, count=len(parts)))
        removals = _removals_within(text.removals, part, first=number == 1)
        metadata = text.metadata if number == 1 else type(text.metadata)()
        articles.append(ArticleText(part, removals, (*text.flags, note), metadata))
    return tuple(articles)


def _parts(lines: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """The lines of each article, without the separators between them."""
    cuts = [index for index in range(1, len(lines)) if _may_start_article(lines, index)]
    parts: list[tuple[Line, ...]] = []
    start = 0
    for position, index in enumerate(cuts):
        following = cuts[position + 1] if position + 1 < len(cuts) else len(lines)
        before, after = _content(lines[start:index]), _content(lines[index:following])
        least = LEAST_BRIEF if _signs_off(lines[index - 1]) else LEAST_PROSE
        if _prose_length(before) >= least and _prose_length(_content(lines[index:])) >= least and after:
            parts.append(before)
            start = index
    parts.append(_content(lines[start:]))
    return parts


def _with_common_date(parts: list[tuple[Line, ...]]) -> list[tuple[Line, ...]]:
    """The one date at the head of a digest given to each of its articles."""
    dated = [line for part in parts for line in part if shapes.is_date_line(line.text)]
    if len(dated) != 1 or dated[0] not in parts[0][:_LOOK_AHEAD]:
        return parts
    return [parts[0], *((replace(dated[0], number=part[0].number), *part) for part in parts[1:])]


def _content(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.text != "\f" and not _RULE.match(line.text))


def _prose_length(lines: Sequence[Line]) -> int:
    """Characters of running text among the lines."""
    return sum(len(line.text) for line in lines if shapes.is_prose(line.text))


def _may_start_article(lines: tuple[Line, ...], index: int) -> bool:
    """Whether a new article could begin with the line at ``index``."""
    line, previous = lines[index], lines[index - 1]
    separator = previous.text == "\f" or bool(_RULE.match(previous.text))
    if separator:
        return _looks_like_opening(lines, index)
    if _NUMBERED.match(line.text) or (_RECORD.match(line.text) and not _RECORD.match(previous.text)):
        return True
    if bool(_END.search(previous.text)) and _opens_with_headline_and_date(lines, index):
        return True
    if not shapes.is_headline(line.text) or is_interface(line.text) or is_menu(line.text):
        return False
    if _signs_off(previous) and _brief_follows(lines, index):
        return True
    return _run_before(lines, index) and _opens_with_headline_and_date(lines, index)


def _signs_off(line: Line) -> bool:
    """A line that is only an agency in brackets, or only an author's name."""
    if _AGENCY_LINE.match(line.text):
        return True
    credit = read_credit(line.text)
    return credit is not None and credit.author is not None and credit.published is None


def _brief_follows(lines: tuple[Line, ...], index: int) -> bool:
    """After a sign-off: a headline, running text alone, and a sign-off of the same kind."""
    agency = bool(_AGENCY_LINE.match(lines[index - 1].text))
    prose = 0
    for line in lines[index + 1 : index + _BRIEF_LINES]:
        if shapes.is_prose(line.text):
            prose += len(line.text)
        elif _signs_off(line):
            return prose >= LEAST_BRIEF and bool(_AGENCY_LINE.match(line.text)) == agency
        elif prose and shapes.is_headline(line.text):
            return False
    return False


def _run_before(lines: tuple[Line, ...], index: int) -> bool:
    """Whether two paragraphs in a row stand in the lines shortly above: an article's text, no list of teasers."""
    above = lines[max(0, index - _LOOK_AHEAD) : index]
    return any(shapes.is_prose(one.text) and shapes.is_prose(other.text) for one, other in pairwise(above))


def _looks_like_opening(lines: tuple[Line, ...], index: int) -> bool:
    """After a rule: a headline, a record or a date line comes first, and prose follows soon."""
    ahead = lines[index : index + _LOOK_AHEAD]
    first = ahead[0].text
    opening = (
        shapes.is_headline(first)
        or bool(_RECORD.match(first))
        or shapes.is_date_line(first)
        or bool(_NUMBERED.match(first))
    )
    placed = bool(re.match(r"^[^.]{0,40}\((?:TTXVN|VNA|VOV|AP|AFP)", first))
    return (opening or placed) and any(shapes.is_prose(line.text) for line in ahead)


def _opens_with_headline_and_date(lines: tuple[Line, ...], index: int) -> bool:
    """A headline, then within two lines a date line, then two paragraphs in a row."""
    ahead = lines[index : index + _LOOK_AHEAD]
    if not shapes.is_headline(ahead[0].text):
        return False
    dated = any(_is_dated(line.text) for line in ahead[1:3])
    return dated and any(shapes.is_prose(one.text) and shapes.is_prose(other.text) for one, other in pairwise(ahead))


def _is_dated(text: str) -> bool:
    """A date line, alone or with author and paper."""
    credit = None if shapes.is_date_line(text) else read_credit(text)
    return (credit is None and shapes.is_date_line(text)) or (credit is not None and credit.published is not None)


def _removals_within(removals: tuple[Removal, ...], part: tuple[Line, ...], first: bool) -> tuple[Removal, ...]:
    start = 0 if first else part[0].number
    return tuple(removal for removal in removals if start <= removal.line <= part[-1].number)

"""What the order of a page's lines tells: repeated passages, other items' openings, and the page's end.

No wording is looked for here. A passage that stands again inside a longer one is a pull quote or the
lead shown twice; a dateline in the middle opens another item; prose that furniture parts from the
article and that shares nothing with it belongs to the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from news.importing import shapes
from news.importing.cleaning import cohesion
from news.importing.credits import read_credit
from news.importing.documents import Line, Removal

LEAST_REPEATED = 40
LEAST_PARTED = 3
MOST_TAIL = 0.35
LEAST_PROSE = 3
LEAST_MENU_PARTS = 4
LEAST_ROWS = 2
LONGEST_BUTTON, LEAST_REPEATS = 40, 3
MOST_MENU_WORDS = 4

_DATELINE = re.compile(r"^\(?[A-ZĐ]{2,6}(?:O|\.vn)?\)?\s*[-–—]\s*[\"“A-ZÀ-ỸĐ]")
_BAR = re.compile(r"\s*[|•·/]\s*|\s{2,}")
_BAR_MARKS = ("|", "•", "·", "/", "  ")
_FOOT_REASONS = frozenset({"tags", "comments", "licence", "share", "related", "follow"})


def repeated_passages(lines: Sequence[Line]) -> dict[int, str]:
    """Lines of some length whose words stand again inside a longer line: pull quotes, a lead shown twice."""
    keys = [shapes.key(line.text) for line in lines]
    whole = "\n".join(keys)
    body = next((i for i, line in enumerate(lines) if shapes.is_prose(line.text)), len(lines))
    gone: dict[int, str] = {}
    for index, line in enumerate(lines):
        key = keys[index]
        if len(key) < LEAST_REPEATED or line.hint in ("title", "caption", "table") or whole.count(key) < 2:
            continue
        if index < body and not shapes.is_prose(line.text):
            continue
        quoted = line.text[0] in "\"“'‘" or shapes.is_prose(line.text)
        if quoted and any(len(other) > len(key) + 5 and key in other for other in keys):
            gone[index] = "duplicate"
    return gone


def other_openings(lines: Sequence[Line]) -> dict[int, str]:
    """A short paragraph that opens with a dateline in the midst of the article: another item's first sentence."""
    prose = [i for i, line in enumerate(lines) if shapes.is_prose(line.text)]
    gone: dict[int, str] = {}
    for index in prose[1:]:
        text = lines[index].text
        if len(text) > 260 or not _DATELINE.match(text) or not _DATELINE.match(lines[prose[0]].text):
            continue
        gone[index] = "related"
        if index > prose[0] + 1 and shapes.is_headline(lines[index - 1].text, 4):
            gone[index - 1] = "related"
    return gone


def menus(lines: Sequence[Line]) -> dict[int, str]:
    """Four or more short names side by side, where no neighbouring line has as many (as a table's rows have)."""
    gone: dict[int, str] = {}
    for index, line in enumerate(lines):
        text = line.text
        if line.hint is not None or len(text) > 400 or not any(map(text.__contains__, _BAR_MARKS)):
            continue
        parts = [part for part in _BAR.split(text) if part]
        if len(parts) < LEAST_MENU_PARTS or not text[0].isupper():
            continue
        if any(len(part.split()) > MOST_MENU_WORDS or part[-1] in ".?!" for part in parts):
            continue
        beside = [len(_BAR.split(lines[i].text)) for i in (index - 1, index + 1) if 0 <= i < len(lines)]
        if len(parts) not in beside and read_credit(text) is None:
            gone[index] = "navigation"
    return gone


def repeated_buttons(lines: Sequence[Line]) -> set[int]:
    """Short lines without the end of a sentence that stand on the page three times or more: buttons."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        text = line.text
        if line.hint is None and text[0].isupper() and len(text) <= LONGEST_BUTTON and text[-1] not in ".:?!":
            places.setdefault(text, []).append(index)
    return {index for found in places.values() if len(found) >= LEAST_REPEATS for index in found}


def table_rows(lines: Sequence[Line]) -> set[int]:
    """Lines that are rows of a table: two or more in a row with as many cells, most of them with figures."""
    rows: set[int] = set()
    cells = [line.text.count("|") if line.hint is None else 0 for line in lines]
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and cells[end] == cells[start]:
            end += 1
        if cells[start] and end - start >= LEAST_ROWS:
            figures = sum(any(mark.isdigit() for mark in line.text) for line in lines[start:end])
            if 2 * figures >= end - start:
                rows.update(range(start, end))
        start = end
    return rows


def page_end(lines: Sequence[Line], removals: Sequence[Removal]) -> dict[int, str]:
    """Prose at the end that three or more lines of furniture part from the article and nothing ties to it."""
    prose = [i for i, line in enumerate(lines) if shapes.is_prose(line.text)]
    if len(prose) < LEAST_PROSE:
        return {}
    total = sum(len(lines[i].text) for i in prose)
    reasons = {removal.line: removal.reason for removal in removals if removal.column == 0}
    start = None
    size = 0
    for place in range(len(prose) - 1, LEAST_PROSE - 2, -1):
        size += len(lines[prose[place]].text)
        if size > MOST_TAIL * total:
            break
        before = [lines[i].text for i in prose[:place]]
        if cohesion.tied(lines[prose[place]].text, before):
            break
        if _is_parted(lines, prose[place - 1], prose[place], reasons):
            start = prose[place - 1] + 1
    if start is None:
        return {}
    first = next(i for i in prose if i >= start)
    return dict.fromkeys([i for i in range(first, len(lines)) if lines[i].hint is None], "related")


def _is_parted(lines: Sequence[Line], upper: int, lower: int, reasons: dict[int, str]) -> bool:
    """Whether furniture (taken out, or still there) stands between two paragraphs."""
    between = range(lines[upper].number + 1, lines[lower].number)
    taken = [reasons[number] for number in between if number in reasons]
    loose = sum(
        line.hint is None and not shapes.ends_sentence(line.text) and not shapes.is_bullet(line.text)
        for line in lines[upper + 1 : lower]
    )
    return len(taken) + loose >= LEAST_PARTED and (bool(_FOOT_REASONS & set(taken)) or loose >= LEAST_PARTED)

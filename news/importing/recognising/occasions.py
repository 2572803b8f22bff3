"""The occasion an article is about, a ceremony or conference, with the days it takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from news.importing.documents import ProgrammeItem
from news.importing.recognising.dates import date_spans
from news.importing.recognising.sessions import times_in
from news.importing.vietnamese import sentences

_NAME = re.compile(
    r"(?<![\wÀ-ỹ])(?<!trung tâm )(?<!centre )(?P<name>lễ (?:mở )?ký(?: kết)?|hội nghị(?: cấp cao| khu vực|"
    r" quốc tế| thượng đỉnh)?|hội thảo|"
    r"diễn đàn|tọa đàm|toạ đàm|cuộc diễn tập|diễn tập|khóa tập huấn|tập huấn|lễ (?:phát động|công bố|ra mắt|"
    r"khai mạc|bế mạc)|"
    r"festival(?: [A-ZĐ][\wÀ-ỹ]+(?: [a-zà-ỹ]+)?)?|lễ hội|đại hội|tuần lễ|hội chợ|triển lãm|liên hoan|"
    r"signing ceremony|ceremony|(?:[a-z]+ )?conference|summit|forum|workshop|congress)(?![\wÀ-ỹ])",
    re.IGNORECASE,
)
_DAYS = re.compile(r"(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TWO_DAYS = re.compile(
    r"(?:hai|ba|\d) ngày(?: \(?| diễn ra )?$|two days|event on\s*$|the event\s+(?:on|from)?\s*$", re.IGNORECASE
)
_NAME_HINTS = (
    "lễ|hội|diễn đàn|festival|triển lãm|tuần|tọa đàm|toạ đàm|diễn tập|tập huấn|ceremony|conference|summit|forum|"
    "workshop|"
    "congress"
).split("|")
_IN_NAMES = (*_NAME_HINTS, "liên hoan")
LONGEST_DAYS = 10
_NEAR = 400


@dataclass(frozen=True)
class _Found:
    weight: int
    item: ProgrammeItem


def find_occasion(title: str, body: Sequence[str], reference: date | None) -> ProgrammeItem | None:
    """The ceremony, conference or festival a text is about, where it gives its day or days.

    Days from … to … win over a single day.
    """
    best: _Found | None = None
    known: str | None = None
    for paragraph in [title, *body]:
        lowered = paragraph.lower()
        if known is None and not any(map(lowered.__contains__, _NAME_HINTS)):
            continue
        for sentence in sentences(paragraph):
            name = _NAME.search(sentence) if any(map(sentence.lower().__contains__, _IN_NAMES)) else None
            known = known or (name["name"] if name else None)
            found = _in_sentence(sentence, name, known, reference)
            if found and (best is None or found.weight > best.weight):
                best = found
    return best.item if best else None


def _in_sentence(sentence: str, name: re.Match[str] | None, known: str | None, reference: date | None) -> _Found | None:
    """The occasion of one sentence with a weight; None when it has no day."""
    best: _Found | None = None
    for span in date_spans(sentence, reference):
        near = name is not None and abs(name.start() - span.start) <= _NEAR
        days = _DAYS.fullmatch(span.edtf)
        if days and (date.fromisoformat(days[2]) - date.fromisoformat(days[1])).days <= LONGEST_DAYS:
            if near and name:
                return _Found(3, ProgrammeItem(name["name"], "other", 1, start=days[1], end=days[2]))
            if known and _TWO_DAYS.search(sentence[: span.start]):
                return _Found(2, ProgrammeItem(known, "other", 1, start=days[1], end=days[2]))
        elif best is None and near and name and _DAY.fullmatch(span.edtf):
            start, end = times_in(sentence, span.edtf)
            best = _Found(1, ProgrammeItem(name["name"], "other", 1, start=start, end=end))
    return best

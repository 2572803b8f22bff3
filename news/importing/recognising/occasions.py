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
    r"diễn đàn|"
    r"festival(?: [A-ZĐ][\wÀ-ỹ]+(?: [a-zà-ỹ]+)?)?|lễ hội|đại hội|tuần lễ|hội chợ|triển lãm|liên hoan|"
    r"signing ceremony|ceremony|(?:[a-z]+ )?conference|summit|forum|workshop|congress)(?![\wÀ-ỹ])",
    re.IGNORECASE,
)
_OWN_CEREMONY = re.compile(r"lễ (?:mở )?ký|signing ceremony", re.IGNORECASE)
_HELD = re.compile(
    r"(?<![\wÀ-ỹ])(?:diễn ra|khai mạc|được tổ chức|tổ chức|bắt đầu|kéo dài|chủ trì|đăng cai|opens?|opened|held|"
    r"takes? place|took place|"
    r"closed|on|in)(?![\wÀ-ỹ])",
    re.IGNORECASE,
)
_DAYS = re.compile(r"(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TWO_DAYS = re.compile(
    r"(?:hai|ba|\d) ngày(?: \(?| diễn ra )?$|two days|event on\s*$|the event\s+(?:on|from)?\s*$", re.IGNORECASE
)
_WILL = re.compile(r"(?<![\wÀ-ỹ])(?:sẽ|vào ngày|dự kiến|will)(?![\wÀ-ỹ])", re.IGNORECASE)
_NAME_HINTS = (
    "lễ",
    "hội",
    "diễn đàn",
    "festival",
    "triển lãm",
    "tuần",
    "ceremony",
    "conference",
    "summit",
    "forum",
    "workshop",
    "congress",
)
LONGEST_DAYS = 10
_NEAR = 140


@dataclass(frozen=True)
class _Found:
    weight: int
    item: ProgrammeItem


def find_occasion(title: str, body: Sequence[str], reference: date | None) -> ProgrammeItem | None:
    """The ceremony, conference or festival a text is about, where it gives its day or days.

    Days from … to … win over a single day; a single day counts for a signing ceremony, or for what
    the title or an announcement tells of.
    """
    best: _Found | None = None
    known: str | None = None
    for paragraph in [title, *body]:
        lowered = paragraph.lower()
        if known is None and not any(hint in lowered for hint in _NAME_HINTS):
            continue
        for sentence in sentences(paragraph):
            name = _NAME.search(sentence)
            known = known or (name["name"] if name else None)
            found = _in_sentence(sentence, name, known, title, reference)
            if found and (best is None or found.weight > best.weight):
                best = found
    return best.item if best else None


def _in_sentence(
    sentence: str, name: re.Match[str] | None, known: str | None, title: str, reference: date | None
) -> _Found | None:
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
            if not (_HELD.search(sentence) and _single_day_counts(sentence, name["name"], title)):
                continue
            start, end = times_in(sentence, span.edtf)
            best = _Found(1, ProgrammeItem(name["name"], "other", 1, start=start, end=end))
    return best


def _single_day_counts(sentence: str, name: str, title: str) -> bool:
    if _OWN_CEREMONY.search(name):
        return True
    if name.isascii() and not name.lower().startswith("festival"):
        return True
    return bool(_WILL.search(sentence)) or name.lower() in title.lower()

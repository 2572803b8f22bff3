"""Figures: value, unit, qualifier, as-of date and what they count.

Vietnamese digits: a point groups thousands ("1.800" is 1800), a comma begins decimals ("1,8"). A
range is one figure. Telephone and decree numbers, ordinals, dates, times, ages and the counts of
sessions in a programme are not figures; a figure that is repeated is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from news.importing.documents import Figure, ParsedArticle
from news.importing.recognising.dates import DateSpan, date_spans, reference_day
from news.importing.recognising.events import is_session_count
from news.importing.recognising.exclusions import is_excluded, is_lasting
from news.importing.recognising.periods import Context, Period, period_of
from news.importing.recognising.quantities import Quantity, parse_number, quantities
from news.importing.recognising.units import (
    COUNTED,
    KNOWN_UNITS,
    QUALIFIER_BEFORE,
    TIME_UNITS,
    find_unit,
    qualifier_before,
)
from news.importing.vietnamese import sentences

__all__ = ["find_figures", "parse_number"]

_YEAR = re.compile(r"(?:19|20)\d\d")
_CLAUSE_END = re.compile(r"[,;.:()“”\"–]|\s(?:và|trong đó|tăng|giảm|so với|nhưng|còn|trong khi|với|theo|khi|để)\s")
_ESTIMATED = re.compile(r"(?:ước tính|ước|có thể|có lẽ|dường như)\s*$", re.IGNORECASE)
_FEWEST = 4
_ACCUSED = frozenset("bị can|bị cáo|nghi phạm|đối tượng".split("|"))
_MAY_BE_A_YEAR = frozenset("bị can|bị cáo|nghi phạm|đối tượng|người".split("|"))
_CURRENCY = re.compile(r"(US\$|\$|€|£)\s?$")
_CURRENCIES = {"US$": "USD", "$": "USD", "€": "euro", "£": "bảng Anh"}
MAX_TEXT = 500
ABOUT_WORDS = 14


@dataclass
class _Reading:
    """What reading an article for figures goes by."""

    reference: date | None
    english: bool
    context: Context = field(default_factory=Context)


def find_figures(article: ParsedArticle, language: str | None = "vi") -> tuple[Figure, ...]:
    """The statistics of title and body in order; one entry where value and unit are repeated.

    ``place`` counts the paragraphs of the body from 1 (0: the title).
    """
    reading = _Reading(reference_day(article), language == "en")
    found: dict[tuple[str, str], Figure] = {}
    for place, passage in _passages(article):
        for line in passage.split("\n"):
            reading.context.next_paragraph(line)
            for sentence in sentences(line):
                for figure in _in_sentence(sentence, reading, place):
                    _add(found, figure)
    return tuple(found.values())


def without_title(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The figures without those only the title has, which are the body's in other words (rounded)."""
    return tuple(figure for figure in figures if figure.place > 0)


def _passages(article: ParsedArticle) -> Iterator[tuple[int, str]]:
    yield 0, article.title or ""
    place = 0
    for block in article.blocks:
        for paragraph in block.full_text.split("\n\n"):
            place += 1
            yield place, paragraph


def _add(found: dict[tuple[str, str], Figure], figure: Figure) -> None:
    """Add a figure; one met before gets what it lacked. Percentages are repeated only in the same words."""
    counted = " ".join(figure.about.split()[:3]) if figure.unit == "%" else ""
    key = (figure.value.lower() + counted, figure.unit.lower())
    known = found.get(key)
    if known is None:
        found[key] = figure
    elif known.place == 0:
        del found[key]
        found[key] = replace(figure, as_of=figure.as_of or known.as_of, qualifier=figure.qualifier or known.qualifier)
    elif known.as_of is None:
        found[key] = replace(known, as_of=figure.as_of, period=known.period or figure.period)


def _in_sentence(sentence: str, reading: _Reading, place: int) -> list[Figure]:
    """The figures of one sentence."""
    found = quantities(sentence, reading.english)
    if not found:
        return []
    dates = date_spans(sentence, reading.reference)
    reading.context.note_dates(sentence, dates)
    figures: list[Figure] = []
    last_end = 0
    for quantity in found:
        dated = any(quantity.start < span.end and span.start < quantity.end for span in dates)
        if quantity.start < last_end or dated:
            continue
        unit = _unit_of(sentence, quantity, reading, place)
        if unit is None:
            continue
        figure = _figure(sentence, quantity, unit, dates, reading, place)
        joined = _as_range(figures[-1], figure, sentence[last_end : quantity.start], sentence) if figures else None
        if joined:
            figures[-1] = joined
        else:
            figures.append(figure)
        last_end = unit[1]
    return figures


def _unit_of(text: str, quantity: Quantity, reading: _Reading, place: int) -> tuple[str, int] | None:
    """(unit, its end) of a quantity worth keeping, otherwise None."""
    if is_excluded(text, quantity):
        return None
    unit = find_unit(text, quantity.end, quantity.percent)
    if quantity.kind == "fraction":
        return _unit_of_fraction(text, quantity, unit, place)
    if unit is None:
        return ("", quantity.end) if quantity.scale else None
    name, end = unit
    if quantity.kind in ("count", "vague"):
        return unit if place and _worth_counting(text, quantity, name) else None
    if name not in KNOWN_UNITS and _YEAR.fullmatch(quantity.value) and not quantity.scale:
        return None
    if is_session_count(text, quantity.start, end):
        return None
    if not quantity.scale and not is_lasting(text, quantity, name, end, reading.context.months):
        return None
    return unit


def _unit_of_fraction(
    text: str, quantity: Quantity, unit: tuple[str, int] | None, place: int
) -> tuple[str, int] | None:
    """A fraction counts with what it is a part of, or alone where digits or "gấp" show it."""
    times = quantity.value.lower().startswith("gấp")
    if not place:
        return None
    if times:
        return "", quantity.end
    if unit and unit[0] not in TIME_UNITS:
        return unit
    return ("", quantity.end) if "/" in quantity.value else None


def _worth_counting(text: str, quantity: Quantity, unit: str) -> bool:
    """Whether a number in words, or a vague one, counts people, bodies, cases … and is no mere "hai, ba"."""
    before = text[max(0, quantity.start - 24) : quantity.start]
    if quantity.kind == "vague":
        return not _ESTIMATED.search(before)
    words, number = quantity.value.lower(), quantity.number or 0
    if re.search(r"(?:\d|thứ|,|hoặc|hay|lần|những|các|mỗi|từng)\s*$", before):
        return False
    if unit in TIME_UNITS:
        return number >= _FEWEST and words != "năm" and qualifier_before(text, quantity.start) is not None
    head = unit if unit in COUNTED else unit.split()[0]
    if head not in COUNTED:
        return False
    if words == "năm":
        return head in _MAY_BE_A_YEAR and not re.search(r"(?:trong|mỗi|hằng|hàng|cả|qua|nhiều|suốt)\s*$", before)
    return number >= _FEWEST or (number >= 2 and head in _ACCUSED)


def _figure(
    text: str, quantity: Quantity, unit: tuple[str, int], dates: Sequence[DateSpan], reading: _Reading, place: int
) -> Figure:
    name, end = unit
    lasts = name in TIME_UNITS and not quantity.scale
    period = Period() if lasts else _period(text, quantity.start, end, dates, reading)
    currency = _CURRENCY.search(text[max(0, quantity.start - 4) : quantity.start])
    words = name if quantity.percent else f"{quantity.scale} {name}".strip()
    if currency and not quantity.percent:
        words = f"{quantity.scale} {_CURRENCIES[currency[1]]}".strip()
    return Figure(
        value=quantity.value,
        unit=words,
        qualifier=None if quantity.value.lower().startswith("gấp") else qualifier_before(text, quantity.start),
        as_of=period.as_of,
        number=quantity.number,
        number_to=quantity.number_to,
        about=_about(text, quantity, end, name),
        text=text[:MAX_TEXT],
        period=period.period,
        place=place,
    )


def _period(text: str, start: int, end: int, dates: Sequence[DateSpan], reading: _Reading) -> Period:
    """The period of a figure: its sentence's, otherwise that of the sentence it goes on from."""
    period = period_of(text, start, end, dates, reading.reference)
    if period == Period():
        return reading.context.inherited(text)
    reading.context.note_period(period)
    return period


def _as_range(first: Figure, second: Figure, between: str, sentence: str) -> Figure | None:
    """ "từ 20 triệu đồng đến 50 triệu đồng" as one figure; None when the two are no range."""
    same = first.unit == second.unit and first.number_to is None and second.number_to is None
    if not same or between.strip() not in ("đến", "tới", "–", "-") or first.number is None or second.number is None:
        return None
    if first.number >= second.number:
        return None
    start = sentence.find(first.value)
    end = sentence.find(second.value, start + len(first.value)) + len(second.value)
    return replace(first, value=sentence[start:end], number_to=second.number, about=second.about)


def _about(text: str, quantity: Quantity, end: int, unit: str) -> str:
    """The words that say what is counted: after the figure in its clause, otherwise those before it."""
    stop = _CLAUSE_END.search(text, end)
    tail = text[end : stop.start() if stop else len(text)].strip(' ,.;:"”“)')
    counted = "" if unit.startswith(("%", "đồng", "USD", "điểm")) else unit
    if tail or counted:
        words = f"{counted} {tail}".strip().split()
        if len(words) >= 2 or counted:
            return " ".join(words[:ABOUT_WORDS])
    start = max((match.end() for match in _CLAUSE_END.finditer(text, 0, quantity.start)), default=0)
    head = QUALIFIER_BEFORE.sub("", text[start : quantity.start])
    return " ".join(head.strip(' ,.;:"”“(').split()[-ABOUT_WORDS:]) or tail

"""Dates in running text, as EDTF (ISO 8601-2), with what the text says of them.

A day and month without a year take the year that brings them nearest to the article's own date, or
to the day its opening reports of; when neither is known the year stays unknown (``XXXX-08-08``).
Nothing is invented.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import IntFlag, auto
from functools import lru_cache

from news.importing.documents import DatedFact, ParsedArticle
from news.importing.recognising.date_notations import (
    DAY_MONTH,
    DAY_MONTH_YEAR,
    DIGIT,
    ENGLISH_DAY,
    ENGLISH_MONTH,
    ENGLISH_RANGE,
    ENGLISH_YEAR,
    ISO,
    LASTING_UNTIL,
    MONTH_HINTS,
    MONTH_NUMBERS,
    MONTH_RANGE,
    MONTH_YEAR,
    MONTHS_OF,
    NO_DATE_BEFORE,
    QUARTER,
    RANGE,
    SPELT,
    VAGUE,
    YEAR_ALONE,
    YEARS,
)
from news.importing.recognising.number_words import number_of
from news.importing.vietnamese import sentences

_PART = {"đầu": "01", "giữa": "06", "cuối": "12"}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "một": 1, "hai": 2, "ba": 3, "tư": 4}
_OPENING_BLOCKS = 2
_NOT_THE_DAY_OF_THE_NEWS = re.compile(r"(?:đến|tới|hết|trước|sau|từ|until|by|before)\s+(?:ngày\s+)?$", re.IGNORECASE)
_FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class DateSpan:
    """A date found in a text: EDTF, and the characters it takes up."""

    edtf: str
    start: int
    end: int


def find_dates(article: ParsedArticle) -> tuple[DatedFact, ...]:
    """The dates in title and body with the clause they stand in, each date and clause once."""
    found: dict[tuple[str, str], DatedFact] = {}
    passages = [article.title or ""] + [block.full_text for block in article.blocks]
    reference = reference_day(article)
    for passage in passages:
        if not DIGIT.search(passage):
            continue
        for paragraph in passage.split("\n"):
            for sentence in sentences(paragraph):
                for span in date_spans(sentence, reference):
                    fact = DatedFact(span.edtf, _what(sentence, span), sentence)
                    found.setdefault((fact.date, fact.what), fact)
    return tuple(found.values())


def reference_day(article: ParsedArticle) -> date | None:
    """The day that days without a year are near to: the article's own, or the first its opening reports of."""
    if article.published:
        return article.published
    for block in article.blocks[:_OPENING_BLOCKS]:
        for span in date_spans(block.full_text[:600], None):
            if not _FULL_DAY.fullmatch(span.edtf):
                continue
            if not _NOT_THE_DAY_OF_THE_NEWS.search(block.full_text[max(0, span.start - 20) : span.start]):
                return date.fromisoformat(span.edtf)
    return None


@lru_cache(maxsize=1024)
def date_spans(text: str, published: date | None = None) -> tuple[DateSpan, ...]:
    """All dates in ``text`` in order; a longer notation hides the shorter ones inside it."""
    spans: list[DateSpan] = []
    if not DIGIT.search(text):
        return ()
    divided = _DIVIDED.search(text)
    signs = _signs(text) | (_Sign.DIVIDED.value if divided else 0)
    for pattern, read, sign, lead in _READERS:
        if not sign & signs:
            continue
        for match in pattern.finditer(text, max(0, divided.start() - lead) if divided and lead else 0):
            if any(match.start() < span.end and span.start < match.end() for span in spans):
                continue
            if NO_DATE_BEFORE.search(text[max(0, match.start() - 12) : match.start()]):
                continue
            edtf = read(match, published)
            for number, part in enumerate(edtf.split(" ") if edtf else ()):
                start = match.start() if number == 0 else match.end() - 1
                spans.append(DateSpan(part, start, match.end()))
    spans.sort(key=lambda span: span.start)
    return tuple(_with_lasting(text, spans))


def _with_lasting(text: str, spans: list[DateSpan]) -> list[DateSpan]:
    """ "… tối 12/12, kéo dài đến ngày 15/12": the second date ends an interval that the first begins."""
    for number in range(1, len(spans)):
        first, last = spans[number - 1], spans[number]
        if not (_FULL_DAY.fullmatch(first.edtf) and _FULL_DAY.fullmatch(last.edtf) and first.edtf < last.edtf):
            continue
        if LASTING_UNTIL.search(text[max(0, last.start - 24) : last.start + 5]):
            spans[number] = DateSpan(f"{first.edtf}/{last.edtf}", last.start, last.end)
    return spans


def edtf_day(day: int, month: int, year: int | None, published: date | None) -> str | None:
    """EDTF of a day; None for a day the month does not have."""
    if day > monthrange(year or 2024, month)[1]:
        return None
    year = year or nearest_year(day, month, published)
    return f"{year:04d}-{month:02d}-{day:02d}" if year else f"XXXX-{month:02d}-{day:02d}"


def nearest_year(day: int, month: int, published: date | None) -> int | None:
    """The year in which that day lies nearest to ``published``; None when it is unknown."""
    if published is None:
        return None
    candidates = [
        date(year, month, day)
        for year in (published.year - 1, published.year, published.year + 1)
        if 1 <= year <= 9999 and day <= monthrange(year, month)[1]
    ]
    return min(candidates, key=lambda other: abs((other - published).days)).year if candidates else None


def _read_range(match: re.Match[str], published: date | None) -> str | None:
    day, last = int(match["d1"]), int(match["d2"])
    month2 = int(match["m2"])
    month1 = int(match["m1"]) if match["m1"] else month2
    year2 = int(match["y2"]) if match["y2"] else None
    year1 = int(match["y1"]) if match["y1"] else year2
    if month1 == month2 and day >= last:
        return None
    apart = match["to"].startswith("và")
    if apart and match["m1"]:
        return None
    first = edtf_day(day, month1, year1, published)
    second = edtf_day(last, month2, year2, published)
    return f"{first}{' ' if apart else '/'}{second}" if first and second else None


def _read_day(match: re.Match[str], published: date | None) -> str | None:
    parts = match.groupdict()
    year = int(parts["y"]) if parts.get("y") else None
    month = int(match["m"])
    first = edtf_day(int(match["d"]), month, year, published)
    if first and parts.get("d2"):
        second = edtf_day(int(parts["d2"]), month, year, published)
        return f"{first}/{second}" if second else first
    return first


def _read_english(match: re.Match[str], published: date | None) -> str | None:
    month = MONTH_NUMBERS[(match["m"] or match["am"])[:3].lower()]
    year = match["y"] or match["ay"]
    return edtf_day(int(match["d"] or match["ad"]), month, int(year) if year else None, published)


def _read_english_range(match: re.Match[str], published: date | None) -> str | None:
    month = MONTH_NUMBERS[(match["m"] or match["am"])[:3].lower()]
    year = match["y"] or match["ay"]
    days = [int(match["d"] or match["ad"]), int(match["d2"] or match["ad2"])]
    ends = [edtf_day(day, month, int(year) if year else None, published) for day in days]
    return f"{ends[0]}/{ends[1]}" if all(ends) and days[0] < days[1] else None


def _read_english_month(match: re.Match[str], published: date | None) -> str | None:
    return f"{match['y']}-{MONTH_NUMBERS[match['m'][:3].lower()]:02d}"


def _read_month(match: re.Match[str], published: date | None) -> str | None:
    month = int(match["m"])
    if match["y"]:
        return f"{match['y']}-{month:02d}"
    return None


def _read_month_range(match: re.Match[str], published: date | None) -> str | None:
    first, last = int(match["m1"]), int(match["m2"])
    year = int(match["y"]) if match["y"] else (published.year if published else None)
    begins = int(match["y1"]) if match["y1"] else year
    if year is None or begins is None or (begins, first) >= (year, last):
        return None
    return f"{begins}-{first:02d}/{year}-{last:02d}"


def _read_vague(match: re.Match[str], published: date | None) -> str | None:
    return f"{match['y']}-{_PART[match['part'].lower()]}~"


def _read_quarter(match: re.Match[str], published: date | None) -> str | None:
    year = match["y"] or (published.year if published else None)
    last = 3 * _QUARTERS[match["q"].lower()]
    return f"{year}-{last - 2:02d}/{year}-{last:02d}" if year else None


def _read_months_of(match: re.Match[str], published: date | None) -> str | None:
    count = number_of(match["n"])
    year = match["y"] or match["y2"] or (published.year if published else None)
    if count is None or not 1 <= count <= 12 or not year:
        return None
    first, last = (13 - count, 12) if match["part"] == "cuối" else (1, count)
    return f"{year}-{first:02d}/{year}-{last:02d}"


def _read_years(match: re.Match[str], published: date | None) -> str | None:
    return f"{match['y1']}/{match['y2']}" if match["y1"] < match["y2"] else None


def _read_year(match: re.Match[str], published: date | None) -> str | None:
    return match["y"]


class _Sign(IntFlag):
    """What a text must have for a notation to be in it: told at once for all notations that need it."""

    DIVIDED = auto()
    MONTH = auto()
    YEAR_WORD = auto()
    QUARTER_WORD = auto()
    SPAN_WORD = auto()
    ENGLISH = auto()
    YEAR = auto()


_SIGNS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (_Sign.MONTH.value, ("háng",)),
    (_Sign.YEAR_WORD.value, ("ăm",)),
    (_Sign.QUARTER_WORD.value, ("uý",)),
    (_Sign.SPAN_WORD.value, ("đoạn", "kỳ", "ừ")),
    (_Sign.ENGLISH.value, MONTH_HINTS),
    (_Sign.YEAR.value, (" 19", " 20")),
)
_DIVIDED = re.compile(r"\d\s?[/.-]\s?\d")


def _signs(text: str) -> int:
    """The signs of dates in a text, but for divided digits."""
    found = 0
    for sign, strings in _SIGNS:
        if any(map(text.__contains__, strings)):
            found |= sign
    return found


# With how many characters at most each begins before the first digits with a mark between them.
_READERS = tuple(
    (pattern, read, sign.value, lead)
    for pattern, read, sign, lead in (
        (ISO, _read_day, _Sign.DIVIDED, 4),
        (MONTH_RANGE, _read_month_range, _Sign.MONTH, 0),
        (RANGE, _read_range, _Sign.DIVIDED, 40),
        (DAY_MONTH_YEAR, _read_day, _Sign.DIVIDED, 4),
        (SPELT, _read_day, _Sign.MONTH, 0),
        (ENGLISH_RANGE, _read_english_range, _Sign.ENGLISH, 0),
        (ENGLISH_DAY, _read_english, _Sign.ENGLISH, 0),
        (ENGLISH_MONTH, _read_english_month, _Sign.ENGLISH, 0),
        (MONTHS_OF, _read_months_of, _Sign.MONTH, 0),
        (VAGUE, _read_vague, _Sign.YEAR_WORD, 0),
        (QUARTER, _read_quarter, _Sign.QUARTER_WORD, 0),
        (MONTH_YEAR, _read_month, _Sign.MONTH, 0),
        (YEARS, _read_years, _Sign.SPAN_WORD, 0),
        (DAY_MONTH, _read_day, _Sign.DIVIDED, 80),
        (YEAR_ALONE, _read_year, _Sign.YEAR_WORD, 0),
        (ENGLISH_YEAR, _read_year, _Sign.YEAR, 0),
    )
)


def _what(sentence: str, span: DateSpan, reach: int = 140) -> str:
    """The words around the date that say what happens, cut at clause marks."""
    start = max(sentence.rfind(mark, 0, span.start) for mark in (";", "…", ": ")) + 1
    start = max(start, span.start - reach)
    mark = sentence.find(";", span.end)
    end = len(sentence) if mark < 0 else mark
    return sentence[start : min(end, span.end + reach)].strip(" ,.;:")

"""Dates in running text, as EDTF (ISO 8601-2), with what the text says of them.

A day and month without a year take the year that brings them nearest to the article's own date;
when that is unknown the year stays unknown (``XXXX-08-08``). Nothing is invented.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from news.importing.documents import DatedFact, ParsedArticle
from news.importing.parsing.dates import parse_full_date
from news.importing.shapes import DAY, ENGLISH_DATE, MONTH, YEAR
from news.importing.vietnamese import sentences

_SEP = r"\s?[/.]\s?"
_RANGE = re.compile(
    rf"(?<![\d/.,])(?P<d1>{DAY})(?:{_SEP}(?P<m1>{MONTH})(?:{_SEP}(?P<y1>{YEAR}))?)?\s?(?P<to>-|–|—|đến(?: ngày)?|"
    rf"tới(?: ngày)?|và(?: ngày)?)\s?"
    rf"(?P<d2>{DAY}){_SEP}(?P<m2>{MONTH})(?:{_SEP}(?P<y2>{YEAR}))?(?![\d/]|[.,]\d)"
)
_DAY_MONTH_YEAR = re.compile(rf"(?<![\d/.,-])(?P<d>{DAY})(?:{_SEP}|-)(?P<m>{MONTH})(?:{_SEP}|-)(?P<y>{YEAR})(?![\d/])")
_ISO = re.compile(rf"(?<![\d-])(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")
_SPELT = re.compile(
    rf"(?:[nN]gày|mùng)\s+(?P<d>{DAY})(?:\s?(?:-|–|và|đến)\s?(?P<d2>{DAY}))?\s+tháng\s+(?P<m>{MONTH})(?:(?:\s+năm\s+|"
    rf"/)(?P<y>{YEAR}))?(?!\d)"
)
_DAY_MONTH = re.compile(
    rf"(?:(?:[nN]gày|[sS]áng|[cC]hiều|[tT]ối|[tT]rưa|[đĐ]êm|hôm nay|hôm qua|[nN]ay|[vV]ào|ngày|đến|từ|và|trước|sau|"
    rf"[tT]hứ \w+|[cC]hủ [nN]hật),?\s*\(?|\()(?P<d>{DAY})\s?(?P<s>[/.-])\s?(?P<m>{MONTH})(?![\d/%]|[.,]\d|\s?(?:giờ|"
    rf"phút|triệu|tỷ|tỉ|%|người|điểm))"
)
_MONTH_YEAR = re.compile(rf"[tT]háng\s+(?P<m>{MONTH})(?:\s?[/.-]\s?|\s+năm\s+)(?P<y>{YEAR})(?!\d)")
_VAGUE = re.compile(rf"(?P<part>[đĐ]ầu|[gG]iữa|[cC]uối)\s+(?:năm\s+)(?P<y>{YEAR})(?!\d)")
_QUARTER = re.compile(rf"[qQ]uý\s+(?P<q>IV|I{{1,3}}|[1-4])\s?(?:/|năm\s|-|\s)\s?(?P<y>{YEAR})(?!\d)")
_MONTHS_OF = re.compile(rf"(?P<n>\d{{1,2}}) tháng (?P<part>đầu|cuối) (?:của )?năm (?P<y>{YEAR})(?!\d)")
_YEARS = re.compile(
    rf"(?:[gG]iai đoạn|[nN]hiệm kỳ|[tT]ừ năm|[tT]ừ)\s+(?P<y1>{YEAR})\s?(?:-|–|đến(?: năm)?|tới)\s?(?P<y2>{YEAR})(?!\d)"
)
_YEAR = re.compile(rf"(?<!\w)[nN]ăm\s+(?P<y>{YEAR})(?![\d/])")
_DIGIT = re.compile(r"\d")
_PART = {"đầu": "01", "giữa": "06", "cuối": "12"}
_QUARTERS = {"I": 33, "II": 34, "III": 35, "IV": 36, "1": 33, "2": 34, "3": 35, "4": 36}


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
    for passage in passages:
        for paragraph in passage.split("\n"):
            for sentence in sentences(paragraph):
                for span in date_spans(sentence, article.published):
                    fact = DatedFact(span.edtf, _what(sentence, span), sentence)
                    found.setdefault((fact.date, fact.what), fact)
    return tuple(found.values())


def date_spans(text: str, published: date | None = None) -> list[DateSpan]:
    """All dates in ``text`` in order; a longer notation hides the shorter ones inside it."""
    spans: list[DateSpan] = []
    if not _DIGIT.search(text):
        return spans
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            if any(match.start() < span.end and span.start < match.end() for span in spans):
                continue
            edtf = read(match, published)
            if edtf:
                spans.append(DateSpan(edtf, match.start(), match.end()))
    return sorted(spans, key=lambda span: span.start)


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
        if day <= monthrange(year, month)[1]
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
    if match["to"].startswith("và") and (match["m1"] or last != day + 1):
        return None
    first = edtf_day(day, month1, year1, published)
    second = edtf_day(last, month2, year2, published)
    return f"{first}/{second}" if first and second else None


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
    found = parse_full_date(match.group())
    return found.isoformat() if found else None


def _read_month(match: re.Match[str], published: date | None) -> str | None:
    return f"{match['y']}-{int(match['m']):02d}"


def _read_vague(match: re.Match[str], published: date | None) -> str | None:
    return f"{match['y']}-{_PART[match['part'].lower()]}~"


def _read_quarter(match: re.Match[str], published: date | None) -> str | None:
    return f"{match['y']}-{_QUARTERS[match['q']]}"


def _read_months_of(match: re.Match[str], published: date | None) -> str | None:
    count = int(match["n"])
    if not 1 <= count <= 12:
        return None
    first, last = (1, count) if match["part"] == "đầu" else (13 - count, 12)
    return f"{match['y']}-{first:02d}/{match['y']}-{last:02d}"


def _read_years(match: re.Match[str], published: date | None) -> str | None:
    return f"{match['y1']}/{match['y2']}" if match["y1"] < match["y2"] else None


def _read_year(match: re.Match[str], published: date | None) -> str | None:
    return match["y"]


_READERS = (
    (_ISO, _read_day),
    (_RANGE, _read_range),
    (_DAY_MONTH_YEAR, _read_day),
    (_SPELT, _read_day),
    (ENGLISH_DATE, _read_english),
    (_MONTHS_OF, _read_months_of),
    (_VAGUE, _read_vague),
    (_QUARTER, _read_quarter),
    (_MONTH_YEAR, _read_month),
    (_YEARS, _read_years),
    (_DAY_MONTH, _read_day),
    (_YEAR, _read_year),
)


def _what(sentence: str, span: DateSpan, reach: int = 140) -> str:
    """The words around the date that say what happens, cut at clause marks."""
    start = max(sentence.rfind(mark, 0, span.start) for mark in (";", "…", ": ")) + 1
    start = max(start, span.start - reach)
    mark = sentence.find(";", span.end)
    end = len(sentence) if mark < 0 else mark
    return sentence[start : min(end, span.end + reach)].strip(" ,.;:")

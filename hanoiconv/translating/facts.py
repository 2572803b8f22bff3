"""The numbers, dates and names that a text states, comparable across languages, and the sentences they stand in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from html import unescape

from anyascii import anyascii
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.formats import get_format
from django.utils.translation import override

TAG = re.compile(r"<[^>]*>")
BREAK = re.compile(r"</(?:p|li|h[1-6])>|<br\s*/?>", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[.!?…؟。])[\"”’»)\]]*\s+|\n+")
FIGURE_MARK = re.compile(r'<embed\b(?=[^>]*\bembedtype="figure")(?=[^>]*\bobservation="([0-9]{1,18})")[^>]*>')
FIGURE_SEEN = re.compile(r"⟦observation:([0-9]+)⟧")
NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,\u00a0\u202f]\d+)*(?![\w])|(?<![\w.,])\d+(?:[.,\u00a0\u202f]\d+)*(?=%)")
WORD = re.compile(r"[^\W\d_][\w’'-]*")
DAY = r"(\d{1,2})(?:st|nd|rd|th|er)?"
RANGE = r"(?:(\d{1,2})\s*(?:[–—-]|and|to|và|đến|et|au)\s*(?:ngày\s+)?)?"


@dataclass(frozen=True)
class Fact:
    """A number, date, name or live figure: `key` is the same in every language, `words` as they stand."""

    kind: str
    key: str
    words: str

    def is_same(self, other: Fact) -> bool:
        """Say whether both state the same; a date without a year is that day of any year."""
        if self.kind != other.kind:
            return False
        if self.kind != "date" or self.key == other.key:
            return self.key == other.key
        (year, day), (other_year, other_day) = (key.split("-", 1) for key in (self.key, other.key))
        return day == other_day and "" in (year, other_year)


def plain(text: str, *, is_rich: bool) -> str:
    """Return the words of a piece of text, a line for each paragraph; a live figure stays as a mark."""
    if is_rich:
        text = FIGURE_MARK.sub(r" ⟦observation:\1⟧ ", text)
        text = unescape(TAG.sub("", BREAK.sub("\n", text)))
    return "".join(_digit(char) for char in text)


def _digit(char: str) -> str:
    return str(unicodedata.digit(char)) if char.isdigit() and not char.isascii() else char


def sentences(text: str) -> list[str]:
    """Return the sentences of a plain text."""
    return [part.strip() for part in SENTENCE_END.split(text) if part and part.strip()]


def facts_of(text: str, language: str, names: Iterable[Fact] = ()) -> list[Fact]:
    """Return what a plain text states, each fact once; `names` are the registered names of the language."""
    found: list[Fact] = [Fact("figure", match[1], match[0]) for match in FIGURE_SEEN.finditer(text)]
    rest = FIGURE_SEEN.sub(" ", text)
    dates, rest = _take_dates(rest, language)
    found += dates
    found += [Fact("number", _number_key(match[0], language), match[0]) for match in NUMBER.finditer(rest)]
    known = [name for name in names if name.words in rest and re.search(rf"(?<!\w){re.escape(name.words)}(?!\w)", rest)]
    for name in known:
        rest = rest.replace(name.words, " · ")
    found += known
    found += [Fact("name", folded(words), words) for words in _capitalised(rest)]
    return list({(fact.kind, fact.key): fact for fact in found}.values())


def _take_dates(text: str, language: str) -> tuple[list[Fact], str]:
    """Return the days that a text names, and the rest of the text."""
    found: list[Fact] = []
    for pattern, order in _date_patterns(language):
        kept, end = [], 0
        for match in pattern.finditer(text):
            dates = list(_dates(match, order, language))
            if dates:
                found += dates
                kept += [text[end : match.start()], " · "]
                end = match.end()
        text = "".join([*kept, text[end:]])
    return found, text


def _capitalised(text: str) -> Iterator[str]:
    """Yield what looks like a name: two or more words in a row that begin with a capital."""
    run: list[re.Match[str]] = []
    for word in WORD.finditer(text):
        follows = bool(run) and text[run[-1].end() : word.start()] == " "
        if run and not (follows and word[0][0].isupper()):
            if len(run) > 1:
                yield text[run[0].start() : run[-1].end()]
            run = []
        if word[0][0].isupper():
            run.append(word)
    if len(run) > 1:
        yield text[run[0].start() : run[-1].end()]


def folded(name: str) -> str:
    """Return a name without marks and case, as another language may write it."""
    return " ".join(anyascii(name).casefold().split())


@cache
def _marks(language: str) -> tuple[str, str]:
    with override(language):
        return str(get_format("DECIMAL_SEPARATOR", language)), str(get_format("THOUSAND_SEPARATOR", language))


def _number_key(words: str, language: str) -> str:
    """Return a number free of its language's marks: "1.234,50" and "1,234.5" are the same."""
    decimal, _group = _marks(language)
    other = "," if decimal == "." else "."
    whole, *parts = words.replace("\u00a0", other).replace("\u202f", other).split(decimal)
    if len(parts) > 1 or (other in whole and not re.fullmatch(rf"\d{{1,3}}(?:\{other}\d{{3}})+", whole)):
        return words
    if parts and other in parts[0]:
        return words
    number = Decimal(".".join([whole.replace(other, ""), *parts]))
    return format(number.normalize(), "f")


@cache
def _months(language: str) -> dict[str, int]:
    """Return the months' names in the language, long and short, as Django knows them."""
    with override(language):
        named = {str(name).casefold(): number for table in (MONTHS, MONTHS_3) for number, name in table.items()}
    return {name: number for name, number in named.items() if not name.isdigit()}


@cache
def _date_patterns(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return how the language writes days: with a month's name before or after, or in digits."""
    months = "|".join(re.escape(name) for name in sorted(_months(language), key=len, reverse=True))
    year = r"(?:,?\s+(?:năm\s+)?(\d{4}))?"
    return (
        (re.compile(rf"(?<!\d){RANGE}{DAY}\s+(?:de\s+)?({months})\b\.?{year}", re.IGNORECASE), "day month"),
        (re.compile(rf"\b({months})\.?\s+{RANGE}{DAY}(?!\d){year}", re.IGNORECASE), "month day"),
        (re.compile(rf"(?<!\d){RANGE}{DAY}\s+tháng\s+(\d{{1,2}})(?!\d){year}", re.IGNORECASE), "day month"),
        (re.compile(rf"(?<![\d/.-]){RANGE}(\d{{1,2}})[/.-](\d{{1,2}})(?:[/.-](\d{{4}}))?(?![\d/])"), "day month"),
    )


def _parts(match: re.Match[str], order: str, language: str) -> tuple[list[int], int, str]:
    if order == "month day":
        month, first, day, year = match.groups()
    else:
        first, day, month, year = match.groups()
    number = int(month) if month.isdigit() else _months(language).get(month.casefold(), 0)
    return [int(value) for value in (first, day) if value], number, year or ""


def _is_date(match: re.Match[str], order: str, language: str) -> bool:
    """Say whether it can be a day; "3.5" of a language whose decimals have a point is none without a year."""
    days, month, year = _parts(match, order, language)
    is_decimal = re.fullmatch(r"\d{1,2}[.,-]\d{1,2}", match[0]) is not None and not year
    return not is_decimal and 1 <= month <= 12 and all(1 <= day <= 31 for day in days)


def _dates(match: re.Match[str], order: str, language: str) -> Iterator[Fact]:
    if _is_date(match, order, language):
        days, month, year = _parts(match, order, language)
        for day in days:
            yield Fact("date", f"{year}-{month:02}-{day:02}", match[0].strip())

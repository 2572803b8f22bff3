"""Figures: value, unit, qualifier, as-of date and what they count.

Vietnamese digits: a point groups thousands ("1.800" is 1800), a comma begins decimals ("1,8"). A
range is one figure. Telephone and decree numbers, ordinals, dates, times, ages and the counts of
sessions in a programme are not figures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from news.importing.documents import Figure, ParsedArticle
from news.importing.recognising.dates import DateSpan, date_spans
from news.importing.recognising.events import is_session_count
from news.importing.recognising.units import (
    EXCLUDED_AFTER,
    EXCLUDED_BEFORE,
    KNOWN_UNITS,
    QUALIFIER_BEFORE,
    SCALES,
    TIME_UNITS,
    find_unit,
)
from news.importing.vietnamese import sentences

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|\d+(?:,\d+)?"
_SCALE_WORDS = "|".join(SCALES)
_QUANTITY = re.compile(
    rf"(?<![\w.,/:%-])(?P<value>(?P<n1>{_NUMBER})(?P<scale1>\s(?:{_SCALE_WORDS}))?(?P<percent1>\s?%)?"
    rf"(?P<range>\s?(?:-|–|—|đến|tới)\s?(?P<n2>{_NUMBER}))?)"
    rf"(?P<percent>\s?%)?(?P<scale>(?:\s(?:{_SCALE_WORDS})(?![\wÀ-ỹ]))*)(?![\w/:%]|[.,]\d)"
)
_ENGLISH_NUMBER = re.compile(
    r"(?<![\w.,/-])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w/]|[.,]\d)|(?<![\w.,/-])\d+\.\d+(?=\s(?:million|billion|percent|"
    r"per cent)|%)"
)
_UPTO = re.compile(r"(?:[tT]ính\s+)?(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+|thời điểm\s+|tháng\s+)?$")
_COMPARED = re.compile(
    r"(?:so với|cùng kỳ|hơn|của)\s+(?:cùng kỳ\s+)?(?:cả\s+)?(?:năm\s+|tháng\s+|ngày\s+|quý\s+)?(?:trước\s+)?$"
)
_FUTURE = re.compile(r"(?:đến|trước|vào|tới|từ)\s+$")
_CLAUSE_END = re.compile(r"[,;:.!?…)](?=\s|$)")
_YEAR = re.compile(r"(?:19|20)\d\d")
ABOUT_WORDS = 16
MAX_TEXT = 600


@dataclass(frozen=True)
class _Quantity:
    """A number with its scale words, before unit and exclusions are looked at."""

    value: str
    scale: str
    percent: bool
    number: Decimal
    number_to: Decimal | None
    start: int
    end: int


def find_figures(article: ParsedArticle, language: str | None = "vi") -> tuple[Figure, ...]:
    """The statistics of title and body in order; the same value and unit in one sentence once.

    ``place`` counts the paragraphs of the body from 1 (0: the title).
    """
    found: list[Figure] = []
    seen: set[tuple[str, str, str]] = set()
    place = 0
    passages = [(0, article.title or "")]
    for block in article.blocks:
        for paragraph in block.full_text.split("\n\n"):
            place += 1
            passages.append((place, paragraph))
    for number, passage in passages:
        if not any(character.isdigit() for character in passage):
            continue
        for line in passage.split("\n"):
            for sentence in sentences(line):
                for figure in _in_sentence(sentence, article.published, number, language):
                    key = (figure.value, figure.unit, figure.text)
                    if key not in seen:
                        seen.add(key)
                        found.append(figure)
    return tuple(found)


def parse_number(digits: str) -> Decimal:
    """The value of Vietnamese digits: "1.800" is 1800, "1,8" is 1.8."""
    return Decimal(digits.replace(".", "").replace(",", "."))


def _in_sentence(sentence: str, published: date | None, place: int, language: str | None) -> list[Figure]:
    """The figures of one sentence."""
    text = _with_vietnamese_digits(sentence) if language == "en" else sentence
    dates = date_spans(text, published)
    figures: list[Figure] = []
    last_end = 0
    for match in _QUANTITY.finditer(text):
        if any(match.start("n1") < span.end and span.start < match.end("n1") for span in dates):
            continue
        quantity = _quantity(match)
        if quantity is None or _is_excluded(text, quantity):
            continue
        unit = find_unit(text, quantity.end, quantity.percent)
        if unit is None or (unit[0] not in KNOWN_UNITS and _YEAR.fullmatch(quantity.value) and not quantity.scale):
            continue
        name, end = unit
        if is_session_count(text, quantity.start, end) or (
            not quantity.percent and not quantity.scale and name in TIME_UNITS
        ):
            continue
        qualifier = QUALIFIER_BEFORE.search(text[: quantity.start])
        as_of, period = _as_of(text, quantity, dates)
        words = f"{quantity.scale} {name}".strip() if not quantity.percent else name
        figure = Figure(
            value=sentence[quantity.start : quantity.start + len(quantity.value)],
            unit=words,
            qualifier=" ".join(qualifier[1].lower().split()) if qualifier else None,
            as_of=as_of,
            number=quantity.number,
            number_to=quantity.number_to,
            about=_about(text, quantity, end, name),
            text=sentence[:MAX_TEXT],
            period=period,
            place=place,
        )
        joined = _as_range(figures, figure, text[last_end : quantity.start], sentence) if figures else None
        if joined:
            figures[-1] = joined
        else:
            figures.append(figure)
        last_end = end
    return figures


def _as_range(figures: list[Figure], second: Figure, between: str, sentence: str) -> Figure | None:
    """ "từ 20 triệu đồng đến 50 triệu đồng" as one figure; None when the two are no range."""
    first = figures[-1]
    same = first.unit == second.unit and first.number_to is None and second.number_to is None
    if not same or between.strip() not in ("đến", "tới", "–", "-") or first.number is None or second.number is None:
        return None
    if first.number >= second.number:
        return None
    start = sentence.find(first.value)
    end = sentence.find(second.value, start + len(first.value)) + len(second.value)
    return replace(first, value=sentence[start:end], number_to=second.number, about=second.about)


def _quantity(match: re.Match[str]) -> _Quantity | None:
    """Read value, scale and range; None for digits that cannot be a quantity ("007", "1.80")."""
    first, second = match["n1"], match["n2"]
    if len(first) > 18 or (second and len(second) > 18):
        return None
    inner, outer = (match["scale1"] or "").split(), (match["scale"] or "").split()
    scale_words = outer if second else [*inner, *outer]
    percent = bool(match["percent"] or match["percent1"])
    value = re.sub(r"\s?%$", "", match["value"].strip()) if second else first
    number = _plain(parse_number(first) * _factor(inner if second and inner else scale_words))
    number_to = _plain(parse_number(second) * _factor(scale_words)) if second else None
    if number_to is not None and number_to <= number:
        return None
    return _Quantity(value, " ".join(scale_words), percent, number, number_to, match.start(), match.end())


def _factor(scale_words: list[str]) -> Decimal:
    """What the scale words multiply by ("nghìn tỷ" is 10 to the 12th)."""
    factor = Decimal(1)
    for word in scale_words:
        factor *= SCALES[word]
    return factor


def _plain(number: Decimal) -> Decimal:
    """The number without superfluous zeros and without an exponent."""
    return Decimal(f"{number.normalize():f}")


def _with_vietnamese_digits(text: str) -> str:
    """English digits ("1,800", "78.44 million") in the Vietnamese way, of the same length."""
    return _ENGLISH_NUMBER.sub(lambda match: match.group().translate(str.maketrans(",.", ".,")), text)


def _is_excluded(text: str, quantity: _Quantity) -> bool:
    """Whether the words around say that the number is a name, an ordinal, a time or an age."""
    before, after = text[max(0, quantity.start - 40) : quantity.start], text[quantity.end : quantity.end + 24]
    if quantity.percent:
        return False
    plain = quantity.value.isdigit() and not quantity.scale
    if plain and len(quantity.value) >= 8:
        return True
    if plain and quantity.value.startswith("0") and len(quantity.value) > 2:
        return True
    if EXCLUDED_BEFORE.search(before) and not quantity.scale:
        return True
    return bool(EXCLUDED_AFTER.match(after)) and not quantity.scale


def _as_of(text: str, quantity: _Quantity, dates: list[DateSpan]) -> tuple[str | None, str | None]:
    """(as of, period) from the sentence: "tính đến …" first, then the nearest date before, then after.

    Dates a figure is compared with ("so với năm 2022") do not count; of an interval the end is the
    as-of date and the whole the period.
    """
    usable = [span for span in dates if not _COMPARED.search(text[max(0, span.start - 30) : span.start])]
    if not usable:
        return None, None
    upto = [span for span in usable if _UPTO.search(text[max(0, span.start - 30) : span.start])]
    before = [span for span in usable if span.end <= quantity.start]
    after = [span for span in usable if span.start >= quantity.end]
    if upto and (not before or upto[0] in before or upto[0] in after[:1]):
        chosen = min(upto, key=lambda span: abs(span.start - quantity.start))
        started = [
            span
            for span in usable
            if span.end <= chosen.start and re.search(r"[tT]ừ\s+(?:ngày\s+|tháng\s+)?$", text[: span.start])
        ]
        period = f"{started[-1].edtf}/{chosen.edtf}" if started and "/" not in chosen.edtf else None
        return chosen.edtf.split("/")[-1], period
    if before:
        chosen = before[-1]
        if (
            re.search(r"[tT]ừ\s+(?:ngày\s+|tháng\s+)?$", text[: chosen.start])
            and "đến nay" in text[chosen.end : quantity.start]
        ):
            return None, f"{chosen.edtf}/.."
        if "/" in chosen.edtf:
            return chosen.edtf.split("/")[-1], chosen.edtf
        return chosen.edtf, None
    chosen = after[0]
    if _FUTURE.search(text[: chosen.start]) or chosen.start - quantity.end > 80:
        return None, None
    return (chosen.edtf.split("/")[-1], chosen.edtf) if "/" in chosen.edtf else (chosen.edtf, None)


def _about(text: str, quantity: _Quantity, end: int, unit: str) -> str:
    """The words that say what is counted: after the figure in its clause, otherwise those before it."""
    stop = _CLAUSE_END.search(text, end)
    tail = text[end : stop.start() if stop else len(text)].strip(' ,.;:"”“)')
    counted = "" if unit.startswith(("%", "đồng", "USD", "điểm")) else unit
    if tail or counted:
        words = f"{counted} {tail}".strip().split()
        if len(words) >= 2 or counted:
            return " ".join(words[:ABOUT_WORDS])
    start = max((match.end() for match in _CLAUSE_END.finditer(text, 0, quantity.start)), default=0)
    head = text[start : quantity.start]
    head = QUALIFIER_BEFORE.sub("", head)
    return " ".join(head.strip(' ,.;:"”“(').split()[-ABOUT_WORDS:]) or tail

"""Quantities in running text: digits with scales and ranges, fractions, number words, vague amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from news.importing.recognising.number_words import ENGLISH_WORDS, NUMBER_WORDS, number_of
from news.importing.recognising.units import SCALES

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|\d+(?:,\d+)?"
_SCALE_WORDS = "|".join(SCALES)
_QUANTITY = re.compile(
    rf"(?<![\w.,/:%-])(?P<value>(?P<n1>{_NUMBER})(?P<scale1>\s(?:{_SCALE_WORDS}))?(?P<percent1>\s?%)?"
    rf"(?P<range>\s?(?:-|–|—|đến|tới|to)\s?(?P<n2>{_NUMBER}))?)"
    rf"(?P<percent>\s?%)?(?P<scale>(?:\s(?:{_SCALE_WORDS})(?![\wÀ-ỹ]))*)(?![\w/:%]|[.,]\d)"
)
_ENGLISH_NUMBER = re.compile(
    r"(?<![\w.,/-])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w/]|[.,]\d)|(?<![\w.,/-])\d+\.\d+(?![\w/]|[.,]\d)"
)
_DIGIT = re.compile(r"\d")
_SWAPPED = str.maketrans(",.", ".,")

_FRACTION = re.compile(r"(?<![\w.,/:%-])(?P<top>[1-9])/(?P<bottom>[2-9]|10)(?![\w/:%]|[.,]\d)")
_DATE_BEFORE = re.compile(
    r"(?:ngày|sáng|chiều|tối|trưa|đêm|từ|đến|tới|dịp|lễ|hôm|vào|tháng|trước|sau|hết|số|nay|kỳ|\()\s*$", re.IGNORECASE
)
_WORDED = re.compile(
    rf"(?<![\wÀ-ỹ])(?:(?P<half>một nửa|gấp đôi|gấp ba|gấp rưỡi)|(?P<top>một|hai|ba|bốn) phần (?P<bottom>hai|ba|"
    rf"tư|năm|mười)|"
    rf"(?P<vague>hàng (?:chục|trăm|nghìn|ngàn|vạn)(?: (?:nghìn|ngàn|vạn|triệu|tỷ|tỉ))?)|"
    rf"(?P<count>{NUMBER_WORDS}))(?![\wÀ-ỹ])",
    re.IGNORECASE,
)
_IN_NUMBERS = "mươi|mười|phần|nửa|gấp|hàng |hai |ba |bốn |năm |sáu |bảy |bẩy |tám |chín ".split("|")
_ENGLISH_WORD = re.compile(rf"(?<![\w-]){ENGLISH_WORDS}(?![\w-])", re.IGNORECASE)
_VAGUE_WORDS = {"chục": 10, "trăm": 100, "nghìn": 1000, "ngàn": 1000, "vạn": 10_000}
_PARTS = {"hai": 2, "ba": 3, "tư": 4, "năm": 5, "mười": 10}
_WHOLE_WORDS = {"một nửa": Decimal("0.5"), "gấp đôi": Decimal(2), "gấp ba": Decimal(3), "gấp rưỡi": Decimal("1.5")}
LONGEST_NUMBER = 18


@dataclass(frozen=True)
class Quantity:
    """A number with its scale words, before unit and exclusions are looked at.

    ``kind`` is number, fraction, count (in words) or vague.
    """

    value: str
    scale: str
    percent: bool
    number: Decimal | None
    number_to: Decimal | None
    start: int
    end: int
    kind: str = "number"


def quantities(text: str, english: bool = False) -> list[Quantity]:
    """The quantities of a sentence in order; ``english``: its digits are written the English way."""
    found: list[Quantity] = []
    if _DIGIT.search(text):
        plain = _ENGLISH_NUMBER.sub(lambda match: match.group().translate(_SWAPPED), text) if english else text
        found = [quantity for match in _QUANTITY.finditer(plain) if (quantity := _read(match, text))]
        found += _fractions(text) if "/" in text else ()
    if english:
        found += [_count(match) for match in _ENGLISH_WORD.finditer(text)]
    elif any(map(text.lower().__contains__, _IN_NUMBERS)):
        found += _worded(text)
    return sorted(found, key=lambda quantity: quantity.start)


def parse_number(digits: str) -> Decimal:
    """The value of Vietnamese digits: "1.800" is 1800, "1,8" is 1.8."""
    return Decimal(digits.replace(".", "").replace(",", "."))


def _read(match: re.Match[str], text: str) -> Quantity | None:
    """Read value, scale and range; None for digits that cannot be a quantity ("007", "1.80")."""
    first, second = match["n1"], match["n2"]
    if len(first) > LONGEST_NUMBER or (second and len(second) > LONGEST_NUMBER):
        return None
    inner, outer = (match["scale1"] or "").split(), (match["scale"] or "").split()
    scale_words = outer if second else [*inner, *outer]
    percent = bool(match["percent"] or match["percent1"])
    end = match.start() + len(re.sub(r"\s?%$", "", match["value"].rstrip()) if second else first)
    number = _plain(parse_number(first) * _factor(inner if second and inner else scale_words))
    number_to = _plain(parse_number(second) * _factor(scale_words)) if second else None
    if number_to is not None and number_to <= number:
        return None
    value = text[match.start() : end]
    return Quantity(value, " ".join(scale_words), percent, number, number_to, match.start(), match.end())


def _factor(scale_words: list[str]) -> Decimal:
    """What the scale words multiply by ("nghìn tỷ" is 10 to the 12th)."""
    factor = Decimal(1)
    for word in scale_words:
        factor *= SCALES[word]
    return factor


def _plain(number: Decimal) -> Decimal:
    """The number without superfluous zeros and without an exponent."""
    return Decimal(f"{number.normalize():f}")


def _fractions(text: str) -> Iterator[Quantity]:
    """ "1/3", "2/3" where no word before them makes a date of them."""
    for match in _FRACTION.finditer(text):
        top, bottom = int(match["top"]), int(match["bottom"])
        if top >= bottom or _DATE_BEFORE.search(text[max(0, match.start() - 8) : match.start()]):
            continue
        value = Decimal(top) / Decimal(bottom)
        yield Quantity(match.group(), "", False, round(value, 4), None, match.start(), match.end(), "fraction")


def _worded(text: str) -> Iterator[Quantity]:
    """Fractions, counts and vague amounts in Vietnamese words."""
    for match in _WORDED.finditer(text):
        start, end = match.span()
        if match["count"]:
            yield _count(match)
        elif match["vague"]:
            yield Quantity(match.group(), "", False, None, None, start, end, "vague")
        else:
            words = match.group().lower()
            if match["half"]:
                number = _WHOLE_WORDS[words]
            else:
                number = Decimal(number_of(match["top"]) or 1) / _PARTS[match["bottom"].lower()]
            yield Quantity(match.group(), "", False, round(number, 4), None, start, end, "fraction")


def _count(match: re.Match[str]) -> Quantity:
    number = number_of(match.group())
    value = Decimal(number) if number is not None else None
    return Quantity(match.group(), "", False, value, None, match.start(), match.end(), "count")

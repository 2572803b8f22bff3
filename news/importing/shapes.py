"""The shapes lines have in news texts: prose, headlines, bullets, date lines, end marks."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from news.importing.written_dates import plain

PROSE_LENGTH = 80
HEADLINE_WORDS = 32
HEADLINE_LENGTH = 240

_CLOSING = "\"”’')]» "
_SENTENCE_INSIDE = re.compile(r"[.!?…][\"”’)]?\s+[\"“(]?[A-ZÀ-ỸĐ0-9]")
# The point comes first and what may not stand before it last, so that searching leaps from point to point.
_PERIOD_INSIDE = re.compile(
    r"[.](?=[\"”’)]?\s+[\"“(]?[A-ZÀ-ỸĐ0-9])"
    r"(?<![\s.(][A-ZĐ][.])(?<!\b(?:TP|TS|GS|BS|LS|Tp|Mr|Dr|No|St|vs)[.])(?<!ThS[.])"
)
_BULLET = re.compile(r"^(?:[-–—•*+▪■●◆►]|\d{1,2}[.)]|[a-zđ]\))\s+(?=\S)")
_IN_END_MARKS = ("./", "HẾT", "■", "◼", "♦")
END_MARK = re.compile(r"\s*(?:\./\.?|\./\.\s*$|\(?\bHẾT\)?|■|◼|♦)\s*$")

DAY = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH = r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:19|20)\d\d"
YEAR_DIGITS = re.compile(r"[12][90]\d\d")
NUMERIC_DATE = re.compile(rf"(?<![\d/.-]){DAY}\s?([/.-])\s?{MONTH}\s?\1\s?{YEAR}(?!\d)")
ISO_DATE = re.compile(rf"(?<!\d){YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")
LONG_DATE = re.compile(rf"\b(?:ngày\s+)?{DAY}\s+tháng\s+{MONTH}\s*,?\s+(?:năm\s+)?{YEAR}\b", re.IGNORECASE)
ENGLISH_MONTHS = "January February March April May June July August September October November December".split()
MONTH_NAMES = "|".join(month if len(month) <= 3 else f"{month[:3]}(?:{month[3:]}|t)?\\.?" for month in ENGLISH_MONTHS)
ENGLISH_DATE = re.compile(
    rf"\b(?:{DAY}(?:st|nd|rd|th)?\s+(?:{MONTH_NAMES}),?\s+{YEAR}|(?:{MONTH_NAMES})\s+{DAY}(?:st|nd|rd|th)?,?\s+{YEAR})\b"
)
_DATE_LINE_REST = re.compile(
    r"(?:date|tin|tạo|ban hành|bài|ra|số|published|updated|posted|on|ngày|đăng|lúc|cập nhật|lần cuối|xuất bản|thứ|"
    r"hai|ba|tư|năm|sáu|bảy|chủ nhật|giờ|phút|gmt|utc|am|pm|sa|ch|time|thời gian|cn|"
    r"mon|tue|wed|thu|fri|sat|sun|day|t[2-7]|z|t)\b|[\d\s:|/.,+()–—•·-]",
    re.IGNORECASE,
)


def is_prose(text: str) -> bool:
    """A line of running text: long enough, with the end of a sentence in it or at its end."""
    if len(text) < PROSE_LENGTH:
        return False
    ends = text.rstrip(_CLOSING)[-1:] in ".!?…"
    return ends or (len(text) >= 120 and bool(_SENTENCE_INSIDE.search(text)))


def ends_sentence(text: str) -> bool:
    """Whether the line ends like a sentence (closing quotes and brackets aside)."""
    return text.rstrip(_CLOSING)[-1:] in ".!?…" or has_end_mark(text)


def has_end_mark(text: str) -> bool:
    """Whether the line ends with a mark that ends a whole text ("./.", "HẾT", "■")."""
    return any(map(text.__contains__, _IN_END_MARKS)) and bool(END_MARK.search(text))


def is_headline(text: str, least_words: int = 4) -> bool:
    """A line that could be a title or sub-heading: no end of sentence but "?", "!" or an ellipsis."""
    if len(text) > HEADLINE_LENGTH or _BULLET.match(text):
        return False
    words = text.split()
    if not least_words <= len(words) <= HEADLINE_WORDS:
        return False
    if text[-1] in ".:;," or _PERIOD_INSIDE.search(text):
        return False
    first = text.lstrip("\"“‘'([")[:1]
    return first.isupper() or first.isdigit()


def is_bullet(text: str) -> bool:
    """Whether the line begins with a dash, dot, number or letter of a list."""
    return bool(_BULLET.match(text))


def without_dash(text: str) -> str:
    """The line after its dash or dot; a number or letter of a list says something and stays."""
    return text if text[:1].isalnum() else _BULLET.sub("", text, count=1)


def without_bullet(text: str) -> str:
    """The line after its bullet."""
    return _BULLET.sub("", text, count=1)


@lru_cache(maxsize=1_024)
def find_full_date(text: str) -> re.Match[str] | None:
    """The first complete calendar date in the text, in any usual notation."""
    if not YEAR_DIGITS.search(text):
        return None
    found = [pattern.search(text) for pattern in (ISO_DATE, NUMERIC_DATE, LONG_DATE, ENGLISH_DATE)]
    return min((match for match in found if match), key=lambda match: match.start(), default=None)


def parse_full_date(text: str) -> date | None:
    """The first complete date in ``text``, day before month; None when there is none or it is impossible."""
    match = find_full_date(plain(text))
    if not match:
        return None
    found = match.group()
    numbers = [int(number) for number in re.findall(r"\d+", found)]
    month_name = next((name for name in ENGLISH_MONTHS if name[:3] in found), None)
    if month_name:
        day, year = numbers
        month = ENGLISH_MONTHS.index(month_name) + 1
    elif numbers[0] > 31:
        year, month, day = numbers
    else:
        day, month, year = numbers
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=4_096)
def is_date_line(text: str) -> bool:
    """A line that holds a complete date and hardly anything else (weekday, time, "Cập nhật")."""
    if len(text) > 120:
        return False
    text = plain(text)
    match = find_full_date(text)
    if not match:
        return False
    rest = text[: match.start()] + " " + text[match.end() :]
    return len(_DATE_LINE_REST.sub("", rest).strip()) <= 3


def same_line(first: str, second: str) -> bool:
    """Whether two lines differ only in case, blanks and punctuation at the ends."""
    return key(first) == key(second)


@lru_cache(maxsize=2_048)
def key(text: str) -> str:
    """The line for comparing: lower case, single blanks, no marks at the ends."""
    return " ".join(text.casefold().split()).strip("-–—•*|.:…“”\"'()[] ")

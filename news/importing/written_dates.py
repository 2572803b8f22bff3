"""Dates of the header in the notations that sites and their software use, told in the usual one."""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST = 160
MOST_WORDS = 4

_MONTHS = dict(
    zip(
        [*"một hai ba tư năm sáu bảy tám chín mười".split(), "mười một", "mười hai"],
        range(1, 13),
        strict=True,
    )
)
_NAMED = re.compile(
    r"(?:\btháng|\bth)\s?(mười một|mười hai|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|\d{1,2})\b", re.IGNORECASE
)
_MONTH_FIRST = re.compile(r"\btháng (\d{1,2}) (\d{1,2}),\s*(?=(?:19|20)\d\d)", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)[/.](0?[1-9]|1[0-2])[/.](0?[1-9]|[12]\d|3[01])(?!\d)")
_CAPITAL_MONTH = re.compile(r"\b(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(?=[A-Z]*\.?\s|\.)[A-Z]*")
_SHORT_YEAR = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})/(\d\d)(?![\d/.])")


@lru_cache(maxsize=1_024)
def plain(text: str) -> str:
    """The line with its dates as "25 tháng 10 2025", "2025-10-25" or "25/10/2025"; other texts as they are."""
    if len(text) > LONGEST or not any(mark.isdigit() for mark in text):
        return text
    if "h" in text or "H" in text:
        text = _NAMED.sub(lambda match: f"tháng {_MONTHS.get(match[1].lower(), match[1])}", text)
        text = _MONTH_FIRST.sub(r"\2 tháng \1, ", text)
    text = _YEAR_FIRST.sub(lambda match: f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}", text)
    text = _CAPITAL_MONTH.sub(lambda match: match.group().capitalize(), text)
    return _SHORT_YEAR.sub(r"\1/\2/20\3", text) if len(text.split()) <= MOST_WORDS else text

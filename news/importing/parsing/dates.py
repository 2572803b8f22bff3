"""Calendar dates in full, as news pages write them; the day always comes before the month."""

from __future__ import annotations

import re
from datetime import date

from news.importing.shapes import ENGLISH_MONTHS, find_full_date

_NUMBERS = re.compile(r"\d+")


def parse_full_date(text: str) -> date | None:
    """The first complete date in ``text``; None when there is none or it is impossible."""
    match = find_full_date(text)
    if not match:
        return None
    found = match.group()
    numbers = [int(number) for number in _NUMBERS.findall(found)]
    month_name = next((name for name in ENGLISH_MONTHS if name in found), None)
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

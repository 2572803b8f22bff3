"""Dates as precisely as a source gives them: EDTF (ISO 8601-2), checked, compared and written out in both languages.

"2025-10-08", "2024-12", "2024", "2024-01~" (early 2024), "2023-01~/2024-08", "../2025-10-24" (up to),
"2025/.." (since).
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import formats
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from edtf import EDTFParseException, parse_edtf

OPEN = ".."
POINT = re.compile(r"^(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<vague>[~?%]?)$")
EARLY, MIDDLE, LATE = 1, 6, 12
"""Months that stand for a vague part of the year when marked "~": the importer's and the fixtures' convention."""


@dataclass(frozen=True)
class PartialDate:
    """One end of a date: a year, perhaps a month and a day, perhaps vague."""

    year: int
    month: int | None = None
    day: int | None = None
    vague: bool = False

    @classmethod
    def parse(cls, text: str) -> PartialDate | None:
        """Return the date for an EDTF point; None for an open end. Raises ValueError for anything else."""
        if text in ("", OPEN):
            return None
        match = POINT.fullmatch(text)
        if match is None:
            raise ValueError(text)
        year, month, day = (int(match[name]) if match[name] else None for name in ("year", "month", "day"))
        date = cls(year or 0, month, day, bool(match["vague"]))
        date.earliest()  # raises ValueError for 2025-02-30
        return date

    def earliest(self) -> datetime.date:
        """Return the first day it can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> datetime.date:
        """Return the last day it can mean."""
        if self.day:
            return self.earliest()
        if self.month:
            return datetime.date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])
        return datetime.date(self.year, 12, 31)

    def words(self) -> str:
        """Return the date in words of the active language: "ngày 24/12/2024", "24 December 2024", "early 2024"."""
        if self.vague and self.month in (EARLY, MIDDLE, LATE) and not self.day:
            names = {
                EARLY: gettext("early %(year)s"),
                MIDDLE: gettext("mid-%(year)s"),
                LATE: gettext("late %(year)s"),
            }
            return names[self.month] % {"year": self.year}
        exact = self._exact_words()
        return gettext("about %(date)s") % {"date": exact} if self.vague else exact

    def _exact_words(self) -> str:
        if self.day:
            return formats.date_format(self.earliest(), "DATE_FORMAT")
        if self.month:
            return formats.date_format(self.earliest(), "YEAR_MONTH_FORMAT")
        return pgettext("a year alone", "%(year)s") % {"year": self.year}


@dataclass(frozen=True)
class PartialInterval:
    """A date or a span of dates; an end that is None is open."""

    start: PartialDate | None
    end: PartialDate | None
    is_span: bool

    def earliest(self) -> datetime.date | None:
        """Return the first day it can mean, or None where the start is open."""
        return self.start.earliest() if self.start else None

    def latest(self) -> datetime.date | None:
        """Return the last day it can mean, or None where the end is open."""
        last = self.end if self.is_span else self.start
        return last.latest() if last else None

    def words(self) -> str:
        """Return the span in words of the active language; two days of one month are joined: "25–26/10/2025"."""
        if not self.is_span and self.start:
            return self.start.words()
        if self.start and self.end:
            return self._joined_days() or gettext("%(start)s to %(end)s") % {
                "start": self.start.words(),
                "end": self.end.words(),
            }
        if self.end:
            return gettext("up to %(date)s") % {"date": self.end.words()}
        return gettext("since %(date)s") % {"date": self.start.words()} if self.start else ""

    def as_of_words(self) -> str:
        """Return the date of a figure as a phrase: "as of 6 October 2025"; a year or a span has no "as of"."""
        point = None if self.is_span else self.start
        if point and point.month and not point.vague:
            return gettext("as of %(date)s") % {"date": point.words()}
        return self.words()

    def _joined_days(self) -> str:
        start, end = self.start, self.end
        if start is None or end is None or not (start.day and end.day) or start.vague or end.vague:
            return ""
        if (start.year, start.month) != (end.year, end.month):
            return ""
        return day_span(start.earliest(), end.earliest())


def day_span(start: datetime.date, end: datetime.date) -> str:
    """Return two days in the active language: "25–26/10/2025", "25–26 October 2025"; one day where they are equal."""
    if start == end:
        return formats.date_format(start, "DATE_FORMAT")
    if (start.year, start.month) != (end.year, end.month):
        return f"{formats.date_format(start, 'DATE_FORMAT')} – {formats.date_format(end, 'DATE_FORMAT')}"
    first = re.match(r"\d+", formats.date_format(start, "DATE_FORMAT"))
    return f"{first[0] if first else start.day}–{formats.date_format(end, 'DATE_FORMAT')}"


@lru_cache(maxsize=2048)
def parse_partial_date(text: str) -> PartialInterval:
    """Return what an EDTF text means. Raises ValueError where it is no date the portal understands."""
    try:
        parse_edtf(text)
    except EDTFParseException as error:
        raise ValueError(text) from error
    if "/" not in text:
        return PartialInterval(PartialDate.parse(text), None, is_span=False)
    start, end = (PartialDate.parse(part) for part in text.split("/", 1))
    if start and end and start.earliest() > end.latest():
        raise ValueError(text)
    return PartialInterval(start, end, is_span=True)


def validate_partial_date(text: str) -> None:
    """Raise ValidationError, in the editor's language, for text that is no partial date."""
    try:
        parse_partial_date(text)
    except ValueError as error:
        raise ValidationError(
            gettext(
                "“%(value)s” is no date. Examples: 2025-10-08, 2024-12, 2024, 2024-01~ (early 2024), 2023-01~/2024-08."
            )
            % {"value": text},
            code="partial_date",
        ) from error


class PartialDateField(models.CharField):
    """A date in EDTF, as precise as the source; empty where the source gives none."""

    default_validators = [validate_partial_date]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault("blank", True)
        kwargs.setdefault(
            "help_text",
            _("As precise as the source: 2025-10-08, 2024-12, 2024, 2024-01~ (early 2024), 2023-01~/2024-08."),
        )
        super().__init__(*args, **kwargs)


def words(text: str) -> str:
    """Return an EDTF text in words of the active language; empty for empty or unreadable text."""
    if not text:
        return ""
    try:
        return parse_partial_date(text).words()
    except ValueError:
        return ""


def as_of_words(text: str) -> str:
    """Return the date of a figure as a phrase of the active language; empty for empty or unreadable text."""
    if not text:
        return ""
    try:
        return parse_partial_date(text).as_of_words()
    except ValueError:
        return ""


def earliest(text: str) -> datetime.date | None:
    """Return the first day an EDTF text can mean, or None."""
    return parse_partial_date(text).earliest() if text else None


def latest(text: str) -> datetime.date | None:
    """Return the last day an EDTF text can mean, or None."""
    return parse_partial_date(text).latest() if text else None

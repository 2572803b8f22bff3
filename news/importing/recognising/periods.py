"""Which day or period a figure is about: from its sentence, otherwise from the one it goes on from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from news.importing.recognising.dates import DateSpan
from news.importing.recognising.number_words import SMALL_NUMBER, number_of

_UPTO = re.compile(
    r"(?:[tT]ính\s+)?(?:đến|tới)\s+(?:hết\s+|sáng\s+|chiều\s+|tối\s+|trưa\s+)?(?:\d{1,2}\s?(?:h|giờ)\d{0,2}\s+)?"
    r"(?:ngày\s+|thời điểm\s+|tháng\s+)?$|as of\s+$|\bby\s+$"
)
_UPTO_NOW = re.compile(
    r"[tT]ính đến\s+(?:cuối|hết|trưa|chiều|sáng|tối)\s+(?:buổi|ngày|hôm nay|nay)\b|[tT]ính đến hôm nay"
)
_COMPARED = re.compile(
    r"(?:so với|cùng kỳ|so cùng kỳ|kỳ|hơn so với|thay vì|compared (?:with|to)|than)\s+(?:của\s+)?(?:cả\s+|trong\s+)?"
    r"(?:ngày\s+|tháng\s+|năm\s+|in\s+)?$",
    re.IGNORECASE,
)
_FUTURE = re.compile(r"(?:hạn|trước|mục tiêu|đến năm|vào năm|hiệu lực|áp dụng|by|until)\s*$", re.IGNORECASE)
_FROM = re.compile(r"[tT]ừ\s+(?:ngày\s+|tháng\s+)?$")
_GOES_ON = re.compile(
    r"(?:cũng )?(?:trong|vào) (?:thời gian|giai đoạn|khoảng thời gian|kỳ|đợt) (?:này|đó|trên)|^(?:trong đó|"
    r"tuy nhiên|cùng kỳ|so với|"
    r"qua đó|theo đó|riêng|trong số|nhờ|tổng|số |bên cạnh đó|đồng thời|cùng (?:thời gian|giai đoạn|với))",
    re.IGNORECASE,
)
_MONTHS = re.compile(rf"(?<![\wÀ-ỹ,.])(?:trong|sau|qua)\s+(?P<n>{SMALL_NUMBER})\s+tháng(?!\s+\d)", re.IGNORECASE)
_INTERVAL = re.compile(r"(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})")
_FARTHEST = 80
_EVENT_DAYS = 4


@dataclass(frozen=True)
class Period:
    """EDTF of the day a figure holds for, and of the whole period where there is one."""

    as_of: str | None = None
    period: str | None = None


def period_of(text: str, start: int, end: int, dates: Sequence[DateSpan], reference: date | None) -> Period:
    """From the sentence: "tính đến …" first, then the nearest date before, then after.

    Dates a figure is compared with ("so với năm 2022") do not count. Of a few days (an event) the
    last is the as-of date; a longer interval is the period itself.
    """
    if reference and _UPTO_NOW.search(text[:start]):
        return Period(reference.isoformat())
    usable = [span for span in dates if not _COMPARED.search(text[max(0, span.start - 30) : span.start])]
    if not usable:
        return Period()
    upto = [
        span for span in usable if _UPTO.search(text[max(0, span.start - 30) : span.start]) and "/" not in span.edtf
    ]
    before = [span for span in usable if span.end <= start]
    after = [span for span in usable if span.start >= end]
    if upto and (not before or upto[0] in before or upto[0] in after[:1]):
        chosen = min(upto, key=lambda span: abs(span.start - start))
        started = [span for span in usable if span.end <= chosen.start and _FROM.search(text[: span.start][-12:])]
        return Period(chosen.edtf, f"{started[-1].edtf}/{chosen.edtf}" if started else None)
    if before:
        chosen = before[-1]
        if _FROM.search(text[: chosen.start][-12:]) and "/" not in chosen.edtf:
            if "đến nay" in text[chosen.end : start]:
                return Period(None, f"{chosen.edtf}/..")
            if before[:-1] and chosen.edtf > before[-2].edtf:
                chosen = before[-2]
        return _whole(chosen.edtf)
    if not after:
        return Period()
    chosen = after[0]
    if _FUTURE.search(text[: chosen.start][-30:].removesuffix("ngày ").rstrip()) or chosen.start - end > _FARTHEST:
        return Period()
    return _whole(chosen.edtf)


def _whole(edtf: str) -> Period:
    days = _INTERVAL.fullmatch(edtf)
    if days and (date.fromisoformat(days[2]) - date.fromisoformat(days[1])).days < _EVENT_DAYS:
        return Period(days[2], edtf)
    return Period(edtf, edtf if "/" in edtf else None)


_UNKNOWN = Period()


class Context:
    """What the sentences so far say of the time their figures are about."""

    def __init__(self) -> None:
        self._last = Period()
        self._by_months: dict[int, str] = {}

    def note_dates(self, text: str, dates: Sequence[DateSpan]) -> None:
        """Remember "9 tháng đầu năm 2025", which later sentences call "9 tháng"."""
        for span in dates:
            months = re.fullmatch(r"\d{4}-(\d{2})/\d{4}-(\d{2})", span.edtf)
            if months:
                self._by_months[int(months[2]) - int(months[1]) + 1] = span.edtf

    @property
    def months(self) -> frozenset[str]:
        """The numbers of months that stand for a period named before."""
        return frozenset(str(count) for count in self._by_months)

    def note_period(self, period: Period) -> None:
        """Remember the period of a figure."""
        if period.as_of:
            self._last = period

    def inherited(self, text: str) -> Period:
        """The period of a sentence that names none but goes on from one that does."""
        named = _MONTHS.search(text)
        edtf = self._by_months.get(number_of(named["n"]) or 0) if named else None
        if edtf:
            return Period(edtf, edtf)
        return self._last if _GOES_ON.search(text) else Period()

    def next_paragraph(self, text: str) -> None:
        """Forget the last period unless the paragraph goes on from it."""
        if self._last == _UNKNOWN:
            return
        if not _GOES_ON.search(text[:120]) and not re.search(r"[sS]ố liệu trên|[kK]ết quả trên|cùng kỳ", text[:400]):
            self._last = Period()

"""Contradictions within one document: dates that cannot both be right, figures and positions at odds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from news.importing import shapes
from news.importing.cleaning.cohesion import pairs
from news.importing.comparing import same_position, same_subject
from news.importing.documents import Contradiction, Figure, Flag, OfficialMention, ParsedArticle
from news.importing.messages import flag, said
from news.importing.recognising.dates import date_spans
from news.importing.shapes import parse_full_date
from news.importing.vietnamese import fold, sentences

_AFTER = re.compile(
    r"(?:sau|trong vòng)\s+(?P<n>\d{1,3})\s+(?P<unit>năm|tháng)\s+(?:kể từ|từ|sau)\s+(?:khi|ngày|thời điểm)?",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"(?:khởi động|bắt đầu|diễn ra|tổ chức|tiến hành|khai mạc|có hiệu lực|thực hiện|triển khai|hoàn thành)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"(?P<day>[tT]hứ\s+(?:[hH]ai|[bB]a|[tT]ư|[nN]ăm|[sS]áu|[bB]ảy|[2-7])|[cC]hủ [nN]hật)\s*,?\s*\(?(?:ngày\s+)?\s*$"
)
_BEFORE_DAY = re.compile(r"\s*\(?\d{0,2}$")
_WEEKDAYS = {
    "thu hai": 0,
    "thu 2": 0,
    "thu ba": 1,
    "thu 3": 1,
    "thu tu": 2,
    "thu 4": 2,
    "thu nam": 3,
    "thu 5": 3,
    "thu sau": 4,
    "thu 6": 4,
    "thu bay": 5,
    "thu 7": 5,
    "chu nhat": 6,
}
_REPORTED = re.compile(r"(?:sáng|chiều|tối|trưa|hôm nay|hôm qua|ngày|nay)\s*,?\s*\(?$", re.IGNORECASE)
_NEAR = timedelta(days=3)
_SAME_MONTHS = 4


@dataclass(frozen=True)
class _Span:
    """Months since year 0, first and last that a date can mean."""

    first: int
    last: int


def internal_contradictions(
    article: ParsedArticle, figures: Sequence[Figure], officials: Sequence[OfficialMention]
) -> tuple[list[Flag], list[Contradiction]]:
    """(warnings, contradictions) a document has with itself."""
    flags: list[Flag] = []
    found: list[Contradiction] = []
    for block in article.blocks:
        for paragraph in block.full_text.split("\n\n"):
            for conflict in (
                *_elapsed_conflicts(paragraph, article.published),
                *_weekday_conflicts(paragraph, article.published),
            ):
                found.append(conflict)
                flags.append(flag("date_contradiction", paragraph, f"{conflict.here} ↔ {conflict.there}"))
    for conflict in (*_figure_conflicts(figures), *_position_conflicts(officials)):
        found.append(conflict)
        flags.append(flag("contradiction", f"{conflict.here} ↔ {conflict.there}", said("about", what=conflict.what)))
    return flags, found


def swapped_date(article: ParsedArticle, original: str) -> tuple[date | None, Flag] | None:
    """(the date meant if written out, the warning) when the text shows an ISO date to be swapped.

    A wire's 2025-08-10 over a text that reports of "sáng 8/10" was written on 8 October.
    """
    published = article.published
    if published is None or published.day > 12 or published.day == published.month:
        return None
    if not any(parse_full_date(match.group()) == published for match in shapes.ISO_DATE.finditer(original[:600])):
        return None
    other = date(published.year, published.day, published.month)
    written = [parse_full_date(match.group()) for match in shapes.NUMERIC_DATE.finditer(original[:600])]
    days = [day for block in article.blocks for day in _reported_days(block.full_text, other)]
    near_published = sum(abs(day - published) <= _NEAR for day in [*days, *filter(None, written)])
    near_other = sum(abs(day - other) <= _NEAR for day in [*days, *filter(None, written)])
    if not near_other or near_published:
        return None
    meant = other if other in written else None
    detail = said("date_taken" if meant else "date_open", written=published, meant=other)
    return meant, flag("date_contradiction", published.isoformat(), detail)


def _reported_days(text: str, published: date) -> list[date]:
    """The days that a text dated ``published`` reports of ("sáng 8/10")."""
    found: list[date] = []
    for sentence in sentences(text):
        for span in date_spans(sentence, published):
            day = _day(span.edtf.split("/")[0])
            before = sentence[max(0, span.start - 14) : span.start + 6].rstrip("0123456789/. ")
            if day is not None and _REPORTED.search(before):
                found.append(day)
    return found


def _elapsed_conflicts(paragraph: str, published: date | None) -> list[Contradiction]:
    """ "sau 2 năm kể từ … (tháng 12/2024)" against a start given for the same thing elsewhere."""
    found: list[Contradiction] = []
    if not ("sau" in paragraph.lower() or "trong vòng" in paragraph.lower()) or not _AFTER.search(paragraph):
        return found
    parts = sentences(paragraph)
    for number, sentence in enumerate(parts):
        match = _AFTER.search(sentence)
        base = next((s for s in date_spans(sentence, published) if match and s.start >= match.end()), None)
        if not match or base is None:
            continue
        origin = _months(base.edtf)
        if origin is None:
            continue
        shift = int(match["n"]) * (12 if match["unit"].lower() == "năm" else 1)
        expected = _Span(origin.first + shift, origin.last + shift)
        tolerance = min(_SAME_MONTHS, max(1, shift // 4))
        for later in parts[number : number + 3]:
            for span in date_spans(later, published):
                given = _months(span.edtf)
                same = later is sentence and span.start <= base.end
                leads = _THEN.search(later[max(0, span.start - 60) : span.end + 60])
                if same or given is None or not leads or span.edtf == base.edtf:
                    continue
                if given.last < expected.first - tolerance or given.first > expected.last + tolerance:
                    found.append(
                        Contradiction(
                            "thời điểm",
                            sentence[match.start() : base.end + 1],
                            later[max(0, span.start - 60) : span.end],
                        )
                    )
    return found


def _weekday_conflicts(paragraph: str, published: date | None) -> list[Contradiction]:
    """A weekday that the date beside it does not fall on."""
    found: list[Contradiction] = []
    if "hứ" not in paragraph and "hủ" not in paragraph:
        return found
    for sentence in sentences(paragraph):
        for span in date_spans(sentence, published):
            day = _day(span.edtf)
            before = _BEFORE_DAY.sub("", sentence[max(0, span.start - 24) : span.start]) + " "
            match = _WEEKDAY.search(before) if day else None
            if day and match and _WEEKDAYS.get(" ".join(fold(match["day"]).split())) != day.weekday():
                found.append(Contradiction("thứ trong tuần", match["day"], f"{day:%d/%m/%Y}"))
    return found


def _figure_conflicts(figures: Sequence[Figure]) -> list[Contradiction]:
    """The same thing counted twice with different results for the same time."""
    found: list[Contradiction] = []
    units = [fold(figure.unit) for figure in figures[:400]]
    for number, first in enumerate(figures[:400]):
        for other in range(number + 1, len(units)):
            second = figures[other]
            if units[number] != units[other] or first.number == second.number or first.text == second.text:
                continue
            if (
                first.number_to
                or second.number_to
                or {"tăng", "giảm"} & set(f"{first.qualifier} {second.qualifier}".split())
            ):
                continue
            alike = _same_time(first, second) and len(first.about.split()) >= 4
            if (alike and same_subject(first.about, second.about)) or _transposed(first, second):
                found.append(Contradiction(first.about, f"{first.value} {first.unit}", f"{second.value} {second.unit}"))
    return found


def _same_time(first: Figure, second: Figure) -> bool:
    return first.as_of == second.as_of and first.period == second.period


def _transposed(first: Figure, second: Figure) -> bool:
    """One figure with two neighbouring digits exchanged ("1.280" and "1.820"), in sentences alike in subject."""
    one, other = (re.sub(r"\D", "", figure.value) for figure in (first, second))
    if len(one) != len(other) or len(one) < 2 or len(set(one)) < 2:
        return False
    differing = [place for place in range(len(one)) if one[place] != other[place]]
    if len(differing) != 2 or differing[1] - differing[0] != 1:
        return False
    if (one[differing[0]], one[differing[1]]) != (other[differing[1]], other[differing[0]]):
        return False
    return bool(_subject_words(first) & _subject_words(second))


def _subject_words(figure: Figure) -> frozenset[str]:
    """The word pairs of a figure's sentence."""
    return pairs(figure.text)


def _position_conflicts(officials: Sequence[OfficialMention]) -> list[Contradiction]:
    """One person under two positions of which neither is a form of the other, or as chief and as deputy."""
    found: list[Contradiction] = []
    for official in officials:
        named = [form for form in official.forms if len(form.split()) >= 4]
        for other in named[1:]:
            joined = "," in named[0] or " kiêm " in named[0] or " và " in named[0]
            if not joined and _same_head(named[0], other) and not same_position(named[0], other):
                found.append(Contradiction(f"chức vụ của {official.name}", named[0], other))
        deputy = _chief_and_deputy(official.forms)
        if deputy:
            found.append(Contradiction(f"chức vụ của {official.name}", *deputy))
    return found


def _chief_and_deputy(forms: Sequence[str]) -> tuple[str, str] | None:
    """The two forms of which one calls the person head and the other deputy of the same."""
    for form in forms:
        folded = fold(form)
        if not folded.startswith("pho "):
            continue
        head = " ".join(folded.split()[1:3])
        for other in forms:
            if fold(other).startswith(head) and "nguyen " not in fold(other)[:8]:
                return other, form
    return None


def _same_head(first: str, second: str) -> bool:
    """Whether both are of one rank ("Thứ trưởng Bộ A", "Thứ trưởng Bộ B")."""
    return fold(first).split()[:2] == fold(second).split()[:2]


def _day(edtf: str) -> date | None:
    try:
        return date.fromisoformat(edtf)
    except ValueError:
        return None


def _months(edtf: str) -> _Span | None:
    """The months an EDTF date can mean; None for intervals, quarters and unknown years."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-\d{2})?(~)?", edtf)
    if not match:
        return None
    year = int(match[1]) * 12
    if match[2] is None:
        return _Span(year, year + 11)
    month = year + int(match[2]) - 1
    if month - year > 11:
        return None
    return _Span(month, month + (3 if match[3] else 0))

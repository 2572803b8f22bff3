"""The programme of an event, grouped by day; sessions without a day stand together, where no source gives one."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from .models import EventPage, SessionPage


@dataclass
class ProgrammeDay:
    """Sessions of one day, or of none (`day` is None)."""

    day: datetime.date | None
    sessions: list[SessionPage] = field(default_factory=list)


@dataclass
class Programme:
    """The shown sessions of an event."""

    days: list[ProgrammeDay]
    kinds: list[tuple[str, int]]
    next_session: SessionPage | None

    @property
    def count(self) -> int:
        """How many sessions there are."""
        return sum(len(day.sessions) for day in self.days)


def programme_of(event: EventPage) -> Programme:
    """Return the programme in the active language: sessions in their order on the site, grouped by day. Three queries."""
    from .models import SessionPage

    sessions = list(
        SessionPage.objects.child_of(event)
        .shown_in()
        .order_by("path")
        .prefetch_related("speakers__official__appointments")
    )
    dated = sorted((s for s in sessions if s.day), key=lambda s: (s.day, s.start_time or datetime.time.max))
    groups: dict[datetime.date | None, ProgrammeDay] = {}
    for session in [*dated, *(s for s in sessions if not s.day)]:
        groups.setdefault(session.day, ProgrammeDay(session.day)).sessions.append(session)
    counts: dict[str, int] = {}
    for session in sessions:
        label = str(session.get_kind_display())
        counts[label] = counts.get(label, 0) + 1
    return Programme(list(groups.values()), list(counts.items()), next_of(sessions))


def next_of(sessions: list[SessionPage]) -> SessionPage | None:
    """Return the first session that is still to come by today's date in Hanoi; None once all days have passed."""
    today = timezone.localdate()
    coming = [s for s in sessions if s.day and s.day >= today and s.status != s.Status.CANCELLED]
    return min(coming, key=lambda s: (s.day, s.start_time or datetime.time.max), default=None)

"""The programme of an event, grouped by day; sessions without a day stand together, where no source gives one."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils import timezone

from hanoiconv.people.models import Appointment, Official

if TYPE_CHECKING:
    from .models import EventPage, SessionPage, SessionSpeaker


@dataclass(frozen=True)
class NamedSpeaker:
    """A speaker as a source names them, with the position that holds at the time of the session."""

    entry: SessionSpeaker
    official: Official
    position: Appointment | None


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
    current_sessions: list[SessionPage]

    @property
    def count(self) -> int:
        """How many sessions there are."""
        return sum(len(day.sessions) for day in self.days)


def programme_of(event: EventPage) -> Programme:
    """Return the programme in the active language: sessions in their order on the site, grouped by day. One query."""
    from .models import SessionPage

    sessions = list(SessionPage.objects.child_of(event).shown_in().order_by("path"))
    dated = sorted((s for s in sessions if s.day), key=lambda s: (s.day, s.start_time or datetime.time.max))
    groups: dict[datetime.date | None, ProgrammeDay] = {}
    for session in [*dated, *(s for s in sessions if not s.day)]:
        groups.setdefault(session.day, ProgrammeDay(session.day)).sessions.append(session)
    counts: dict[str, int] = {}
    for session in sessions:
        label = str(session.get_kind_display())
        counts[label] = counts.get(label, 0) + 1
    current = [session for session in sessions if session.is_on]
    return Programme(list(groups.values()), list(counts.items()), next_of(sessions), current)


def next_of(sessions: list[SessionPage]) -> SessionPage | None:
    """Return the first session that is still to come by the clock in Hanoi; None once all have begun or passed.

    A session of today without a time counts as still to come.
    """
    now = timezone.localtime()
    coming = [
        s
        for s in sessions
        if s.day
        and s.status not in (s.Status.CANCELLED, s.Status.HELD)
        and (s.day > now.date() or (s.day == now.date() and (s.start_time is None or s.start_time > now.time())))
    ]
    return min(coming, key=lambda s: (s.day, s.start_time or datetime.time.max), default=None)


def named_speakers(session: SessionPage, date: datetime.date | None) -> list[NamedSpeaker]:
    """Return the speakers of a session in order, each in the position held on its day, else on `date`."""
    entries = session.speakers.select_related("official", "source").prefetch_related("official__appointments")
    return [NamedSpeaker(entry, entry.official, entry.official.position_on(session.day or date)) for entry in entries]

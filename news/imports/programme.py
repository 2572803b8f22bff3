"""Programme items on record: what a text announces becomes a draft session of the event, or completes one it has."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext

from events.models import EventPage, SessionPage, SessionSource, SessionSpeaker
from hanoiconv.core.languages import localised, set_localised
from hanoiconv.people.models import Official
from hanoiconv.sources.contradictions import Contradiction
from hanoiconv.sources.models import Source
from hanoiconv.sources.partial_dates import earliest

from ..importing.vietnamese import fold
from ..models import ImportedFact
from .deciding import decided, hold, language_of, show_only
from .drafting import free_slug

TIMES = ("day", "start_time", "end_time")


@dataclass(frozen=True)
class Programme:
    """The events and their sessions, drafts included, as recognised items are matched with them."""

    events: tuple[EventPage, ...]
    sessions: tuple[SessionPage, ...]

    @classmethod
    def on_record(cls) -> Programme:
        """Load them: two queries."""
        names = ("path", "depth", "title", "content_type", "start_date", "end_date")
        sessions = SessionPage.objects.only("path", "depth", "title", "content_type", "kind", "number")
        return cls(tuple(EventPage.objects.only(*names).order_by("path")), tuple(sessions.order_by("path")))

    def event_of(self, fact: ImportedFact) -> EventPage | None:
        """The event on whose days the item falls; where its day is not told, the only event there is."""
        day = moment(fact.data.get("start"))[0]
        fitting = [one for one in self.events if day is None or one.start_date <= day <= one.end_date]
        return fitting[0] if len(fitting) == 1 else None

    def session_of(self, fact: ImportedFact) -> SessionPage | None:
        """The event's session of the item's kind and number; None for none, or several."""
        event = self.event_of(fact)
        if event is None or (fact.data.get("count") or 1) > 1:
            return None
        wanted = (fact.data.get("kind"), fact.data.get("number"))
        found = [one for one in self.sessions if one.path.startswith(event.path) and (one.kind, one.number) == wanted]
        return found[0] if len(found) == 1 else None


def can_be_session(fact: ImportedFact) -> bool:
    """Say whether the item is of the Convention's own event, and of a kind that sessions have."""
    return bool(fact.data.get("relevant", True)) and fact.data.get("kind") in SessionPage.Kind.values


def moment(iso: Any) -> tuple[datetime.date | None, datetime.time | None]:
    """Take a recognised moment apart: "2025-10-25T09:00", "2025-10-25" or "T09:00"; what is not told is None."""
    day, _separator, time = str(iso or "").partition("T")
    try:
        return datetime.date.fromisoformat(day) if day else None, datetime.time.fromisoformat(time) if time else None
    except ValueError:
        return None, None


def proposed_session(fact: ImportedFact) -> dict[str, Any]:
    """Return the values with which an item would be accepted as recognised. What the text does not tell is None."""
    data = fact.data
    day, start = moment(data.get("start"))
    last_day, end = moment(data.get("end"))
    number = data.get("number")
    name = " ".join(str(data.get("name", "")).split())
    headline = name[:1].upper() + name[1:]
    return {
        "event": Programme.on_record().event_of(fact),
        "headline": f"{headline} {number}"[:255] if number else headline[:255],
        "kind": data.get("kind", ""),
        "number": number,
        "day": day,
        "start_time": start,
        "end_time": end if last_day in (None, day) else None,
        "room": str(data.get("room") or "")[:120],
        "speakers": speakers_on_record(fact),
    }


def speakers_on_record(fact: ImportedFact) -> list[Official]:
    """Return the known officials that the item's speakers are; a name that two officials bear is nobody's."""
    names = {fold(name): name for name in fact.data.get("speakers") or ()}
    if not names:
        return []
    linked = ImportedFact.objects.filter(source=fact.source_id, kind=ImportedFact.Kind.OFFICIAL)
    found: dict[str, set[int]] = {}
    for name, official in linked.exclude(official=None).values_list("data__name", "official"):
        found.setdefault(fold(str(name)), set()).add(official)
    for pk, name in Official.objects.filter(name__in=names.values()).values_list("pk", "name"):
        if fold(name) not in found or pk in found[fold(name)]:
            found.setdefault(fold(name), set()).add(pk)
    certain = [next(iter(found[name])) for name in names if len(found.get(name, ())) == 1]
    officials = Official.objects.in_bulk(certain)
    return [officials[pk] for pk in certain]


def accept_session(fact: ImportedFact, values: dict[str, Any], user: Any) -> ImportedFact:
    """Complete the event's session of this kind and number, or begin a draft of it; either cites the source.

    Raises AlreadyDecided, PermissionDenied; ValidationError where the item is of another event, or the values make
    no session. Two editors who accept the same session from two sources make one.
    """
    proposed = proposed_session(fact)
    with transaction.atomic():
        held = hold(fact)
        if not can_be_session(held):
            raise ValidationError(gettext("This is no session of the Convention's own event."))
        chosen = values["event"]
        if chosen is None:
            raise ValidationError({"event": gettext("Choose the event whose session this is.")})
        event = EventPage.objects.select_for_update(of=("self",)).get(pk=chosen.pk)
        same = list(SessionPage.objects.child_of(event).filter(kind=values["kind"], number=values["number"])[:2])
        if len(same) > 1:
            raise ValidationError({"number": gettext("The event has several such sessions. Say which one is meant.")})
        held.session = complete(same[0], values, held, user) if same else begin(event, values, held, user)
        return decided(held, values, proposed, user)


def begin(event: EventPage, values: dict[str, Any], fact: ImportedFact, user: Any) -> SessionPage:
    """Make the draft of a session. Raises PermissionDenied, ValidationError."""
    if not event.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied
    if (fact.data.get("count") or 1) > 1 and values["number"] is None:
        raise ValidationError({"number": gettext("The text means several sessions. Say which one this is.")})
    language = language_of(fact.source)
    session = SessionPage(live=False, has_unpublished_changes=True, owner=user, kind=values["kind"])
    session.number = values["number"]
    for name in TIMES:
        setattr(session, name, values[name])
    set_localised(session, "headline", {language: values["headline"]})
    set_localised(session, "url_slug", {language: free_slug(values["headline"], language, SessionPage)})
    set_localised(session, "room", {language: values["room"]})
    show_only(session, language)
    cite(session, event, fact.source, announces=True, place=fact.data.get("place"))
    add_speakers(session, values["speakers"], fact.source)
    event.add_child(instance=session)
    session.full_clean()  # of a draft, adding it checks the least only
    session.save_revision(user=user, clean=False)
    return session


def complete(stored: SessionPage, values: dict[str, Any], fact: ImportedFact, user: Any) -> SessionPage:
    """Fill in what a session does not tell yet, in a new version of it; what it tells is left as it is.

    Times that differ go to the board of contradictions. Raises PermissionDenied, ValidationError.
    """
    permissions = stored.permissions_for_user(user)
    if not permissions.can_edit():
        raise PermissionDenied
    if permissions.page_locked():
        raise ValidationError(gettext("The page of the session is locked."))
    session = stored.get_latest_revision_as_object()
    language, event = language_of(fact.source), EventPage.objects.parent_of(stored).get()
    keep_difference(session, values, fact)
    before = session.serializable_data()
    told = session.day is None or session.day == values["day"]
    new = [name for name in TIMES if told and values[name] is not None and getattr(session, name) is None]
    for name in new:
        setattr(session, name, values[name])
    room = bool(values["room"]) and not localised(session, "room", language)
    if room:
        set_localised(session, "room", {language: values["room"]})
    add_speakers(session, values["speakers"], fact.source)
    cite(session, event, fact.source, announces=bool(new) or room, place=fact.data.get("place"))
    if session.serializable_data() != before:
        session.full_clean()
        session.save_revision(user=user, log_action="wagtail.edit", clean=False)
    return stored


def cite(session: SessionPage, event: EventPage, source: Source, *, announces: bool, place: Any) -> None:
    """Name the source: as the one that reports the session where it appeared once the event had begun, else as the
    one that announces it, if none does yet or if this one `announces` what was not known.
    """
    if is_report(source, event):
        if all(one.source_id != source.pk for one in session.held_sources.all()):
            session.held_sources.add(SessionSource(source=source, paragraph=place or None))
    elif session.announced_source_id is None or announces:
        session.announced_source, session.announced_paragraph = source, place or None


def is_report(source: Source, event: EventPage) -> bool:
    """Say whether the source appeared on the event's first day or later."""
    day = earliest(source.published) if source.published else None
    return day is not None and day >= event.start_date


def add_speakers(session: SessionPage, officials: Iterable[Official], source: Source) -> None:
    """Add those who are not among the session's speakers, each citing the source."""
    named = {speaker.official_id for speaker in session.speakers.all()}
    for official in officials:
        if official.pk not in named:
            session.speakers.add(SessionSpeaker(official=official, source=source))


def keep_difference(session: SessionPage, values: dict[str, Any], fact: ImportedFact) -> None:
    """Put day and time on the board where the source tells others than the session has."""
    told = [(getattr(session, name), values[name]) for name in TIMES]
    if all(there is None or here is None or there == here for there, here in told):
        return
    here, there = time_words(*(here for _there, here in told)), time_words(*(there for there, _here in told))
    Contradiction.objects.get_or_create(
        what=session.title[:500],
        here=here,
        there=there,
        source_here=fact.source,
        defaults={
            "kind": Contradiction.Kind.DATE,
            "source_there": session.announced_source,
            "passage_here": fact.passage,
        },
    )


def time_words(day: datetime.date | None, start: datetime.time | None, end: datetime.time | None) -> str:
    """Return a session's day and time for people: "2025-10-25 09:00–10:30"; empty where nothing is told."""
    hours = "–".join(f"{time:%H:%M}" for time in (start, end) if time)
    return " ".join(part for part in (day.isoformat() if day else "", hours) if part)

"""The status of the Convention, counted from the recorded treaty actions."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps

from hanoiconv.core.languages import localised
from hanoiconv.core.search import fold

if TYPE_CHECKING:
    from hanoiconv.sources.models import Source

    from .models import Participant, TreatyAction


@dataclass(frozen=True)
class ParticipantStatus:
    """A participant with its signature and its instrument, where there are any."""

    participant: Participant
    signature: TreatyAction | None
    instrument: TreatyAction | None


@dataclass(frozen=True)
class TreatyStatus:
    """Counts and rows. `instruments` are those that count by article 65: an organisation's does not."""

    rows: list[ParticipantStatus]
    signatories: int
    instruments: int
    required: int
    as_of: datetime.date | None
    sources: list[Source]

    @property
    def remaining(self) -> int:
        """How many instruments are still needed before the ninety days begin."""
        return max(self.required - self.instruments, 0)


def treaty_status(query: str = "") -> TreatyStatus:
    """Return the status; `query` narrows the rows by name, with or without diacritics, never the counts. One query."""
    from .models.participation import INSTRUMENTS_REQUIRED, Participant, TreatyAction

    model = apps.get_model("treaty", "TreatyAction")
    actions: list[TreatyAction] = list(model.objects.published())
    by_participant: dict[int, dict[str, TreatyAction]] = {}
    participants: dict[int, Participant] = {}
    for action in actions:
        kind = "signature" if action.action == TreatyAction.Action.SIGNATURE else "instrument"
        by_participant.setdefault(action.participant_id, {})[kind] = action
        participants[action.participant_id] = action.participant
    instruments = [
        a
        for a in actions
        if a.action != TreatyAction.Action.SIGNATURE and a.participant.kind != Participant.Kind.ORGANISATION
    ]
    days = [a.sort_date for a in actions if a.sort_date]
    rows = [
        ParticipantStatus(participants[pk], acted.get("signature"), acted.get("instrument"))
        for pk, acted in by_participant.items()
        if participants[pk].is_shown() and matches(participants[pk], query)
    ]
    rows.sort(key=lambda row: fold(localised(row.participant, "name") or ""))
    return TreatyStatus(
        rows=rows,
        signatories=sum(1 for acted in by_participant.values() if "signature" in acted),
        instruments=len({a.participant_id for a in instruments}),
        required=INSTRUMENTS_REQUIRED,
        as_of=max(days) if days else None,
        sources=list({a.source_id: a.source for a in actions}.values()),
    )


def matches(participant: Participant, query: str) -> bool:
    """Say whether a participant's name contains what was typed."""
    return fold(query.strip()) in fold(localised(participant, "name") or "")

"""The history of a statistic: which of its observations stands, which came before, which a correction replaced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models import Observation, Statistic


@dataclass(frozen=True)
class HistoryEntry:
    """One observation of a chain, and the one that corrected it, if any."""

    observation: Observation
    correction: Observation | None
    current: bool


def history_of(statistic: Statistic) -> list[HistoryEntry]:
    """Return the published chain, newest first. No query where the chain is loaded."""
    corrections = {o.corrects_id: o for o in statistic.chain if o.corrects_id}
    latest = statistic.latest
    return [HistoryEntry(o, corrections.get(o.pk), o is latest) for o in reversed(statistic.chain)]

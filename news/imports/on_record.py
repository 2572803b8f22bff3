"""What the portal has on record, as a run compares its documents with it: loaded once, not once a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from hanoiconv.core.languages import localised, localised_items, localised_name
from hanoiconv.people.models import Official
from hanoiconv.statistics.models import Observation, Statistic
from hanoiconv.treaty.models import Milestone

from ..importing.documents import KnownDate, KnownFigure, KnownOfficial
from ..importing.known import KnownFacts, KnownSources
from .stored import StoredSources, not_entered, take_fingerprints, without_fingerprint


@dataclass(frozen=True)
class CountedThing:
    """A statistic as a figure is matched with it."""

    pk: int
    title: str
    unit: str
    numbers: frozenset[Decimal]
    """The values observed of it."""


class OnRecord:
    """What is on record when a run begins; the sources alone are asked for anew by every document.

    A run itself adds nothing here but sources: what it recognises are proposals until an editor accepts them. Where
    the run `writes`, the fingerprints that are missing are entered first; otherwise they are taken in memory.
    """

    def __init__(self, *, writes: bool) -> None:
        if writes:
            take_fingerprints(without_fingerprint())
            self._sources = StoredSources()
        else:
            self._sources = StoredSources(not_entered())

    @cached_property
    def known(self) -> KnownFacts:
        """What documents are matched and compared with."""
        return known_facts(self._sources)

    @cached_property
    def statistics(self) -> list[CountedThing]:
        """The statistics that figures may be observations of."""
        return counted_things()


def known_facts(sources: KnownSources) -> KnownFacts:
    """Return the people, figures and dates on record. Four queries."""
    officials = Official.objects.prefetch_related("appointments")
    return KnownFacts(
        officials=tuple(
            KnownOfficial(
                o.pk, o.name, tuple(p for a in o.appointments.all() for _code, p in localised_items(a, "position") if p)
            )
            for o in officials
        ),
        figures=tuple(known_figures()),
        dates=tuple(KnownDate(localised(m, "title", "vi") or "", m.date) for m in Milestone.objects.all()),
        sources=sources,
    )


def known_figures() -> Iterator[KnownFigure]:
    """Yield every observation that has a number."""
    for observation in Observation.objects.published().for_figures().exclude(number=None):
        statistic = observation.statistic
        source = observation.cited[0].source_id if observation.cited else None
        yield KnownFigure(
            observation.pk,
            localised(statistic, "title", "vi") or "",
            localised(statistic, "unit", "vi") or "",
            observation.number,
            observation.as_of or None,
            source,
        )


def counted_things() -> list[CountedThing]:
    """Return every statistic with the values observed of it. Two queries."""
    numbers: dict[int, set[Decimal]] = {}
    observed = Observation.objects.exclude(number=None).order_by().values_list("statistic_id", "number")
    for pk, number in observed:
        if number is not None:
            numbers.setdefault(pk, set()).add(number)
    names = ("pk", localised_name("title", "vi"), localised_name("unit", "vi"))
    return [
        CountedThing(pk, title or "", unit or "", frozenset(numbers.get(pk, ())))
        for pk, title, unit in Statistic.objects.values_list(*names)
    ]

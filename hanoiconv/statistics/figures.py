"""Figures on pages: observations loaded together with their chains, so that each says what came after it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from hanoiconv.core.lookups import Wanted, forget

from .models import Observation, ObservationCitation, Statistic

FIGURE = re.compile(r'<embed\b(?=[^>]*\bembedtype=\\?"figure\\?")(?=[^>]*\bobservation=\\?"([0-9]{1,18})\\?")[^>]*>')
"""A live figure in a sentence, as stored in rich text, also inside JSON."""


_known_at: ContextVar[datetime.datetime | None] = ContextVar("figures_known_at", default=None)


def load_figures(ids: Iterable[int]) -> dict[int, Observation]:
    """Return the observations among `ids`, drafts included, each with its statistic's published chain. One query."""
    return load({"observation": set(ids)})["observation"]


def load(wanted: Wanted) -> dict[str, dict[int, Any]]:
    """Load observations, each with its statistic's published chain, and statistics with theirs, in one query.

    They come with their citations: what is published has at least one. Only what has none, or no published
    observation at all, costs another query.
    """
    ids, statistic_ids = wanted.get("observation", set()), wanted.get("statistic", set())
    loaded = [*cited_observations(ids, statistic_ids)]
    missing = ids - {observation.pk for observation in loaded}
    if missing:
        loaded += Observation.objects.for_figures().filter(pk__in=missing)
    chains: dict[int, list[Observation]] = {}
    for observation in loaded:
        chains.setdefault(observation.statistic_id, []).append(observation)
    statistics = {pk: with_chain(chain) for pk, chain in chains.items()}
    unseen = statistic_ids - statistics.keys()
    if unseen:
        statistics |= Statistic.objects.with_chains().in_bulk(list(unseen))
    return {
        "observation": {observation.pk: observation for observation in loaded if observation.pk in ids},
        "statistic": {pk: statistic for pk, statistic in statistics.items() if pk in statistic_ids},
    }


def cited_observations(ids: set[int], statistic_ids: set[int]) -> list[Observation]:
    """Return the observations among `ids` and the published ones of their statistics, or of those named."""
    if not ids and not statistic_ids:
        return []
    same = Observation.objects.filter(pk__in=ids).order_by().values("statistic_id")
    of_statistic = Q(observation__statistic__in=same) | Q(observation__statistic__in=statistic_ids)
    citations = (
        ObservationCitation.objects.filter(Q(observation__in=ids) | Q(observation__live=True) & of_statistic)
        .select_related("observation__statistic", "source")
        .defer("source__cleaned_text", "source__flags", "source__import_report")
        .order_by("observation__sort_date", "observation__sequence", "observation_id", "sort_order")
    )
    observations: dict[int, Observation] = {}
    for citation in citations:
        observation = observations.setdefault(citation.observation_id, citation.observation)
        observation.__dict__.setdefault("cited", []).append(citation)
    return list(observations.values())


def with_chain(observations: list[Observation]) -> Statistic:
    """Return the one instance that stands for the statistic of `observations`, its chain being the published ones."""
    statistic = observations[0].statistic
    moment = _known_at.get()
    for observation in observations:
        observation.statistic = statistic
    statistic.published_chain = [one for one in observations if one.live and one.was_public(moment)]
    return statistic


@contextmanager
def known_at(moment: datetime.datetime) -> Iterator[None]:
    """Show figures inside as they were known at a moment: what was published later corrects and continues nothing."""
    forget()
    token = _known_at.set(moment)
    try:
        yield
    finally:
        _known_at.reset(token)
        forget()


def statistics_of(ids: Iterable[int]) -> dict[int, Statistic]:
    """Return the statistics among `ids` that have a published observation, each with its chain. One query."""
    found = load({"statistic": set(ids)})["statistic"]
    return {pk: statistic for pk, statistic in found.items() if statistic.chain}


@dataclass(frozen=True)
class LiveFigure:
    """An observation as a page shows it: what stands today, what that corrected, and what has come since."""

    observation: Observation
    corrected: Observation | None
    newer: Observation | None


def live_figure(chosen: Observation | None, *, follows_latest: bool = False) -> LiveFigure | None:
    """Return the figure for the observation a page has chosen; None where it or its statistic is not to be seen.

    A correction stands in for what it corrects. A newer observation does not, unless the editor chose that the figure
    `follows_latest`: the page goes on saying what was known on its day, and names the newer one beside it.
    """
    if chosen is None or not chosen.live or not chosen.statistic.is_shown():
        return None
    if follows_latest and chosen.statistic.latest is not None:
        return LiveFigure(chosen.statistic.latest, chosen.statistic.latest.replaced, None)
    chain = chosen.statistic.chain
    standing = chosen
    corrections = {other.corrects_id: other for other in chain if other.corrects_id}
    seen = {chosen.pk}
    while (correction := corrections.get(standing.pk)) and correction.pk not in seen:
        seen.add(correction.pk)
        standing = correction
    latest = chosen.statistic.latest
    is_newer = latest is not None and latest.pk != standing.pk and order_of(latest) > order_of(standing)
    return LiveFigure(standing, chosen if standing is not chosen else None, latest if is_newer else None)


def order_of(observation: Observation) -> tuple:
    """Order observations of a chain as the model does; undated ones come first."""
    return observation.sort_date is not None, observation.sort_date, observation.sequence, observation.pk

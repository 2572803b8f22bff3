"""Figures on pages: observations loaded together with their chains, so that each says what came after it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from .models import Observation, Statistic


def load_figures(ids: Iterable[int]) -> dict[int, Observation]:
    """Return the observations among `ids`, drafts included, each with its statistic's published chain.

    Two queries for any number of them.
    """
    wanted = set(ids)
    if not wanted:
        return {}
    statistics = Observation.objects.filter(pk__in=wanted).values("statistic_id")
    loaded = list(
        Observation.objects.for_figures().filter(Q(pk__in=wanted) | Q(live=True, statistic_id__in=statistics))
    )
    for observation in loaded:
        observation.statistic = loaded_statistic(observation, loaded)
    return {observation.pk: observation for observation in loaded if observation.pk in wanted}


def loaded_statistic(observation: Observation, loaded: list[Observation]):
    """Return the one instance that stands for the observation's statistic, its chain being those of `loaded`."""
    same = [other for other in loaded if other.statistic_id == observation.statistic_id]
    statistic = same[0].statistic
    statistic.published_chain = [other for other in same if other.live]
    return statistic


def statistics_of(ids: Iterable[int]) -> dict[int, Statistic]:
    """Return the statistics among `ids` that have a published observation, each with its chain. Two queries."""
    loaded = list(Observation.objects.published().for_figures().filter(statistic__in=list(ids)))
    return {observation.statistic_id: loaded_statistic(observation, loaded) for observation in loaded}


@dataclass(frozen=True)
class LiveFigure:
    """An observation as a page shows it: what stands today, what that corrected, and what has come since."""

    observation: Observation
    corrected: Observation | None
    newer: Observation | None


def live_figure(chosen: Observation | None) -> LiveFigure | None:
    """Return the figure for the observation a page has chosen; None where it or its statistic is not to be seen.

    A correction stands in for what it corrects. A newer observation does not: the page goes on saying what was known
    on its day, and names the newer one beside it.
    """
    if chosen is None or not chosen.live or not chosen.statistic.is_shown():
        return None
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

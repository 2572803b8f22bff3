"""What else shows a figure that has changed: its statistic's chain, and the pages that list it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from hanoiconv.core.following import register_spread
from hanoiconv.core.models import Topic
from hanoiconv.sources.models import Source

from .models import Observation, ObservationCitation, Statistic


def chain_of(pks: set[str]) -> Iterable[tuple[type[Model], Iterable[Any]]]:
    """A page that shows an observation names the newer one beside it, and what corrected it: the statistic leads on."""
    yield Statistic, Observation.objects.filter(pk__in=pks).order_by().values_list("statistic_id", flat=True).distinct()


def sources_of(pks: set[str]) -> Iterable[tuple[type[Model], Iterable[Any]]]:
    """The page of a source lists the figures that rest on it."""
    cited = ObservationCitation.objects.filter(observation_id__in=pks).order_by()
    yield Source, cited.values_list("source_id", flat=True).distinct()


def topics_of(pks: set[str]) -> Iterable[tuple[type[Model], Iterable[Any]]]:
    """The page of a topic lists its statistics."""
    listed = Statistic.objects.filter(pk__in=pks, topic__isnull=False).order_by()
    yield Topic, listed.values_list("topic_id", flat=True).distinct()


def register_spreads() -> None:
    """Register them; the app calls it once it is ready."""
    register_spread(Observation, chain_of, listing=sources_of)
    register_spread(Statistic, listing=topics_of)

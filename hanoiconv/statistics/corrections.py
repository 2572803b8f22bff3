"""Which figures of a text have been corrected, so that its readers are told."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from hanoiconv.core.languages import localised
from hanoiconv.core.lookups import chosen, find, referred

from .figures import live_figure
from .models import Observation


@dataclass(frozen=True)
class CorrectedFigure:
    """A figure that stands in for one that was wrong."""

    right: Observation
    wrong: Observation

    @property
    def published_at(self) -> datetime.datetime | None:
        """When readers could first see it; None where no such moment is on record."""
        return self.right.first_published_at

    @property
    def date(self) -> datetime.date | None:
        """The day of the correction, in the portal's time."""
        return timezone.localdate(self.published_at) if self.published_at else None

    @property
    def note(self) -> str:
        """What was wrong, in the active language."""
        return localised(self.right, "note") or ""

    @property
    def words(self) -> str:
        """What is right, what was wrong, and the note, in the active language."""
        title = localised(self.right.statistic, "title") or ""
        said = gettext("%(right)s, not %(wrong)s.") % {"right": self.right.figure(), "wrong": self.wrong.figure()}
        return f"{title}: {said} {self.note}".strip()


def corrected_figures(body: Any, since: datetime.datetime | None = None) -> list[CorrectedFigure]:
    """Return the figures and charts of `body` that have been corrected `since` then, the newest correction first.

    No query where the body is primed; otherwise two.
    """
    found: dict[int, CorrectedFigure] = {}
    for observation in find("observation", referred(body).get("observation", ())).values():
        figure = live_figure(observation)
        if figure and figure.corrected:
            found[figure.observation.pk] = CorrectedFigure(figure.observation, figure.corrected)
    for statistic in find("statistic", chosen("statistic", body)).values():
        for right in statistic.standing if statistic.is_shown() else ():
            if right.replaced:
                found.setdefault(right.pk, CorrectedFigure(right, right.replaced))
    told = [one for one in found.values() if since is None or one.published_at is None or one.published_at > since]
    return sorted(told, key=lambda one: (one.published_at is not None, one.published_at, one.right.pk), reverse=True)

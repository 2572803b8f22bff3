"""Charts of a statistic's chain, as geometry for an SVG template: bars of observations, the qualifier drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from hanoiconv.core.languages import localised

if TYPE_CHECKING:
    from .models import Observation, Statistic

WIDTH = 100
"""Bars are laid out in hundredths of the chart's width; the template scales them."""


@dataclass(frozen=True)
class Bar:
    """One observation: how long its bar is (0–100), its label and figure; None for a value that is missing."""

    label: str
    figure: str
    length: float | None
    qualifier: str
    planned: bool
    replaced: bool
    observation: Observation

    @property
    def pieces(self) -> list[tuple[float, float]]:
        """The bar as (start, width) in hundredths. "Nearly" fades before its value, "more than" goes on past it."""
        return pieces_of(self.length or 0.0, self.qualifier)


@dataclass(frozen=True)
class Chart:
    """A chart with its title and bars; the same rows make its data table. Unlike units are listed, never drawn."""

    title: str
    bars: list[Bar]
    drawn: bool = True

    @property
    def corrections(self) -> list[Observation]:
        """The observations that corrected others, in the order of their bars."""
        return [bar.observation for bar in self.bars if bar.observation.replaced and not bar.replaced]

    @property
    def shapes(self) -> set[str]:
        """Return the shapes that the key must explain."""
        drawn = [bar for bar in self.bars if bar.length]
        return {SHAPES.get(bar.qualifier, "exact") for bar in drawn} | {"expected" for bar in drawn if bar.planned}


SHAPES = {
    "nearly": "before",
    "under": "before",
    "more_than": "past",
    "at_least": "past",
    "about": "around",
    "estimated": "around",
}
"""How a bar says its qualifier: it fades before its value, goes on past it, or both."""

FADING = (1.2, 1.0, 0.8, 0.6, 0.4)
GAP = 0.8
REACH = sum(FADING) + GAP * len(FADING)
"""How wide the fading pieces and their gaps are together."""


def pieces_of(length: float, qualifier: str) -> list[tuple[float, float]]:
    """Return the pieces of a bar: one for an exact figure, else a shorter one and pieces that grow thinner."""
    shape = SHAPES.get(qualifier)
    if shape is None or length <= REACH:
        return [(0.0, length)]
    end = length - {"before": REACH, "past": 0.0, "around": REACH / 2}[shape]
    pieces = [(0.0, end)]
    for width in FADING:
        pieces.append((round(end + GAP, 2), width))
        end += GAP + width
    return pieces


def bars_of(observations: Sequence[Observation], replaced: set[int], *, named: bool) -> list[Bar]:
    """Return a bar per observation, the longest 86 of 100: "more than" runs past it. A real zero is a zero."""
    numbers = [o.number for o in observations if o.number is not None]
    longest = max(numbers, default=Decimal(0))
    bars = []
    for observation in observations:
        length = None
        if observation.number is not None:
            length = float(observation.number / longest * 86) if longest else 0.0
        label = localised(observation.statistic, "title") or "" if named else observation.as_of_words
        bars.append(
            Bar(
                label,
                observation.figure().text,
                length,
                observation.qualifier,
                observation.planned,
                observation.pk in replaced,
                observation,
            )
        )
    return bars


def chart_of(statistic: Statistic) -> Chart | None:
    """Return the chart of a statistic over time; None where there is nothing to compare."""
    chain = statistic.chain
    if len(chain) < 2:
        return None
    replaced = {o.corrects_id for o in chain if o.corrects_id}
    return Chart(localised(statistic, "title") or "", bars_of(chain, replaced, named=False))


def comparison_of(observations: Sequence[Observation]) -> Chart:
    """Return several observations side by side; drawn on one scale only where they count the same thing."""
    units = {(o.statistic.measure, o.statistic.currency, localised(o.statistic, "unit")) for o in observations}
    return Chart("", bars_of(observations, set(), named=True), drawn=len(units) == 1)

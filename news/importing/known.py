"""What the portal has on record, as the pure steps ask for it: people, figures, dates, sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from news.importing.documents import Fingerprint, KnownDate, KnownFigure, KnownOfficial
from news.importing.vietnamese import fold


@dataclass(frozen=True)
class KnownSource:
    """A source on record; ``checksum`` is SHA-256 of its raw file, ``part`` which of its articles (from 1)."""

    id: int | str
    checksum: str
    fingerprint: Fingerprint | None = None
    part: int = 1


class KnownSources(Protocol):
    """The sources on record, asked for the few that a document may repeat; never listed as a whole."""

    def same_file(self, checksum: str, part: int) -> KnownSource | None:
        """The source made of this article of this very file."""

    def same_words(self, words: str) -> KnownSource | None:
        """A source whose cleaned text has these words (``Fingerprint.words``)."""

    def likely(self, own: Fingerprint) -> Sequence[KnownSource]:
        """The few sources, with fingerprints, that share most with this text; the closest first."""


class NoSources:
    """Nothing on record."""

    def same_file(self, checksum: str, part: int) -> KnownSource | None:
        """None, always."""
        return None

    def same_words(self, words: str) -> KnownSource | None:
        """None, always."""
        return None

    def likely(self, own: Fingerprint) -> Sequence[KnownSource]:
        """Nothing, always."""
        return ()


@dataclass(frozen=True)
class KnownFacts:
    """What the caller has on record, to match and compare with. Empty by default."""

    officials: tuple[KnownOfficial, ...] = ()
    figures: tuple[KnownFigure, ...] = ()
    dates: tuple[KnownDate, ...] = ()
    sources: KnownSources = field(default_factory=NoSources)

    @cached_property
    def figures_by_day(self) -> dict[str | None, list[KnownFigure]]:
        """The figures by the date they hold for."""
        found: dict[str | None, list[KnownFigure]] = {}
        for figure in self.figures:
            found.setdefault(figure.as_of, []).append(figure)
        return found

    @cached_property
    def officials_by_id(self) -> dict[int | str, KnownOfficial]:
        """The officials by their ids."""
        return {official.id: official for official in self.officials}

    @cached_property
    def subjects_of_dates(self) -> list[str]:
        """What each of the dates is about, folded, in their order."""
        return [fold(known.what) for known in self.dates]

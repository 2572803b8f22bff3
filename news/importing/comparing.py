"""Comparing: duplicates within a run and against what is stored, contradictions with known facts.

A text's fingerprint is a sample of its three-word shingles, chosen by the value of their hash, so
that the same shingles are chosen in every text and the share two samples have in common estimates
how much of one text is in the other, reordered or abridged.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from rapidfuzz import fuzz

from news.importing.documents import (
    Contradiction,
    DatedFact,
    Duplicate,
    Figure,
    Fingerprint,
    KnownFacts,
    KnownSource,
    OfficialMention,
)
from news.importing.recognising.officials import expanded
from news.importing.vietnamese import fold

SHINGLE_WORDS = 3
SAMPLING = 4
LEAST_SHINGLES = 4
MOST_SHINGLES = 4_000
SAME_TEXT = 0.5
CONTAINED = 0.6
SAME_SUBJECT = 88
_WORD = re.compile(r"\w+")


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a cleaned body; case, diacritics, marks and line breaks do not matter."""
    words = _WORD.findall(fold(text))
    hashes = {
        zlib.crc32(" ".join(words[i : i + SHINGLE_WORDS]).encode())
        for i in range(max(1, len(words) - SHINGLE_WORDS + 1))
    }
    ordered = sorted(hashes, key=lambda value: (value * 2654435761) % 2**32)
    sample = [value for value in ordered if value % SAMPLING == 0][:MOST_SHINGLES]
    if len(sample) < LEAST_SHINGLES:
        sample = ordered
    return Fingerprint(sha256(" ".join(words).encode()).hexdigest(), frozenset(sample))


@dataclass
class SourceIndex:
    """Stored sources by checksum, words and shingles; built once, asked for every document."""

    by_checksum: dict[str, KnownSource] = field(default_factory=dict)
    by_words: dict[str, KnownSource] = field(default_factory=dict)
    by_shingle: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    sources: list[KnownSource] = field(default_factory=list)

    @classmethod
    def of(cls, sources: Iterable[KnownSource]) -> SourceIndex:
        """An index of these sources."""
        index = cls()
        for source in sources:
            index.add(source)
        return index

    def add(self, source: KnownSource) -> None:
        """Take one more source in."""
        self.by_checksum.setdefault(source.checksum, source)
        if source.fingerprint is None:
            return
        self.by_words.setdefault(source.fingerprint.words, source)
        number = len(self.sources)
        self.sources.append(source)
        for shingle in source.fingerprint.shingles:
            self.by_shingle[shingle].append(number)

    def find(self, checksum: str, own: Fingerprint) -> tuple[KnownSource, str, float] | None:
        """(source, "exact" or "near", similarity) of the best match, None when there is none."""
        exact = self.by_checksum.get(checksum) or self.by_words.get(own.words)
        if exact:
            return exact, "exact", 1.0
        shared: Counter[int] = Counter()
        for shingle in own.shingles:
            shared.update(self.by_shingle.get(shingle, ()))
        best: tuple[KnownSource, str, float] | None = None
        for number, _ in shared.most_common(5):
            source = self.sources[number]
            likeness = similarity(own, source.fingerprint) if source.fingerprint else 0.0
            if likeness and (best is None or likeness > best[2]):
                best = (source, "near", likeness)
        return best


def similarity(new: Fingerprint, other: Fingerprint) -> float:
    """How far ``new`` repeats ``other`` (0.0 when it is not to be called a duplicate, else 0.5–1.0).

    A text repeats another when they have half of their words in common, or most of it stands there.
    """
    if not new.shingles or not other.shingles:
        return 0.0
    shared = len(new.shingles & other.shingles)
    overlap = shared / len(new.shingles | other.shingles)
    contained = shared / len(new.shingles)
    if overlap >= SAME_TEXT or contained >= CONTAINED:
        return max(overlap, contained)
    return 0.0


def duplicates_in_run(prints: Sequence[tuple[str, str, Fingerprint]]) -> dict[int, Duplicate]:
    """For (path, checksum, fingerprint) of each document: which repeats which, by position.

    Of two like texts the later one is the duplicate; a text that stands in a longer one is the
    duplicate whichever came first.
    """
    index = SourceIndex()
    found: dict[int, Duplicate] = {}
    for number, (path, checksum, own) in enumerate(prints):
        match = index.find(checksum, own)
        if match:
            found[number] = Duplicate(match[1], path=prints[int(match[0].id)][0], similarity=round(match[2], 2))
        for earlier in _contained_in(index, own, found):
            found[earlier] = Duplicate("near", path=path, similarity=round(similarity(prints[earlier][2], own), 2))
        index.add(KnownSource(id=number, checksum=checksum, fingerprint=own))
    return found


def _contained_in(index: SourceIndex, own: Fingerprint, found: dict[int, Duplicate]) -> list[int]:
    """Earlier documents of the run that are an abridged form of this longer one."""
    shared: Counter[int] = Counter()
    for shingle in own.shingles:
        shared.update(index.by_shingle.get(shingle, ()))
    earlier: list[int] = []
    for number, _ in shared.most_common(5):
        other = index.sources[number].fingerprint
        if number in found or other is None or len(other.shingles) >= len(own.shingles):
            continue
        if similarity(other, own) and not similarity(own, other):
            earlier.append(number)
    return earlier


def contradictions_with_known(
    figures: Sequence[Figure], dates: Sequence[DatedFact], officials: Sequence[OfficialMention], known: KnownFacts
) -> tuple[Contradiction, ...]:
    """Where this document disagrees with facts on record: figures of the same day, positions, dates."""
    found = [conflict for figure in figures for conflict in _figure_conflicts(figure, known)]
    found += [conflict for fact in dates for conflict in _date_conflicts(fact, known)]
    people = {person.id: person for person in known.officials}
    for mention in officials:
        person = people.get(mention.official) if mention.official is not None else None
        if (
            person
            and person.positions
            and not any(same_position(mention.position, other) for other in person.positions)
        ):
            found.append(Contradiction(f"chức vụ của {mention.name}", mention.position, "; ".join(person.positions)))
    return tuple(found)


def _figure_conflicts(figure: Figure, known: KnownFacts) -> list[Contradiction]:
    """Known observations of the same thing, unit and date with another value."""
    if figure.number is None:
        return []
    return [
        Contradiction(
            other.about or figure.about,
            f"{figure.value} {figure.unit}",
            other.text or f"{other.number:f} {other.unit}",
            other.source,
        )
        for other in known.figures
        if other.number != figure.number
        and _bare_unit(other.unit) == _bare_unit(figure.unit)
        and figure.as_of is not None
        and figure.as_of == other.as_of
        and same_subject(figure.about, other.about)
    ]


def _date_conflicts(fact: DatedFact, known: KnownFacts) -> list[Contradiction]:
    """Known dates of the same thing on another day."""
    return [
        Contradiction(other.what, fact.date, other.date, other.source)
        for other in known.dates
        if other.date != fact.date
        and len(other.date) >= 10
        and len(fact.date) >= 10
        and not _overlap(other.date, fact.date)
        and fuzz.token_set_ratio(fold(other.what), fold(fact.what)) >= SAME_SUBJECT + 7
    ]


def _overlap(first: str, second: str) -> bool:
    """Whether two EDTF days or intervals share a day ("XXXX" matches every year)."""
    if "X" in first or "X" in second:
        return first[-6:] == second[-6:]
    start1, end1 = first.split("/")[0], first.split("/")[-1]
    start2, end2 = second.split("/")[0], second.split("/")[-1]
    return start1 <= end2 and start2 <= end1


def _bare_unit(unit: str) -> str:
    """The unit without scale words, folded."""
    return re.sub(r"^(?:(?:tram|nghin|ngan|van|trieu|ty|ti)\s+)+", "", fold(unit))


def same_subject(first: str, second: str) -> bool:
    """Whether two descriptions of a figure mean the same thing."""
    return bool(first and second) and fuzz.token_sort_ratio(fold(first), fold(second)) >= SAME_SUBJECT


def same_position(first: str, second: str) -> bool:
    """Whether one position is a shorter, longer or otherwise spelt form of the other."""
    one, other = (set(_WORD.findall(fold(expanded(text)))) - {"va", "cua", "nuoc", "bo"} for text in (first, second))
    small, large = sorted((one, other), key=len)
    return len(small & large) >= 0.8 * len(small)

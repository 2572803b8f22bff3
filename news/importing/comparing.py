"""Comparing: duplicates within a run and against what is stored, contradictions with known facts.

A text's fingerprint is a sample of its three-word shingles, chosen by the value of their hash, so
that the same shingles are chosen in every text and the share two samples have in common estimates
how much of one text is in the other, reordered or abridged. A quarter of a sample, its anchors, is
enough to find a text again; an index keeps these and is asked with a whole sample.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from rapidfuzz import fuzz, process

from news.importing.documents import (
    Contradiction,
    DatedFact,
    Duplicate,
    Figure,
    Fingerprint,
    OfficialMention,
)
from news.importing.known import KnownFacts, KnownSource, KnownSources
from news.importing.recognising.officials import expanded
from news.importing.recognising.units import bare_unit
from news.importing.remembering import Remembered
from news.importing.vietnamese import fold

SAMPLING = 4
ANCHORING = 16
LEAST_SHINGLES = 4
LEAST_ANCHORS = 12
MOST_SHINGLES = 4_000
SAME_TEXT = 0.5
CONTAINED = 0.6
SHORTER_FORM = 0.4
MOST_LIKELY = 5
COMMON = 50
SAME_SUBJECT = 88
_WORD = re.compile(r"\w+")
_BITS = 0x7FFFFFFF


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a cleaned body; case, diacritics, marks and line breaks do not matter."""
    words = _WORD.findall(fold(text))
    hashes = _shingles(words)
    sample = [value for value in hashes if value % SAMPLING == 0]
    if len(sample) < LEAST_SHINGLES:
        sample = list(hashes)
    if len(sample) > MOST_SHINGLES:
        sample = sorted(sample)[:MOST_SHINGLES]
    return Fingerprint(sha256(" ".join(words).encode(errors="replace")).hexdigest(), frozenset(sample))


def _shingles(words: list[str]) -> set[int]:
    """The hashes (31 bits, the same on every machine) of all runs of three words; of shorter texts as they are."""
    numbers = list(map(_HASHES.__getitem__, words))
    if len(words) < 3:
        return {sum(number * 0x9E3779B1 for number in numbers) & _BITS}
    return {
        (first * 0x9E3779B1 + second * 0x85EBCA77 + third * 0xC2B2AE3D) & _BITS
        for first, second, third in zip(numbers, numbers[1:], numbers[2:], strict=False)
    }


_HASHES = Remembered(lambda word: zlib.crc32(word.encode(errors="replace")))


def anchors(own: Fingerprint) -> list[int]:
    """The shingles under which an index keeps a text: about one in sixteen of all it has, in rising order."""
    ordered = sorted(own.shingles)
    chosen = [value for value in ordered if value % ANCHORING == 0]
    return chosen if len(chosen) >= LEAST_ANCHORS else sorted({*chosen, *ordered[:LEAST_ANCHORS]})


@dataclass
class SourceIndex:
    """Sources in memory by file, words and anchors: those of one run, or a few on record."""

    by_file: dict[tuple[str, int], KnownSource] = field(default_factory=dict)
    by_words: dict[str, KnownSource] = field(default_factory=dict)
    by_anchor: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    sources: list[KnownSource] = field(default_factory=list)

    @classmethod
    def of(cls, sources: Iterable[KnownSource]) -> SourceIndex:
        """An index of these sources."""
        index = cls()
        for source in sources:
            index.add(source)
        return index

    def add(self, source: KnownSource) -> None:
        """Take one more source in. What very many texts have in common stops telling them apart."""
        self.by_file.setdefault((source.checksum, source.part), source)
        if source.fingerprint is None:
            return
        self.by_words.setdefault(source.fingerprint.words, source)
        number = len(self.sources)
        self.sources.append(source)
        for anchor in anchors(source.fingerprint):
            if len(self.by_anchor[anchor]) < COMMON:
                self.by_anchor[anchor].append(number)

    def same_file(self, checksum: str, part: int) -> KnownSource | None:
        """The source made of this article of this very file."""
        return self.by_file.get((checksum, part))

    def same_words(self, words: str) -> KnownSource | None:
        """A source whose text has these words."""
        return self.by_words.get(words)

    def likely(self, own: Fingerprint) -> Sequence[KnownSource]:
        """The few sources that share most anchors with this text, the closest first."""
        shared: Counter[int] = Counter()
        for shingle in own.shingles:
            shared.update(self.by_anchor.get(shingle, ()))
        return [self.sources[number] for number, _ in shared.most_common(MOST_LIKELY)]


def repeats_stored(checksum: str, part: int, own: Fingerprint, known: KnownSources) -> Duplicate | None:
    """Which source on record a document repeats, or tells at greater length; None when it is new."""
    exact = known.same_file(checksum, part) or known.same_words(own.words)
    if exact:
        return Duplicate("exact", id=exact.id)
    likely = known.likely(own)
    if found := _closest(own, likely):
        return Duplicate("near", id=found[0].id, similarity=round(found[1], 2))
    for source in likely:
        stored = source.fingerprint
        likeness = similarity(stored, own) if stored else 0.0
        if stored and likeness and len(stored.shingles) >= SHORTER_FORM * len(own.shingles):
            return Duplicate("near", id=source.id, similarity=round(likeness, 2))
    return None


def _closest(own: Fingerprint, likely: Iterable[KnownSource]) -> tuple[KnownSource, float] | None:
    """The source that a text repeats most, and how far; None when it repeats none."""
    found = [(source, similarity(own, source.fingerprint)) for source in likely if source.fingerprint]
    best = max(found, key=lambda pair: pair[1], default=None)
    return best if best and best[1] else None


def similarity(new: Fingerprint, other: Fingerprint) -> float:
    """How far ``new`` repeats ``other`` (0.0 when it is not to be called a duplicate, else 0.5–1.0).

    A text repeats another when they have half of their words in common, or most of it stands there.
    The samples of very long texts end early; then only what lies within both is compared.
    """
    ours, theirs = new.shingles, other.shingles
    if max(len(ours), len(theirs)) >= MOST_SHINGLES:
        reach = min(max(sample) for sample in (ours, theirs) if len(sample) >= MOST_SHINGLES)
        ours, theirs = (frozenset(value for value in sample if value <= reach) for sample in (ours, theirs))
    if not ours or not theirs:
        return 0.0
    shared = len(ours & theirs)
    overlap = shared / (len(ours) + len(theirs) - shared)
    contained = shared / len(ours)
    if overlap >= SAME_TEXT or contained >= CONTAINED:
        return max(overlap, contained)
    return 0.0


def duplicates_in_run(prints: Sequence[tuple[str, str, int, Fingerprint]]) -> dict[int, Duplicate]:
    """For (path, checksum, part, fingerprint) of each document: which repeats which, by position.

    Of two like texts the later one is the duplicate; a text that stands in a longer one is the
    duplicate whichever came first.
    """
    index = SourceIndex()
    found: dict[int, Duplicate] = {}
    for number, (path, checksum, part, own) in enumerate(prints):
        likely = index.likely(own)
        exact = index.same_file(checksum, part) or index.same_words(own.words)
        if exact:
            found[number] = Duplicate("exact", path=prints[int(exact.id)][0])
        elif match := _closest(own, likely):
            found[number] = Duplicate("near", path=prints[int(match[0].id)][0], similarity=round(match[1], 2))
        for source in likely:
            earlier = int(source.id)
            if earlier not in found and (likeness := _shorter_form(source.fingerprint, own)):
                found[earlier] = Duplicate("near", path=path, similarity=round(likeness, 2))
        index.add(KnownSource(number, checksum, own, part))
    return found


def _shorter_form(earlier: Fingerprint | None, own: Fingerprint) -> float:
    """How far the earlier text stands in this longer one, 0.0 when it does not or when this one repeats it."""
    if earlier is None or len(earlier.shingles) >= len(own.shingles) or similarity(own, earlier):
        return 0.0
    return similarity(earlier, own)


def contradictions_with_known(
    figures: Sequence[Figure], dates: Sequence[DatedFact], officials: Sequence[OfficialMention], known: KnownFacts
) -> tuple[Contradiction, ...]:
    """Where this document disagrees with facts on record: figures of the same day, positions, dates."""
    found = [conflict for figure in figures for conflict in _figure_conflicts(figure, known)]
    found += [conflict for fact in dates for conflict in _date_conflicts(fact, known)]
    for mention in officials:
        person = known.officials_by_id.get(mention.official) if mention.official is not None else None
        if (
            person
            and person.positions
            and not any(same_position(mention.position, other) for other in person.positions)
        ):
            found.append(Contradiction(f"chức vụ của {mention.name}", mention.position, "; ".join(person.positions)))
    return tuple(found)


def _figure_conflicts(figure: Figure, known: KnownFacts) -> list[Contradiction]:
    """Known observations of the same thing, unit and date with another value."""
    if figure.number is None or figure.as_of is None:
        return []
    return [
        Contradiction(
            other.about or figure.about,
            f"{figure.value} {figure.unit}",
            other.text or f"{other.number:f} {other.unit}",
            other.source,
        )
        for other in known.figures_by_day.get(figure.as_of, ())
        if other.number != figure.number
        and bare_unit(other.unit) == bare_unit(figure.unit)
        and same_subject(figure.about, other.about)
    ]


def _date_conflicts(fact: DatedFact, known: KnownFacts) -> list[Contradiction]:
    """Known dates of the same thing on another day."""
    if len(fact.date) < 10 or not known.dates:
        return []
    alike = process.extract(
        fold(fact.what), known.subjects_of_dates, scorer=fuzz.token_set_ratio, score_cutoff=SAME_SUBJECT + 7, limit=None
    )
    others = (known.dates[place] for place in sorted(place for _, _, place in alike))
    return [
        Contradiction(other.what, fact.date, other.date, other.source)
        for other in others
        if len(other.date) >= 10 and not _overlap(other.date, fact.date)
    ]


def _overlap(first: str, second: str) -> bool:
    """Whether two EDTF days or intervals share a day ("XXXX" matches every year)."""
    if "X" in first or "X" in second:
        return first[-6:] == second[-6:]
    start1, end1 = first.split("/")[0], first.split("/")[-1]
    start2, end2 = second.split("/")[0], second.split("/")[-1]
    return start1 <= end2 and start2 <= end1


def same_subject(first: str, second: str) -> bool:
    """Whether two descriptions of a figure mean the same thing."""
    return bool(first and second) and fuzz.token_sort_ratio(fold(first), fold(second)) >= SAME_SUBJECT


def same_position(first: str, second: str) -> bool:
    """Whether one position is a shorter, longer or otherwise spelt form of the other."""
    one, other = (set(_WORD.findall(fold(expanded(text)))) - {"va", "cua", "nuoc", "bo"} for text in (first, second))
    small, large = sorted((one, other), key=len)
    return len(small & large) >= 0.8 * len(small)

"""The sources on record, asked in the database: a handful of queries a document, however many there are."""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from django.db import transaction
from django.db.models import Count, QuerySet

from hanoiconv.sources.models import Source, SourceFingerprint, SourceShingle

from ..importing.comparing import COMMON, MOST_LIKELY, SourceIndex, anchors, fingerprint
from ..importing.documents import Fingerprint
from ..importing.known import KnownSource, KnownSources, NoSources

NO_SOURCES = NoSources()
BATCH = 500
"""Sources or shingles in one query."""


class StoredSources:
    """Every imported source of the portal; `others` are those that the index in the database lacks."""

    def __init__(self, others: KnownSources = NO_SOURCES) -> None:
        self._others = others

    def same_file(self, checksum: str, part: int) -> KnownSource | None:
        """The source made of this article of this very file. One query."""
        found = imported().filter(checksum=checksum, part=part).values_list("pk", flat=True).first()
        return None if found is None else KnownSource(found, checksum, part=part)

    def same_words(self, words: str) -> KnownSource | None:
        """A source whose cleaned text has these words. One query."""
        found = (
            SourceFingerprint.objects.filter(words=words).order_by("pk").values_list("pk", "source__checksum").first()
        )
        return KnownSource(*found) if found else self._others.same_words(words)

    def likely(self, own: Fingerprint) -> Sequence[KnownSource]:
        """The few sources that share most anchors with this text. Two queries, for a very long text nine."""
        shared: Counter[int] = Counter()
        for some in batches(sorted(own.shingles)):
            found = SourceShingle.objects.filter(shingle__in=some).values_list("fingerprint")
            shared.update(dict(found.annotate(shared=Count("pk")).order_by("-shared")[: COMMON * 2]))
        closest = [pk for pk, _ in shared.most_common(MOST_LIKELY)]
        stored = SourceFingerprint.objects.select_related("source").only("words", "sample", "source__checksum")
        by_pk = stored.in_bulk(closest)
        entered = [
            KnownSource(pk, by_pk[pk].source.checksum, Fingerprint(by_pk[pk].words, unpacked(by_pk[pk].sample)))
            for pk in closest
            if pk in by_pk
        ]
        return [*entered, *self._others.likely(own)]


def imported() -> QuerySet[Source]:
    """The sources that were made of a file; those that fixtures only describe have no text to compare."""
    return Source.objects.exclude(raw_file="")


def without_fingerprint() -> QuerySet[Source]:
    """The imported sources whose fingerprint is still to be taken."""
    return imported().exclude(cleaned_text="").filter(fingerprint=None)


def not_entered() -> SourceIndex:
    """The sources that the index in the database lacks, in memory: for a run that writes nothing."""
    rows = without_fingerprint().values_list("pk", "checksum", "cleaned_text", "part").iterator(chunk_size=BATCH)
    return SourceIndex.of(KnownSource(pk, checksum, fingerprint(text), part) for pk, checksum, text, part in rows)


def take_fingerprints(sources: QuerySet[Source]) -> None:
    """Enter these sources into the index, all or nothing for every batch; no batch waits for another's reading."""
    last = 0
    while some := list(sources.filter(pk__gt=last).order_by("pk").values_list("pk", "cleaned_text")[:BATCH]):
        with transaction.atomic():
            enter((pk, fingerprint(text)) for pk, text in some)
        last = some[-1][0]


def enter(prints: Iterable[tuple[int, Fingerprint]]) -> None:
    """Enter fingerprints by the ids of their sources.

    What `COMMON` sources have already says nothing more and is left out: so no look-up grows with the portal.
    """
    prints = list(prints)
    keys = {pk: anchors(own) for pk, own in prints}
    taken: Counter[int] = Counter()
    for some in batches(sorted({anchor for chosen in keys.values() for anchor in chosen})):
        found = SourceShingle.objects.filter(shingle__in=some).values_list("shingle")
        taken.update(dict(found.annotate(sources=Count("pk")).order_by()))
    rows = []
    for pk, chosen in keys.items():
        for anchor in chosen:
            if taken[anchor] < COMMON:
                taken[anchor] += 1
                rows.append(SourceShingle(fingerprint_id=pk, shingle=anchor))
    SourceFingerprint.objects.bulk_create(
        [SourceFingerprint(source_id=pk, words=own.words, sample=packed(own.shingles)) for pk, own in prints],
        ignore_conflicts=True,
    )
    SourceShingle.objects.bulk_create(rows)


def batches(numbers: list[int]) -> Iterator[list[int]]:
    """The numbers in lists of `BATCH`."""
    return (numbers[start : start + BATCH] for start in range(0, len(numbers), BATCH))


def packed(shingles: Iterable[int]) -> bytes:
    """A sample as the database keeps it: numbers of four bytes, the lowest byte first."""
    numbers = array("I", sorted(shingles))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def unpacked(stored: bytes | memoryview) -> frozenset[int]:
    """The sample that `packed` made bytes of."""
    numbers = array("I")
    numbers.frombytes(bytes(stored))
    if sys.byteorder == "big":
        numbers.byteswap()
    return frozenset(numbers)

"""The sources on record are found in the database, with as many queries for many as for few."""

from __future__ import annotations

from hashlib import shake_256
from itertools import islice

import pytest
from django.core.files.base import ContentFile

from hanoiconv.sources.models import Source, SourceFingerprint, SourceShingle
from news.importing.comparing import SourceIndex, fingerprint, repeats_stored
from news.importing.documents import Duplicate
from news.importing.known import KnownSource, KnownSources
from news.imports import stored
from news.imports.stored import StoredSources, not_entered, packed, take_fingerprints, unpacked, without_fingerprint

WORDS = (
    "cảng tàu sóng tin báo mạng lưới thuyền bến neo đèn hải đăng kỹ sư trực đêm gọi chuông dây thừng buồm gió mùa "
    "biển xanh cát trắng đá ngầm san hô cá tôm muối nắng mưa bão khách hàng kho bãi xe nâng phao cờ hiệu bản đồ"
).split()


def paragraphs(seed: int, count: int = 8, words: int = 45) -> list[str]:
    """Texts of the same few words in an order of their own."""
    drawn = shake_256(str(seed).encode()).digest(count * words)
    said = [WORDS[byte % len(WORDS)] for byte in drawn]
    return [" ".join(said[start : start + words]).capitalize() + "." for start in range(0, len(said), words)]


def keep(text: str, number: int = 0, **values: object) -> Source:
    source = Source(label_vi=f"Nguồn thử {number}", cleaned_text=text, checksum=f"{number:064d}", **values)
    source.raw_file.save(f"{number}.bin", ContentFile(text.encode()), save=False)
    source.save()
    return source


def entered() -> StoredSources:
    """The sources on record, all of them in the index."""
    take_fingerprints(without_fingerprint())
    return StoredSources()


def repeated(text: str, known: KnownSources) -> Duplicate | None:
    return repeats_stored("another file", 1, fingerprint(text), known)


@pytest.fixture(params=["in memory", "in the database", "half of them not entered", "none entered"])
def known(request: pytest.FixtureRequest) -> KnownSources:
    """Forty texts on record, the one of `paragraphs(7)` with the id 7 among them."""
    texts = {number: "\n\n".join(paragraphs(number)) for number in range(1, 41)}
    if request.param == "in memory":
        return SourceIndex.of(KnownSource(n, f"{n:064d}", fingerprint(text)) for n, text in texts.items())
    request.getfixturevalue("db")
    for number, text in texts.items():
        keep(text, number, pk=number)
    if request.param == "in the database":
        return entered()
    if request.param == "half of them not entered":
        take_fingerprints(Source.objects.filter(pk__lt=20).exclude(pk=7))
    return StoredSources(not_entered())


def test_the_same_file_and_the_same_words_are_found(known: KnownSources) -> None:
    assert repeats_stored(f"{7:064d}", 1, fingerprint("khác"), known) == Duplicate("exact", id=7)
    assert repeats_stored(f"{7:064d}", 2, fingerprint("khác"), known) is None
    assert repeated("\n".join(paragraphs(7)).upper(), known) == Duplicate("exact", id=7)


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(["Báo khác đặt một đầu đề khác hẳn cho bài này", *paragraphs(7)]),
        "\n\n".join(reversed(paragraphs(7))),
        "\n\n".join(paragraphs(7)[::2]),
        "\n\n".join(paragraphs(7)[:4]),
        "\n\n".join(paragraphs(7)[5:6]),
        "\n\n".join([*paragraphs(7)[:6], *paragraphs(99)[:2]]),
        "\n\n".join([*paragraphs(7), *paragraphs(99)]),
    ],
    ids=["another headline", "reordered", "every other paragraph", "first half", "one paragraph", "parts", "longer"],
)
def test_other_forms_of_a_text_are_found(text: str, known: KnownSources) -> None:
    found = repeated(text, known)
    assert found
    assert (found.kind, found.id) == ("near", 7)


def test_other_texts_of_the_same_words_are_none(known: KnownSources) -> None:
    assert all(repeated("\n\n".join(paragraphs(seed)), known) is None for seed in range(100, 130))


def test_a_brief_within_a_long_text_does_not_make_that_a_repetition(known: KnownSources) -> None:
    long = "\n\n".join(text for seed in range(200, 206) for text in paragraphs(seed))
    assert repeated("\n\n".join([*paragraphs(7), long]), known) is None


@pytest.mark.django_db
def test_asking_costs_the_same_however_many_there_are(django_assert_num_queries) -> None:
    for number in range(1, 4):
        keep("\n\n".join(paragraphs(number)), number)
    few = entered()
    text = "\n\n".join(paragraphs(2)[:5])
    with django_assert_num_queries(4):
        assert repeated(text, few)
    for number in range(4, 60):
        keep("\n\n".join(paragraphs(number)), number)
    with django_assert_num_queries(1):
        take = stored.without_fingerprint().count()
    assert take == 56
    many = entered()
    with django_assert_num_queries(4):
        assert repeated(text, many)
    with django_assert_num_queries(1):
        entered()


@pytest.mark.django_db
def test_an_edited_text_is_known_by_its_new_words() -> None:
    source = keep("\n\n".join(paragraphs(1)))
    assert repeated("\n\n".join(paragraphs(1)), entered())
    source.cleaned_text = "\n\n".join(paragraphs(2))
    source.save()
    assert not SourceShingle.objects.exists()
    known = entered()
    assert repeated("\n\n".join(paragraphs(1)), known) is None
    assert repeated("\n\n".join(paragraphs(2)), known) == Duplicate("exact", id=source.pk)
    source.delete()
    assert not SourceFingerprint.objects.exists()


@pytest.mark.django_db
def test_what_everybody_says_takes_no_room() -> None:
    """What fifty sources have already is not entered for the next; a copy of them is found all the same."""
    text = "\n\n".join(paragraphs(1))
    for number in range(stored.COMMON + 5):
        keep(text, number)
    known = entered()
    assert SourceShingle.objects.filter(shingle=SourceShingle.objects.values("shingle")[:1]).count() == stored.COMMON
    assert repeated("\n\n".join(paragraphs(1)[:5]), known)


def test_a_sample_survives_its_stored_form() -> None:
    sample = fingerprint("\n\n".join(paragraphs(1))).shingles
    assert unpacked(memoryview(packed(sample))) == sample
    assert list(islice(stored.batches(list(range(1_200))), 3)) == [
        list(range(500)), list(range(500, 1_000)), list(range(1_000, 1_200)),
    ]  # fmt: skip

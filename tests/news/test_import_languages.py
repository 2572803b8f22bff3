"""The importer speaks each editor's language: what the report says in Vietnamese, an editor may read in English."""

from __future__ import annotations

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.utils.translation import override
from wagtail.users.models import UserProfile

from hanoiconv.core.models import User
from hanoiconv.sources.models import Source
from news.import_admin.reasons import MESSAGES, message_words
from news.import_admin.words import FLAGS, REMOVALS
from news.importing import messages
from news.importing.documents import RawFile
from news.importing.intake import LIMITS
from news.importing.messages import DETAILS, INTAKE, REJECTIONS, REMOVAL_REASONS, RUN, WARNINGS, said
from news.importing.pipeline import process
from news.importing.reporting import report_to_json
from news.imports.batches import make_batch
from news.imports.keeping import parts_of
from news.models import ImportItem, NewsIndexPage
from news.tasks import run
from tests.news.imported import TEXT, at, imported, removal_number, review

TOLD = {**REJECTIONS, **INTAKE, **RUN, **DETAILS}
VIETNAMESE = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)


@pytest.fixture(params=["en", "vi"])
def language(request: pytest.FixtureRequest, superuser: User) -> str:
    """The admin's language, as the editor has chosen it."""
    profile = UserProfile.get_for_user(superuser)
    profile.preferred_language = request.param
    profile.save()
    return str(request.param)


def words_in(html: str, css_class: str) -> str:
    found = re.search(rf'class="[^"]*{css_class}[^"]*"[^>]*>(.*?)</', html, re.DOTALL)
    assert found
    return found[1].strip()


def test_every_message_has_words_in_both_languages() -> None:
    assert set(MESSAGES) == set(TOLD)
    assert set(FLAGS) == set(WARNINGS)
    assert set(REMOVALS) == set(REMOVAL_REASONS)
    for words in (MESSAGES, FLAGS, REMOVALS):
        for code, message in words.items():
            with override("en"):
                assert not VIETNAMESE.search(str(message)), code
            with override("vi"):
                assert VIETNAMESE.search(str(message)), code


@pytest.mark.parametrize("code", sorted(TOLD))
def test_a_message_names_the_same_things_in_both_languages(code: str) -> None:
    names = re.findall(r"\{(\w+)\}", TOLD[code])
    parts = parts_of(said(code, **{name: f"<{name}>" for name in names}))
    for language in ("en", "vi"):
        with override(language):
            told = message_words(parts)
        assert sorted(re.findall(r"<(\w+)>", told)) == sorted(names)
        assert "%" not in told


def test_numbers_and_days_are_written_as_each_language_does() -> None:
    size = parts_of(said("too_large", size=10.5, limit=10))
    with override("en"):
        assert "10.5 MB" in message_words(size)
    with override("vi"):
        assert message_words(size) == said("too_large", size=10.5, limit=10)


@pytest.mark.django_db
def test_a_refused_file_is_explained(
    news_index: NewsIndexPage, superuser: User, editor_client: Client, language: str
) -> None:
    batch = make_batch("thử", [RawFile("trong.txt", b"")], superuser)
    run(batch)
    item = batch.items.get()
    expected = {"en": "The file is empty.", "vi": REJECTIONS["empty"]}[language]
    assert words_in(editor_client.get(at("batch", batch.pk)).content.decode(), "imports-item__reason") == expected
    assert words_in(review(editor_client, item), "help-critical") == expected
    assert item.reason == REJECTIONS["empty"]


@pytest.mark.django_db
def test_a_page_that_may_not_be_fetched_is_explained(superuser: User, editor_client: Client, language: str) -> None:
    with override_settings(IMPORT_HOSTS=["bao.example.vn"]):
        answer = editor_client.post(at("intake"), {"url": "https://khac.example.vn/bai"})
    (error,) = answer.context["form"].errors["url"]
    assert "khac.example.vn" in error
    assert bool(VIETNAMESE.search(error)) == (language == "vi")


@pytest.mark.django_db
def test_removals_and_warnings_are_explained(
    news_index: NewsIndexPage, superuser: User, editor_client: Client, language: str
) -> None:
    item = imported(superuser, "\ufeff" + TEXT)
    Source.objects.filter(pk=item.source_id).update(label_vi="Nguồn đầu thử", label_en="First test source")
    again = imported(superuser, TEXT, "khac.txt")
    assert removal_number(item, "Chia sẻ") >= 0
    words = {"en": "buttons to share, print, save", "vi": REMOVAL_REASONS["share"]}[language]
    assert words in review(editor_client, item)
    page = review(editor_client, again)
    assert {"en": "The other text: First test source.", "vi": "Bài kia: Nguồn đầu thử."}[language] in page
    assert {"en": "repeats another word for word", "vi": "trùng hoàn toàn"}[language] in page


@pytest.mark.django_db
def test_an_item_of_before_keeps_its_words(news_index: NewsIndexPage, superuser: User, editor_client: Client) -> None:
    item = imported(superuser)
    ImportItem.objects.filter(pk=item.pk).update(reason="Lý do cũ.", reason_parts={})
    assert words_in(review(editor_client, item), "help-critical") == "Lý do cũ."


def test_the_report_stays_vietnamese_text() -> None:
    with override("en"):
        report = json.loads(report_to_json(process([RawFile("trong.txt", b""), RawFile("a.txt", TEXT.encode()),
                                                    RawFile("b.txt", TEXT.encode())])))  # fmt: skip
    assert report["documents"][0]["reason"] == REJECTIONS["empty"]
    (warning,) = report["documents"][2]["warnings"]
    assert set(warning) == {"code", "message", "excerpt"}
    assert warning["message"] == f"{WARNINGS['exact_duplicate']} {messages.DETAILS['same_as'].format(other='a.txt')}"


@pytest.mark.django_db
def test_a_file_beyond_the_limit_is_named_with_its_size(superuser: User, editor_client: Client, language: str) -> None:
    file = SimpleUploadedFile("lon.txt", b"a" * (LIMITS.upload + 512 * 1024))
    editor_client.post(at("intake"), {"uploads": [file]})
    item = ImportItem.objects.get()
    told = words_in(editor_client.get(at("batch", item.batch_id)).content.decode(), "imports-item__reason")
    assert {"en": "(20.5 MB); the limit is 20 MB", "vi": "(20,5 MB); giới hạn là 20 MB"}[language] in told

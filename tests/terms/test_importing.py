"""The importer warns of wordings to avoid, by the terms that are published when a run begins."""

import pytest
from wagtail.users.models import UserProfile

from news.importing.documents import RawFile
from news.importing.known import AvoidedWording, KnownFacts
from news.importing.pipeline import process
from tests.builders import make_term
from tests.news.imported import TEXT, imported, review

WARNED = TEXT.replace("một tin nhắn thật", "ví điện tử của Liên Hiệp Thử và một tin nhắn của Liên Hiệp Thử")


@pytest.fixture
def term(db):
    return make_term("Liên hợp thử", avoided_vi="Liên Hiệp Thử")


def warnings_of(item):
    return [one for one in item.report["warnings"] if one["code"] == "wording"]


def test_a_draft_is_warned_of_once_with_its_sentence_and_the_agreed_term(news_index, superuser, term):
    (warning,) = warnings_of(imported(superuser, WARNED))
    assert warning["message"].endswith("Viết “Liên hợp thử” thay cho “Liên Hiệp Thử”.")
    assert warning["excerpt"].startswith("Lớp học lấy ví điện tử của Liên Hiệp Thử")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("vi", "Viết “Liên hợp thử” thay cho “Liên Hiệp Thử”."),
        ("en", "Write “Liên hợp thử” instead of “Liên Hiệp Thử”."),
    ],
)
def test_the_review_tells_it_in_the_editors_language(news_index, superuser, editor_client, term, language, words):
    profile = UserProfile.get_for_user(superuser)
    profile.preferred_language = language
    profile.save()
    assert words in review(editor_client, imported(superuser, WARNED))


def test_a_term_that_is_no_longer_published_warns_of_nothing(news_index, superuser, term):
    term.unpublish()
    assert warnings_of(imported(superuser, WARNED)) == []


def test_the_pure_steps_take_what_is_avoided_as_given():
    found = [AvoidedWording("mã độc", "phần mềm độc hại", "Một câu.")]
    known = KnownFacts(wordings=lambda text, language: found if language == "vi" and "mã độc" in text else [])
    (document,) = process([RawFile("a.txt", TEXT.encode())], known).documents
    (warning,) = [one for one in document.flags if one.code == "wording"]
    assert (warning.excerpt, document.outcome) == ("Một câu.", "import_flagged")
    (unknown,) = process([RawFile("a.txt", TEXT.encode())]).documents
    assert "wording" not in [one.code for one in unknown.flags]

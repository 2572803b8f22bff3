"""Search takes what is said in other words: an abbreviation or a wording to avoid finds the term, and the reverse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanoiconv.core.models import SitePage
from hanoiconv.core.search import MAX_WORDINGS, other_wordings, search_query
from tests.builders import make_article, make_term, text_body


@pytest.fixture
def united(db):
    return make_term(
        "Liên hợp quốc",
        name_en="United Nations",
        abbreviations_vi="LHQ",
        abbreviations_en="UN",
        avoided_vi="Liên Hiệp Quốc",
    )


def found(text, language="vi"):
    results = SitePage.objects.shown_in(language).search(search_query(text, language))
    return [getattr(page, f"headline_{language}") for page in results]


@pytest.mark.parametrize("typed", ["LHQ", "lhq", "Liên hiệp quốc", "lien hiep quoc", "họp LHQ", "lhq hop"])
def test_another_name_finds_what_is_written_with_the_agreed_one(news_index, united, typed):
    make_article(news_index, headline_vi="Phiên họp của Liên hợp quốc")
    make_article(news_index, headline_vi="Quốc gia họp")
    assert found(typed) == ["Phiên họp của Liên hợp quốc"]


def test_the_agreed_name_finds_what_is_written_short(news_index, united):
    make_article(news_index, headline_vi="Trụ sở LHQ", body_vi=text_body("<p>Chữ.</p>"))
    assert found("trụ sở liên hợp quốc") == ["Trụ sở LHQ"]


def test_names_are_taken_by_language(news_index, united):
    make_article(news_index, headline_vi="Liên hợp quốc", headline_en="The United Nations")
    assert found("UN", "en") == ["The United Nations"]
    assert found("LHQ", "en") == []


def test_other_marks_make_another_word(united):
    assert other_wordings(["liền", "hiệp", "quốc"], "vi") == []


def test_a_change_of_the_list_counts_at_once(news_index, united):
    make_article(news_index, headline_vi="Liên hợp quốc họp")
    assert found("tổ chức") == []
    united.abbreviations_vi = "LHQ\nTổ chức"
    united.save()
    assert found("tổ chức") == ["Liên hợp quốc họp"]
    united.unpublish()
    assert found("LHQ") == []


def test_a_search_asks_for_the_list_once(united, django_assert_num_queries):
    search_query("LHQ", "vi")
    with django_assert_num_queries(0):
        search_query("LHQ họp", "vi")


@pytest.mark.django_db
@given(st.lists(st.sampled_from(["liên", "hợp", "hiệp", "quốc", "lhq", "họp", "lien"]), max_size=12))
def test_there_are_never_many_wordings_nor_the_typed_one(words):
    make_term("Liên hợp quốc", abbreviations_vi="LHQ\nquốc", avoided_vi="Liên Hiệp Quốc\nHiệp")
    others = other_wordings(words, "vi")
    assert len(others) <= MAX_WORDINGS
    assert tuple(words) not in others

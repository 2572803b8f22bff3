"""Search: words are folded, languages kept apart, and no input breaks it. The same on SQLite and PostgreSQL."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanoiconv.core.models import SitePage
from hanoiconv.core.search import MAX_QUERY_WORDS, fold, search_query, tokens, words
from tests.builders import make_article, make_official, make_page, make_statistic, make_topic, text_body

vietnamese = st.text(
    alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ ĐÀÊ",
    max_size=60,
)


@given(st.one_of(vietnamese, st.text(max_size=60)))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(vietnamese)
def test_composed_and_decomposed_text_fold_alike(text):
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))
    assert tokens(unicodedata.normalize("NFC", text), "vi") == tokens(unicodedata.normalize("NFD", text), "vi")


@given(vietnamese)
def test_folded_vietnamese_is_plain_ascii(text):
    assert fold(text).isascii()


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Điện Biên", "dien bien"), ("CHỐNG tội phạm mạng", "chong toi pham mang"), ("Quảng trường", "quang truong")],
)
def test_folding(text, plain):
    assert fold(text) == plain


@given(st.text(max_size=80))
def test_tokens_are_words_that_either_database_splits_at_spaces_only(text):
    for token in tokens(text, "en").split():
        assert token.startswith(("en0", "en1"))
        assert words(token) == [token.lower()] or not token.isascii()


@pytest.mark.django_db
@given(st.text(max_size=300))
def test_any_text_is_a_query_or_none(text):
    query = search_query(text, "vi")
    assert (query is None) == (not words(text[:200]))


@pytest.mark.django_db
def test_a_query_of_many_words_counts_the_first_few():
    query = search_query(" ".join(f"w{number}" for number in range(50)), "en")
    assert len(query.query_string.split()) == MAX_QUERY_WORDS


@pytest.fixture
def articles(news_index):
    return [
        make_article(
            news_index,
            headline_vi="Chống tội phạm mạng ở Điện Biên",
            headline_en="Against cybercrime in the highlands",
            summary_vi="Đường dây nóng",
            body_vi=text_body("<p>Hợp tác <b>xuyên biên giới</b></p>"),
            body_en=text_body("<p>Cooperation across borders</p>"),
        ),
        make_article(news_index, headline_vi="Chong chóng", headline_en="Windmills"),
    ]


def found(typed, language="vi"):
    """Return the pages that a reader finds, best first."""
    query = search_query(typed, language)
    return list(SitePage.objects.shown_in(language).search(query)) if query else []


@pytest.mark.parametrize(
    "typed",
    [
        "chống tội phạm mạng",
        "chong toi pham mang",
        "CHONG TOI PHAM",
        "Chống toi phạm",
        "Điện Biên",
        "dien bien",
        "điện biên",
        "đuong day nong",
        "xuyên biên giới",
        "xuyen bien gioi",
        unicodedata.normalize("NFD", "Điện Biên"),
        "  điện,  biên!  ",
    ],
)
def test_words_are_found_with_and_without_diacritics(articles, typed):
    assert [page.pk for page in found(typed)] == [articles[0].pk]


def test_exact_words_come_before_those_that_differ_in_diacritics(articles):
    assert [page.pk for page in found("chóng")] == [articles[1].pk, articles[0].pk]
    assert {page.pk for page in found("chong")} == {article.pk for article in articles}


def test_a_headline_weighs_more_than_the_text(news_index):
    in_text = make_article(news_index, headline_vi="Bài một", body_vi=text_body("<p>zebra</p>"))
    in_headline = make_article(news_index, headline_vi="Bài zebra")
    assert [page.pk for page in found("zebra")] == [in_headline.pk, in_text.pk]


@pytest.mark.parametrize("typed", ["highlands", "cooperation", "borders"])
def test_an_english_word_is_not_found_in_vietnamese(articles, typed):
    assert found(typed, "vi") == []
    assert [page.pk for page in found(typed, "en")] == [articles[0].pk]


@pytest.mark.parametrize("typed", ["xuyen", "điện biên"])
def test_a_vietnamese_word_is_not_found_in_english(articles, typed):
    assert found(typed, "en") == []


def test_every_word_must_be_there(articles):
    assert found("dien bien windmills") == []


def test_results_are_loaded_in_one_query_and_know_their_addresses(articles, django_assert_num_queries):
    query = search_query("dien bien", "vi")
    with django_assert_num_queries(1):
        results = list(SitePage.objects.shown_in("vi").for_cards().search(query))
        assert [page.url_in("vi") for page in results] == ["/vi/tin-tuc/chong-toi-pham-mang-o-dien-bien/"]


def test_drafts_and_hidden_languages_are_not_found(news_index):
    make_article(news_index, headline_vi="Bản nháp zebra", live=False)
    make_article(news_index, headline_vi="Trang", headline_en="Zebra", shown_en=False, url_slug_vi="trang-thu")
    assert found("zebra", "vi") == []
    assert found("zebra", "en") == []


def test_an_unpublished_draft_of_a_live_page_is_not_found(articles):
    articles[0].headline_vi = "Tiêu đề nháp zebra"
    articles[0].save_revision(clean=False)
    assert found("zebra") == []
    assert [page.pk for page in found("dien bien")] == [articles[0].pk]


HARMFUL = [
    '"chưa đóng',
    "AND OR NOT",
    "a* OR b",
    "(((",
    "NEAR(a b)",
    "title:x",
    "-điện",
    "'; DROP TABLE core_sitepage; --",
    "\x00\x01\x1f",
    "%_%",
    "^$",
    "<script>alert(1)</script>",
    "🙂🙂",
    "đ" * 10_000,
    "a " * 10_000,
    "\u202e\u200b",
]


@pytest.mark.parametrize("typed", HARMFUL)
def test_no_input_breaks_a_search(articles, typed):
    assert isinstance(found(typed), list)


@pytest.mark.parametrize("typed", HARMFUL)
def test_no_input_breaks_the_search_page_or_is_echoed_as_markup(home, client, typed):
    for address in ("/vi/tim-kiem/", "/en/search/"):
        response = client.get(address, {"q": typed})
        assert response.status_code == 200
        assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize("number", ["0", "-1", "2", "abc", "", "９", "99999999999999999999"])
def test_a_page_of_results_that_is_not_there_is_a_404(articles, client, number):
    assert client.get("/vi/tim-kiem/", {"q": "dien bien", "page": number}).status_code == 404


def test_the_search_page_finds_pages_officials_and_statistics(articles, client):
    make_official({"position_vi": "Giám đốc thử", "position_en": "Test director"}, name="Điện Thử Nghiệm")
    make_statistic(title_vi="Số vụ ở Điện Biên thử", title_en="Test cases")
    body = client.get("/vi/tim-kiem/", {"q": "dien"}).content.decode()
    for expected in ("Chống tội phạm mạng ở Điện Biên", "Điện Thử Nghiệm", "Số vụ ở Điện Biên thử"):
        assert expected in body
    results = client.get("/vi/tim-kiem/", {"q": "giám đốc"}).context["results"]
    assert [official.name for official in results.officials] == ["Điện Thử Nghiệm"]


def test_a_renamed_page_is_found_by_its_new_name_only(articles):
    articles[1].headline_vi = "Diều sáo"
    articles[1].save_revision(clean=False).publish()
    assert [page.pk for page in found("chong chong")] == [articles[0].pk]
    assert [page.pk for page in found("dieu sao")] == [articles[1].pk]


def test_snippets_are_found_in_their_own_language(db):
    topic = make_topic(name_vi="Quyền con người", name_en="Human rights")
    assert list(type(topic).objects.search(search_query("quyen", "vi"))) == [topic]
    assert list(type(topic).objects.search(search_query("quyen", "en"))) == []


def test_searching_is_indifferent_to_the_page_type(home, articles):
    from hanoiconv.portal.models import StandardPage

    page = make_page(StandardPage, home, headline_vi="Điện Biên thử")
    assert {found_page.pk for found_page in found("dien bien")} == {page.pk, articles[0].pk}

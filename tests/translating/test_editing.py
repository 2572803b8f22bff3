"""What the editor says of each language, and the one click that confirms it."""

import lxml.html
import pytest

from hanoiconv.core.models import Topic
from hanoiconv.translating import states
from news.models import ArticlePage
from tests.admin_forms import edit_page_address, form_data, snippet_address
from tests.builders import make_article, make_topic, text_body

pytestmark = pytest.mark.django_db


@pytest.fixture
def behind(news_index):
    made = make_article(
        news_index,
        headline_vi="Bài thử",
        headline_en="Test article",
        body_vi=text_body("<p>Có 72 nước ký.</p>"),
        body_en=text_body("<p>There were 72 States.</p>"),
    )
    made.save_revision().publish()
    page = ArticlePage.objects.get(pk=made.pk)
    page.body_vi = text_body("<p>Có 74 nước ký.</p>")
    page.save_revision()
    return page


def test_the_form_names_what_changed_and_the_sentence_with_the_old_value(editor_client, behind):
    html = editor_client.get(edit_page_address(behind)).content.decode()
    assert "Bản tiếng Việt đã đổi: nội dung" in html
    assert "<q>There were <mark>72</mark> States.</q>" in html
    assert "(bản tiếng Việt nay là: 74)" in html


def test_a_sentence_is_shown_as_words(editor_client, behind):
    behind.body_en = text_body("<p>There were 72 &lt;script&gt;x&lt;/script&gt; States.</p>")
    behind.save_revision()
    html = editor_client.get(edit_page_address(behind)).content.decode()
    assert "<mark>72</mark> &lt;script&gt;" in html


def test_one_click_saves_what_was_typed_and_confirms(editor_client, behind, superuser):
    address = edit_page_address(behind)
    data = form_data(editor_client.get(address)) | {"headline_en": "Test article, checked", "confirm-language": "en"}
    assert editor_client.post(address, data).status_code == 302
    row = states.item_of(behind).states.get(language="en")
    assert (row.state, row.confirmed_by) == ("shown", superuser)
    assert ArticlePage.objects.get(pk=behind.pk).get_latest_revision_as_object().headline_en == "Test article, checked"


def test_a_language_that_is_none_confirms_nothing(editor_client, behind):
    address = edit_page_address(behind)
    editor_client.post(address, form_data(editor_client.get(address)) | {"confirm-language": "xx"})
    assert states.item_of(behind).states.get(language="en").state == "out_of_date"


def test_a_snippet_is_confirmed_from_its_form(editor_client):
    topic = make_topic()
    topic.name_vi = "Chủ đề đổi"
    topic.save_revision()
    address = snippet_address(Topic, "edit", topic.pk)
    response = editor_client.get(address)
    assert "Bản tiếng Việt đã đổi: tên" in response.content.decode()
    editor_client.post(address, form_data(response) | {"confirm-language": "en"})
    assert states.item_of(topic).states.get(language="en").state == "shown"


def test_the_draft_is_previewed_in_each_language(editor_client, behind):
    tree = lxml.html.fromstring(editor_client.get(edit_page_address(behind)).content)
    shown = [editor_client.get(link.get("href")).content.decode() for link in tree.find_class("language-head__preview")]
    assert len(shown) == 2
    assert "74" in shown[0]
    assert "There were 72 States." in shown[1]

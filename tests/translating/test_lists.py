"""The dashboard of languages and the translators' queue."""

import datetime

import lxml.html
import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission

from hanoiconv.translating import states
from hanoiconv.translating.models import LanguageState, TranslatedItem
from news.models import ArticlePage
from tests.admin_forms import edit_page_address
from tests.builders import make_article, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles(news_index, superuser):
    both = make_article(news_index, headline_vi="Bài hai thứ tiếng", headline_en="In both", owner=superuser)
    make_article(news_index, headline_vi="Bài chỉ tiếng Việt")
    behind = make_article(news_index, headline_vi="Bài đổi sau", headline_en="Changed later")
    behind.headline_vi = "Bài đã đổi"
    behind.save_revision()
    make_topic()
    return both


def titles(response):
    return {row.title if isinstance(row, TranslatedItem) else row.item.title for row in response.context["object_list"]}


@pytest.fixture
def dashboard(editor_client):
    return lambda **query: editor_client.get(reverse("languages:dashboard"), query)


@pytest.fixture
def queue(editor_client):
    return lambda **query: editor_client.get(reverse("languages:queue"), query)


def test_the_dashboard_shows_each_language_of_each_page_and_snippet(dashboard, articles):
    response = dashboard()
    assert {"Bài hai thứ tiếng", "Bài chỉ tiếng Việt", "Bài đã đổi", "Chủ đề thử"} <= titles(response)
    tree = lxml.html.fromstring(response.content)
    row = next(row for row in tree.iter("tr") if "Bài đã đổi" in row.text_content())
    cells = [cell.text_content().strip() for cell in row.find_class("languages-state")]
    assert cells == ["hiển thị", "đã cũ"]


def test_the_dashboard_counts_the_states_and_each_count_lists_what_it_counts(dashboard, editor_client, articles):
    counts = dashboard().context["counts"]
    for row in counts:
        for cell in row["cells"]:
            listed = editor_client.get(reverse("languages:dashboard") + cell["query"]).context["paginator"].count
            assert listed == cell["count"]
    assert sum(cell["count"] for cell in counts[1]["cells"]) == TranslatedItem.objects.count()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"state": "missing", "language": "en"}, {"Bài chỉ tiếng Việt"}),
        ({"state": "out_of_date"}, {"Bài đã đổi"}),
        ({"state": "missing", "language": "vi"}, set()),
        ({"section": "records"}, {"Chủ đề thử"}),
        ({"state": "out_of_date", "age": "7"}, set()),
        ({"q": "chỉ tiếng"}, {"Bài chỉ tiếng Việt"}),
    ],
)
def test_the_dashboard_is_narrowed(dashboard, articles, query, found):
    assert titles(dashboard(**query)) == found


def test_the_dashboard_is_narrowed_by_section_and_owner(dashboard, articles, superuser, news_index):
    assert "Chủ đề thử" not in titles(dashboard(section=news_index.path))
    assert "Bài hai thứ tiếng" in titles(dashboard(section=news_index.path))
    assert titles(dashboard(owner=superuser.pk)) == {"Bài hai thứ tiếng"}


def test_what_has_waited_for_days_is_found_by_its_age(dashboard, articles):
    week = timezone.now() - datetime.timedelta(days=8)
    LanguageState.objects.filter(state="out_of_date").update(since=week)
    assert titles(dashboard(state="out_of_date", age="7")) == {"Bài đã đổi"}
    assert titles(dashboard(state="out_of_date", age="30")) == set()


def test_the_queue_has_what_is_to_do_the_oldest_first_with_the_way_to_its_tab(queue, articles):
    LanguageState.objects.filter(state="out_of_date").update(since=timezone.now() - datetime.timedelta(days=3))
    response = queue()
    assert [row.item.title for row in response.context["object_list"]] == ["Bài đã đổi", "Bài chỉ tiếng Việt"]
    page = ArticlePage.objects.get(headline_vi="Bài chỉ tiếng Việt")
    assert f"{edit_page_address(page)}#tab-language_en" in response.content.decode()
    assert "tiêu đề" in response.content.decode()
    assert titles(queue(state="missing")) == {"Bài chỉ tiếng Việt"}


def test_the_tab_that_the_queue_names_is_in_the_form(editor_client, articles):
    html = editor_client.get(edit_page_address(articles)).content.decode()
    assert 'id="tab-language_en"' in html
    assert 'id="tab-language_vi"' in html


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("name", ["dashboard", "queue"])
def test_the_lists_cost_the_same_however_many_they_list(
    editor_client, news_index, count, name, django_assert_max_num_queries, django_user_model
):
    for number in range(count):
        owner = django_user_model.objects.create_user(f"nguoi-viet-{number}", password="mật khẩu thử 12")
        make_article(news_index, headline_vi=f"Bài {number}", owner=owner)
        make_topic(name_vi=f"Chủ đề {number}", name_en="")
    ContentType.objects.clear_cache()
    editor_client.get(reverse(f"languages:{name}"))
    with django_assert_max_num_queries(18):
        editor_client.get(reverse(f"languages:{name}"))


@pytest.fixture
def writer_client(client, django_user_model, news_index):
    writer = django_user_model.objects.create_user("nguoi-viet-thu", password="mật khẩu thử 12")
    group = Group.objects.create(name="Thử")
    group.permissions.add(*[p for p in Group.objects.get(name="Biên tập").permissions.filter(codename="access_admin")])
    GroupPagePermission.objects.create(group=group, page=news_index, permission_type="change")
    writer.groups.add(group)
    client.force_login(writer)
    return client


def test_a_writer_sees_what_may_be_edited_alone(writer_client, articles):
    response = writer_client.get(reverse("languages:dashboard"))
    assert "Bài hai thứ tiếng" in titles(response)
    assert not {"Chủ đề thử", "Trang đầu thử"} & titles(response)
    assert sum(cell["count"] for cell in response.context["counts"][0]["cells"]) == len(titles(response))
    assert titles(writer_client.get(reverse("languages:queue"))) == {"Bài đã đổi", "Bài chỉ tiếng Việt"}


def test_a_writer_confirms_what_may_be_edited_alone(writer_client, articles):
    topic = make_topic(name_vi="Chủ đề khác", name_en="Another topic")
    topic.name_vi = "Chủ đề đổi"
    topic.save_revision()
    row = states.item_of(topic).states.get(language="en")
    assert writer_client.post(reverse("languages:confirm", args=[row.pk])).status_code == 302
    assert states.item_of(topic).states.get(language="en").state == "out_of_date"


def test_who_edits_nothing_sees_no_list(client, django_user_model):
    user = django_user_model.objects.create_user("nguoi-xem-thu", password="mật khẩu thử 12")
    client.force_login(user)
    assert client.get(reverse("languages:dashboard")).status_code == 302

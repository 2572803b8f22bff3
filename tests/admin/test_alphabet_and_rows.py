"""Vietnamese where no catalogue reaches: the alphabet's order in lists, the rows that Wagtail makes, the sign-in."""

import html
import json

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.models import Collection, Page, Task, Workflow
from wagtail.users.models import UserProfile

from hanoiconv.core.collation import alphabetical, sort_key
from hanoiconv.people.models import Official, Organisation
from tests.builders import make_article, make_official, make_organisation

SYLLABLES = (
    "an ân ăn ba bà bả bã bá bạ da đa dế đế Đế em êm la lã lả lạ ma má mà mơ mở no nô nơ Nô tu tư từ tụ y ý 1 10 2"
)
NAMES = st.lists(st.sampled_from(SYLLABLES.split()), min_size=1, max_size=3).map(" ".join)
ORDERED = ["Ai Cập", "An", "Ăn", "Ân", "Ba Lan", "Da", "Đa", "Đà", "Đạ", "Em", "Êm", "O", "Ô", "Ơ", "Ưng", "Xa", "Ý"]


def test_the_alphabet():
    assert sorted(reversed(ORDERED), key=sort_key) == ORDERED


@pytest.mark.django_db
@hypothesis_settings(max_examples=40)
@given(names=st.lists(NAMES, min_size=2, max_size=12, unique=True))
def test_the_database_has_the_same_alphabet(names):
    """On PostgreSQL this holds the rules that SQLite is taught against ICU's."""
    Group.objects.all().delete()
    Group.objects.bulk_create(Group(name=name) for name in names)
    assert list(Group.objects.order_by(alphabetical("name")).values_list("name", flat=True)) == sorted(
        names, key=sort_key
    )
    assert Group.objects.order_by(alphabetical("-name")).first().name == max(names, key=sort_key)


def test_names_stand_in_the_alphabets_order(db):
    for name in ("Ủy ban", "Đại hội đồng", "Zeta", "Bộ Công an", "Ân xá"):
        make_organisation(name_vi=name)
    for name in ("Đặng Thị Thử", "Zoe Thử", "Ánh Thử", "Dung Thử"):
        make_official(name=name, sort_name=name)
    assert list(Organisation.objects.values_list("name_vi", flat=True)) == [
        "Ân xá",
        "Bộ Công an",
        "Đại hội đồng",
        "Ủy ban",
        "Zeta",
    ]
    assert [official.name for official in Official.objects.all()] == [
        "Ánh Thử",
        "Dung Thử",
        "Đặng Thị Thử",
        "Zoe Thử",
    ]


@pytest.mark.parametrize("ordering", ["title", "-title"])
def test_a_list_of_the_admin_follows_the_alphabet(editor_client, news_index, ordering):
    for title in ("Zalo", "Đà Nẵng", "Dự thảo", "Ân hạn"):
        make_article(news_index, headline_vi=title)
    response = editor_client.get(reverse("wagtailadmin_explore", args=[news_index.pk]), {"ordering": ordering})
    titles = ["Ân hạn", "Dự thảo", "Đà Nẵng", "Zalo"]
    assert [page.title for page in response.context["object_list"]] == (titles if ordering == "title" else titles[::-1])


def test_the_rows_that_wagtail_makes_are_in_vietnamese(db):
    assert set(Group.objects.values_list("name", flat=True)) == {"Biên tập", "Duyệt xuất bản"}
    assert Workflow.objects.get().name == Task.objects.get().name == "Duyệt bài"
    assert Collection.get_first_root_node().name == Page.get_first_root_node().get_admin_display_title() == "Gốc"


@pytest.mark.parametrize("name", ["wagtailadmin_login", "wagtailadmin_password_reset"])
def test_the_sign_in_speaks_vietnamese_whatever_the_browser_speaks(client, db, name):
    page = client.get(reverse(name), headers={"accept-language": "en-GB,en"}).content.decode()
    assert '<html lang="vi"' in page
    assert "Đăng nhập" in page or "Đặt lại mật khẩu" in page


def test_a_forgotten_password_is_answered_in_vietnamese_whatever_the_browser_speaks(client, superuser):
    address = reverse("wagtailadmin_password_reset")
    client.post(address, {"email": superuser.email}, headers={"accept-language": "en"})
    assert "mật khẩu" in mail.outbox[0].body


def test_choosers_speak_the_language_of_each_user(editor_client, superuser, news_index):
    """Whoever opens a form first must not decide the language of the others' choosers."""
    article = make_article(news_index)
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    profile = UserProfile.get_for_user(superuser)
    for language, label in (("en", "Choose statistic"), ("vi", "Chọn số liệu"), ("en", "Choose statistic")):
        profile.preferred_language = language
        profile.save()
        form = html.unescape(editor_client.get(address).content.decode())
        assert json.dumps(label)[1:-1] in form

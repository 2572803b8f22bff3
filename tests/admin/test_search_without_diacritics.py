"""The admin's searches find names typed with or without diacritics; lists stand in the order that is documented."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from hanoiconv.core.models import PortalDocument, PortalImage, Topic, User
from hanoiconv.people.models import Official, Organisation
from hanoiconv.sources.models import Source
from news.models import ArticlePage
from tests.admin_forms import snippet_address
from tests.browser.walked import picture
from tests.builders import make_article, make_official, make_organisation, make_source, make_topic

NAME = "Đàm Thị Điện Ảnh"
TYPED = ["Đàm Thị Điện", "đàm thị", "dam thi dien", "DAM THI DIEN ANH", "đam thi", "Đa\u0300m", "die"]


@pytest.fixture
def named(news_index):
    """One of each thing that a list or chooser searches, with the same name, and another of each."""
    for name in (NAME, "Vụ Khác"):
        PortalImage.objects.create(title=name, file=picture())
        PortalDocument.objects.create(title=name, file=ContentFile(name.encode(), name="kiem-thu.txt"))
        make_article(news_index, headline_vi=name)
        make_official(name=name)
        make_organisation(name_vi=name, name_en=f"{name} body")
        make_topic(name_vi=name, name_en=f"{name} topic")
        make_source(label_vi=name, label_en=f"{name} source")
    User.objects.create_user("an", "an@example.org", first_name="Đàm Thị", last_name="Điện Ảnh")
    User.objects.create_user("khac", "khac@example.org", first_name="Vụ", last_name="Khác")


def edit_address(what):
    """Return the address of the screen on which the thing named NAME is edited."""
    models = {"images": PortalImage, "documents": PortalDocument, "pages": ArticlePage}
    if what == "users":
        return reverse("wagtailusers_users:edit", args=[User.objects.get(username="an").pk])
    names = {"images": "wagtailimages:edit", "documents": "wagtaildocs:edit", "pages": "wagtailadmin_pages:edit"}
    return reverse(names[what], args=[models[what].objects.get(title=NAME).pk])


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize(
    ("what", "name"),
    [
        ("images", "wagtailimages:index"),
        ("documents", "wagtaildocs:index"),
        ("users", "wagtailusers_users:index"),
        ("pages", "wagtailadmin_pages:search"),
        ("pages", "wagtailadmin_explore_root"),
    ],
)
def test_a_list_finds_a_name_however_it_is_typed(editor_client, named, what, name, typed):
    html = editor_client.get(reverse(name), {"q": typed, "search_all": "1"}).content.decode()
    assert edit_address(what) in html
    assert "Vụ Khác" not in html.replace(f"Vụ Khác {NAME}", "")


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("model", [Official, Organisation, Topic, Source])
def test_a_list_of_snippets_finds_a_name_however_it_is_typed(editor_client, named, model, typed):
    html = editor_client.get(snippet_address(model, "list"), {"q": typed}).content.decode()
    assert NAME in html
    assert "Vụ Khác" not in html


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("name", ["wagtailimages_chooser:choose", "wagtaildocs_chooser:choose"])
def test_a_chooser_finds_a_name_however_it_is_typed(editor_client, named, name, typed):
    html = editor_client.get(reverse(name), {"q": typed}).json()["html"]
    assert NAME in html
    assert "Vụ Khác" not in html


def test_a_user_is_found_by_username_and_by_address_too(editor_client, named):
    for typed in ("an@example.org", "an"):
        assert (
            edit_address("users")
            in editor_client.get(reverse("wagtailusers_users:index"), {"q": typed}).content.decode()
        )


def test_users_found_can_be_filtered_and_sorted(editor_client, named):
    query = {"q": "dam", "is_active": "true", "ordering": "name"}
    response = editor_client.get(reverse("wagtailusers_users:index"), query)
    assert response.status_code == 200
    assert edit_address("users") in response.content.decode()


def test_a_changed_name_is_found_at_once(editor_client, named):
    user = User.objects.get(username="an")
    user.last_name = "Ưng"
    user.save()
    assert (
        edit_address("users") in editor_client.get(reverse("wagtailusers_users:index"), {"q": "ung"}).content.decode()
    )

"""No text of the admin escapes translation: every role's screens in a test language that marks each message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.urls import reverse
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from hanoiconv.editorial import roles as newsroom
from tests.browser.marking import Escape, Judge, marked_language, put_settings
from tests.browser.walked import Walked, make_user, make_walked, picture, speak
from tests.browser.walking import DRAWN, Role, Walk, content_of_the_database, seeds, sign_in

ROLES = [
    Role("superuser", is_superuser=True),
    Role("editor", groups=("Biên tập",)),
    Role("moderator", groups=("Duyệt xuất bản",)),
]
"""Every kind of user that there is. A new group is added here; a test tells where one is missing."""

ALLOWED = {
    "Wagtail": "the product's name, with its version in the menu",
    "English": "a language is named in itself where one chooses it",
    "Tiếng Việt": "a language is named in itself where one chooses it",
    "Bạn không có quyền truy cập khu vực này.": "said before Wagtail knows the user's language: in LANGUAGE_CODE",
    **dict.fromkeys(
        ["Trạng thái", "Cập nhật", "Bảng tin", "Chọn", "Tìm kiếm", "Bộ sưu tập", "Thêm", "Sửa", "Xóa"],
        "Wagtail translates it once, at start, into LANGUAGE_CODE: Vietnamese for everybody",
    ),
}
ALLOWED_PATTERNS = {
    r"tháng \d+/\d+|\d+ giờ · tháng \d+/\d+": "a month as Vietnamese writes it: a date, like 08/10/2025",
    r"Kiểm thử .*|kiem-thu-\S+": "what these tests made",
    r"Wagtail v[\d.]+": "the product's name and version",
    r"\(?\d+x\d+\)?": "a picture's size",
    r"[A-Z, ]+": "kinds of files: AVIF, GIF, JPG",
    r"\S+\.(txt|png)": "a file's name",
    r"(Thêm|Sửa|Xóa|Thêm/sửa) .*|Chọn hình ảnh trong hộp thoại chọn": "headings of permissions, worded at start",
    r"\|? ?(Can \w+ .*|Delete pages with children|Lock/unlock pages you've locked|Publish any page|Unlock any page)": (
        "names of permissions for screen readers, which Django keeps in the database; the heading above is translated"
    ),
}
IGNORED = {
    "#id_locale-current_time_zone": "names of the time-zone database, explained by the browser in its own language",
    ".xdsoft_save_selected": "a button of the calendar that is never shown",
    ".submit.w-sr-only": "a button that Wagtail hides from everybody's eyes: Enter searches",
    "kbd": "names of keys",
    ".w-side-panel-toggle__counter[hidden]": "a counter that shows only when it counts something",
    ".c-sf-block__title, .w-minimap-item__text": "a summary of what a block holds; headings stand on the form too",
    ".imports-words": "an imported document's own words, cut where something was removed or recognised",
    "td.app-label": "a page type's name in code, in the report on page types",
}
"""What may lack the mark, each with its reason."""


@pytest.fixture(scope="module")
def marked(portal: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with marked_language(tmp_path_factory.mktemp("marked")) as language:
        yield language


@pytest.fixture(scope="module")
def walked(portal: str, django_db_blocker: Any) -> Iterator[Walked]:
    with django_db_blocker.unblock():
        yield make_walked()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    yield context.new_page()
    context.close()


@pytest.fixture
def judge(walked: Walked) -> Judge:
    return Judge(content_of_the_database(), ALLOWED, ALLOWED_PATTERNS)


@pytest.fixture
def signed_in(tab: Tab, portal: str, marked: str) -> Tab:
    user, password = make_user(ROLES[0])
    speak(user, marked)
    sign_in(tab, portal, user, password)
    return tab


def test_every_group_walks(portal: str) -> None:
    """The superuser's walk is every screen; of the newsroom's roles the two with the most rights go as well."""
    groups = {name for role in ROLES for name in role.groups}
    known = groups | {role.name for role in newsroom.ROLES}
    assert groups <= set(Group.objects.values_list("name", flat=True)) <= known


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_every_screen_of_a_role_is_marked(
    tab: Tab, portal: str, marked: str, walked: Walked, judge: Judge, role: Role
) -> None:
    user, password = make_user(role)
    speak(user, marked)
    found: dict[Escape, list[str]] = {}

    def look(kind: str) -> None:
        for escape in judge.escapes(tab, list(IGNORED)):
            found.setdefault(escape, []).append(kind)

    sign_in(tab, portal, user, password)
    walk = Walk(tab, portal, look, by_type=role.is_superuser)
    walk.run([*walked.seeds(), *(seeds() if role.is_superuser else [])])
    assert not [f"{escape} on {kinds[0]} and {len(kinds) - 1} others" for escape, kinds in found.items()]
    assert set(role.must_see) <= {kind.split(" ")[0] for kind, address in walk.seen.items() if address}


def test_the_sign_in_screens_are_marked(tab: Tab, portal: str, marked: str, judge: Judge) -> None:
    before = settings.LANGUAGES
    put_settings({"LANGUAGES": [*before, (marked, "⟦Test⟧")]})
    try:
        tab.context.add_cookies([{"name": "django_language", "value": marked, "url": portal}])
        for name in ("wagtailadmin_login", "wagtailadmin_password_reset", "wagtailadmin_password_reset_done"):
            tab.goto(portal + reverse(name))
            assert not judge.escapes(tab, list(IGNORED)), name
        tab.goto(portal + reverse("wagtailadmin_login"))
        tab.locator("input[name=username]").fill("kiem-thu")
        tab.locator("input[name=password]").fill("sai")
        tab.locator("button[type=submit]").click()
        expect(tab.locator(".messages")).to_be_visible()
        assert not judge.escapes(tab, list(IGNORED))
    finally:
        put_settings({"LANGUAGES": before})


def assert_marked(tab: Tab, judge: Judge, where: str) -> None:
    tab.evaluate(DRAWN)
    assert not [str(escape) for escape in judge.escapes(tab, list(IGNORED))], where


def test_every_block_of_an_article_is_marked(signed_in: Tab, portal: str, walked: Walked, judge: Judge) -> None:
    tab = signed_in
    tab.goto(portal + reverse("wagtailadmin_pages:add", args=["news", "articlepage", walked.article.get_parent().pk]))
    stream = tab.locator("[data-contentpath=body_vi]").first
    options = tab.locator("[role=listbox] [role=option]")
    number, count = 0, 1
    while number < count:
        stream.locator("button.c-sf-add-button").last.click()
        expect(options.first).to_be_visible()
        if number == 0:
            assert_marked(tab, judge, "the list of blocks")
        count = options.count()
        options.nth(number).click()
        expect(options.first).to_be_hidden()
        number += 1
    assert number >= 5
    assert_marked(tab, judge, "the blocks")
    editor = stream.locator("[contenteditable=true]").first
    editor.click()
    tab.keyboard.type("/")
    expect(options.first).to_be_visible()
    assert_marked(tab, judge, "the rich text's commands")


def test_the_side_panels_and_messages_of_a_form_are_marked(
    signed_in: Tab, portal: str, walked: Walked, judge: Judge
) -> None:
    tab = signed_in
    tab.goto(portal + reverse("wagtailadmin_pages:edit", args=[walked.article.pk]))
    for toggle in tab.locator("[data-side-panel-toggle]").all():
        name = toggle.get_attribute("data-side-panel-toggle")
        toggle.click()
        expect(tab.locator(f"[data-side-panel={name}]")).to_be_visible()
        assert_marked(tab, judge, f"side panel {name}")
        toggle.click()
    tab.locator("#id_headline_vi").fill("")
    tab.locator("[name=action-publish]").evaluate("button => button.click()")
    expect(tab.locator(".messages .error")).to_be_visible()
    assert_marked(tab, judge, "errors of a form")


def test_the_dialogues_that_scripts_open_are_marked(signed_in: Tab, portal: str, walked: Walked, judge: Judge) -> None:
    tab = signed_in
    tab.goto(portal + reverse("wagtailadmin_pages:edit", args=[walked.article.pk]))
    tab.get_by_role("tab", name="Shared by all languages").click()
    tab.locator("#id_share_image-chooser [data-chooser-action-choose]").first.click()
    expect(tab.locator(".modal-dialog .image-choice, .modal-dialog .listing").first).to_be_visible()
    assert_marked(tab, judge, "choosing an image")
    tab.keyboard.press("Escape")
    tab.goto(portal + reverse("wagtailadmin_explore", args=[walked.article.get_parent().pk]))
    tab.locator("[data-bulk-action-select-all-checkbox]").first.check()
    expect(tab.locator("[data-bulk-action-footer]")).to_be_visible()
    assert_marked(tab, judge, "actions on many pages")
    tab.locator(".sidebar-page-explorer-item button, .sidebar-menu-item--page-explorer button").first.click()
    expect(tab.locator(".c-page-explorer__item").first).to_be_visible()
    assert_marked(tab, judge, "the page explorer")


def test_uploading_pictures_is_marked(signed_in: Tab, portal: str, walked: Walked, judge: Judge) -> None:
    tab = signed_in
    tab.goto(portal + reverse("wagtailimages:add_multiple"))
    chosen = {"name": "kiem-thu.png", "mimeType": "image/png", "buffer": picture().read()}
    wrong = {"name": "kiem-thu.txt", "mimeType": "text/plain", "buffer": b"thu"}
    tab.locator("#fileupload").set_input_files([chosen, wrong])
    expect(tab.locator("#upload-list > li")).to_have_count(2)
    expect(tab.locator("#upload-list form")).to_be_visible()
    assert_marked(tab, judge, "uploading")

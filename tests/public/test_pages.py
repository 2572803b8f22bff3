"""Every public page in both languages: it answers, says its own name, and is sound."""

from collections.abc import Callable
from functools import lru_cache

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.public.markup import dangers, faults, headline, links, tree_of
from tests.public.world import NAMES, PLACES, World

HEADLINES = {
    "home": ("Trang đầu thử", "Test front page"),
    "news": ("Tin thử", "Test news"),
    "event index": ("Sự kiện thử", "Test events"),
    "event": ("Lễ mở ký thử", "Test ceremony"),
    "session": ("Phiên thử gốc", "First test session"),
    "standard": ("Trang đứng thử", "Test standing page"),
    "convention": ("Công ước thử", "Test Convention"),
    "timeline": ("Dòng thời gian của Công ước", "Timeline of the Convention"),
    "status": ("Tình trạng Công ước", "Status of the Convention"),
    "officials": ("Quan chức", "Officials"),
    "statistics": ("Số liệu", "Statistics"),
    "topics": ("Chủ đề", "Topics"),
    "official": ("Nguyễn Thử Nghiệm", "Nguyễn Thử Nghiệm"),
    "topic": ("Chủ đề thử", "Test topic"),
    "search": ("Tìm kiếm", "Search"),
}


@pytest.fixture(scope="module")
def visit(built: World) -> Callable[[str, str], HttpResponse]:
    """Return what a new visitor got at a page of the module's portal, which no test of this module changes."""
    return lru_cache(maxsize=None)(lambda name, code: Client().get(built.addresses(code)[name]))


each_page = pytest.mark.parametrize(("name", "code"), PLACES)


def heading_of(world: World, name: str, code: str) -> str:
    """Return the headline that the page must have."""
    if name == "article":
        return getattr(world.articles[0], f"headline_{code}")
    if name == "statistic":
        with translation.override(code):
            figure = world.statistic.figure().text
        return f"{figure[0].upper()}{figure[1:]}: {getattr(world.statistic, f'title_{code}')}"
    return HEADLINES[name][code == "en"]


@each_page
def test_page_answers_with_its_own_headline_in_its_own_language(world, visit, name, code):
    response = visit(name, code)
    assert response.status_code == 200
    html = response.content.decode()
    assert headline(html) == heading_of(world, name, code)
    assert tree_of(html).get("lang") == code


@each_page
def test_page_names_its_address_in_each_language(world, visit, settings, name, code):
    tree = tree_of(visit(name, code).content.decode())
    base = settings.WAGTAILADMIN_BASE_URL
    expected = {other: base + world.addresses(other)[name].split("?")[0] for other in ("vi", "en")}
    assert {
        e.get("hreflang"): e.get("href") for e in tree.iter("link") if e.get("rel") == "alternate" and e.get("hreflang")
    } == expected
    assert [e.get("href") for e in tree.iter("link") if e.get("rel") == "canonical"] == [expected[code]]


@each_page
def test_language_switch_leads_to_the_same_page_in_the_other_language(world, visit, name, code):
    other = "en" if code == "vi" else "vi"
    (switch,) = tree_of(visit(name, code).content.decode()).find_class("languages")
    (link,) = [e for e in switch.iter("a") if e.get("hreflang") == other]
    assert link.get("href") == world.addresses(other)[name].split("?")[0]
    assert tree_of(visit(name, other).content.decode()).get("lang") == other


@each_page
def test_markup_is_sound(visit, name, code):
    assert faults(visit(name, code).content.decode()) == []


@each_page
def test_nothing_runs_and_nothing_is_loaded_from_elsewhere(visit, name, code):
    response = visit(name, code)
    assert dangers(response.content.decode()) == []
    policy = dict(part.strip().partition(" ")[::2] for part in response["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert policy["object-src"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in response["Content-Security-Policy"]
    assert "http" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"


@each_page
def test_visitors_get_no_cookie_and_pages_do_not_vary_by_one(visit, name, code):
    response = visit(name, code)
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()


@pytest.mark.parametrize("code", ["vi", "en"])
def test_every_link_of_every_page_leads_somewhere(world, client, visit, code):
    found = {link.split("#")[0] for name in NAMES for link in links(visit(name, code).content.decode())}
    own = sorted(link for link in found if link.startswith("/"))
    assert len(own) > len(NAMES)
    answers = {link: client.get(link).status_code for link in own}
    assert {link: status for link, status in answers.items() if status != 200} == {}


@pytest.mark.parametrize("code", ["vi", "en"])
def test_masthead_and_footer_lead_to_the_sections_in_the_page_s_language(world, read, code):
    tree = tree_of(read(world.home.url_in(code)))
    (masthead,) = tree.find_class("sections")
    with translation.override(code):
        sections = [reverse(name) for name in ("officials", "statistics", "topics", "search")]
    pages = [page.url_in(code) for page in (world.news, world.events, world.convention)]
    assert [a.get("href") for a in masthead.iter("a")] == [*pages, *sections]
    (footer,) = tree.find_class("colophon")
    assert world.standard.url_in(code) in {a.get("href") for a in footer.iter("a")}


def test_the_current_section_is_marked(world, read):
    (masthead,) = tree_of(read(world.articles[0].url_in("vi"))).find_class("sections")
    marked = {a.get("href"): a.get("aria-current") for a in masthead.iter("a") if a.get("aria-current")}
    assert marked == {world.news.url_in("vi"): "true"}


@pytest.mark.parametrize(
    ("accepts", "leads_to"), [("vi", "/vi/"), ("en-GB,en;q=0.9,vi;q=0.5", "/en/"), ("fr", "/vi/"), ("", "/vi/")]
)
def test_root_leads_to_the_visitor_s_language(world, client, accepts, leads_to):
    response = client.get("/", headers={"accept-language": accepts})
    assert (response.status_code, response["Location"]) == (302, leads_to)
    assert "Accept-Language" in response["Vary"]


def test_breadcrumb_names_the_way(world, read):
    (crumbs,) = tree_of(read(world.session.url_in("en"))).find_class("crumbs")
    steps = [(a.get("href"), a.text_content()) for a in crumbs.iter("a")]
    assert steps == [
        ("/en/", "Home"),
        (world.events.url_in("en"), "Test events"),
        (world.event.url_in("en"), "Test ceremony"),
    ]

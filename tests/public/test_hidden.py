"""Drafts, unpublished content and what is not shown in a language reach no reader, on no page."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.urls import reverse

from events.models import SessionPage
from hanoiconv.core.models import SitePage, SiteSettings, Topic
from hanoiconv.people.models import Official
from hanoiconv.portal.models import KeyFigure, StandardPage
from hanoiconv.statistics.models import Observation, Statistic
from news.models import ArticlePage
from news.models.article_page import ArticleSource
from tests import builders as make
from tests.public.markup import tree_of
from tests.public.world import World

SECRET = "Bimatthu"
STATES = {
    "draft": {"live": False},
    "not shown": {"live": True, "shown_vi": False, "shown_en": False},
}


def hide(built: World, state: dict[str, bool]) -> None:
    """Add something secret of every kind, in the given state, and point at it from what is public."""
    names = {"headline_vi": f"{SECRET} trang", "headline_en": f"{SECRET} page"}
    article = make.make_article(built.news, **names, **state)
    article.topics.set([built.topic])
    article.article_sources = [ArticleSource(source=built.source)]
    article.body_vi = make.text_body(f'<p>Nhắc <a linktype="official" id="{built.official.pk}">ông</a></p>')
    article.save()
    event = make.make_event(built.events, **names, **state)
    session = make.make_session(built.event, day=built.event.start_date, **names, **state)
    for parent in (built.home, built.standard, built.convention):
        make.make_page(StandardPage, parent, **names, **state)
    titles = {"title_vi": f"{SECRET} số", "title_en": f"{SECRET} figure", "topic": built.topic}
    statistic = make.make_statistic(**titles, **state)
    make.make_observation(statistic, 424242)
    make.make_topic(name_vi=f"{SECRET} chủ đề", name_en=f"{SECRET} topic", **state)
    official = make.make_official(
        {"position_vi": f"{SECRET} chức vụ", "position_en": f"{SECRET} post"}, name=f"{SECRET} tên"
    )
    Official.objects.filter(pk=official.pk).update(**state)
    make.make_milestone(title_vi=f"{SECRET} mốc", title_en=f"{SECRET} milestone", date="2026", **state)
    make.make_notice(text_vi=f"{SECRET} thông báo", text_en=f"{SECRET} notice", **state)
    KeyFigure.objects.create(page=built.home, statistic=statistic, sort_order=1)
    point_at(built, [article, event, session], official, statistic)


@pytest.fixture(scope="module", params=STATES)
def veiled(built: World, request: pytest.FixtureRequest) -> Iterator[World]:
    """The portal with something secret beside everything public; once for each way to be unseen."""
    with transaction.atomic():
        hide(built, STATES[request.param])
        yield built
        transaction.set_rollback(True)


def point_at(world: World, pages: list[SitePage], official: Official, statistic: Statistic) -> None:
    """Link to what is secret from the navigation and from a public article's text, and embed its figure."""
    settings = SiteSettings.load()
    for page in pages:
        settings.footer_links.append(("page", {"page": page, "label_vi": "", "label_en": ""}))
    settings.save()
    targets = [("page", page.pk) for page in pages] + [("official", official.pk), ("statistic", statistic.pk)]
    text = "".join(f'<p>Xem <a linktype="{kind}" id="{pk}">chữ thường</a>.</p>' for kind, pk in targets)
    world.articles[0].body_vi = world.articles[0].body_en = make.text_body(text)
    world.articles[0].save()
    world.home.lead_article = pages[0]
    world.home.save()


@pytest.mark.parametrize("code", ["vi", "en"])
def test_no_page_tells_of_what_is_hidden(veiled, read, code):
    leaks = {name: address for name, address in veiled.addresses(code).items() if SECRET in read(address)}
    assert leaks == {}


@pytest.mark.parametrize("code", ["vi", "en"])
def test_machines_are_told_nothing_of_it_either(veiled, read, code):
    assert SECRET.lower() not in read("/sitemap.xml").lower()
    search = reverse("search") if code == "vi" else "/en/search/"
    for query in (SECRET, SECRET.lower()):
        tree = tree_of(read(search, q=query))
        assert [e.text_content() for e in tree.iter("h3")] == []


@pytest.mark.parametrize("code", ["vi", "en"])
def test_its_own_address_is_not_found(veiled, client, code):
    pages = SitePage.objects.filter(headline_vi__startswith=SECRET)
    addresses = [f"/{code}/{getattr(page, f'path_{code}')}" for page in pages]
    official = Official.objects.get(name__startswith=SECRET)
    statistic = Statistic.objects.get(title_vi__startswith=SECRET)
    topic = Topic.objects.get(name_vi__startswith=SECRET)
    with make.translation.override(code):
        for name, snippet in (("official", official), ("statistic", statistic), ("topic", topic)):
            addresses.append(reverse(name, args=(getattr(snippet, f"slug_{code}"),)))
        slug = getattr(statistic, f"slug_{code}")
        addresses += [reverse(name, args=(slug,)) for name in ("statistic_csv", "statistic_json")]
    assert len(addresses) == 11
    answers = {address: client.get(address) for address in addresses}
    assert {address: r.status_code for address, r in answers.items() if r.status_code != 404} == {}
    assert not [address for address, r in answers.items() if SECRET in r.content.decode()]


def test_a_link_to_it_is_plain_words(veiled, read):
    (prose,) = tree_of(read(veiled.articles[0].url_in("vi"))).find_class("prose")
    found = [a for a in prose.iter("a") if a.text_content() == "chữ thường"]
    assert len(found) == 5
    assert [a.get("href") for a in found] == [None] * 5


FIGURE = re.compile(r"515\.?151")


def test_an_unpublished_figure_leaves_nothing_behind(world, read):
    observation = make.make_observation(world.statistic, 515151, as_of="2025-01-01", live=False)
    body = [
        {"type": "text", "value": f'<p>Có <embed embedtype="figure" observation="{observation.pk}"/>.</p>'},
        {"type": "figure", "value": {"observation": observation.pk}},
        {"type": "chart", "value": {"statistic": world.statistic.pk}},
        {"type": "comparison", "value": {"observations": [observation.pk, observation.pk]}},
    ]
    article = make.make_article(world.news, body_vi=body)
    places = [article.url_in("vi"), world.addresses("vi")["statistic"], world.addresses("vi")["statistics"]]
    places += [f"{places[1]}data.csv", f"{places[1]}data.json"]
    for address in places:
        assert FIGURE.search(read(address)) is None, address
    Observation.objects.filter(pk=observation.pk).update(live=True)
    for address in places:
        assert FIGURE.search(read(address)), address


def test_a_figure_of_an_unpublished_statistic_is_not_shown(world, read):
    statistic = make.make_statistic(title_vi=f"{SECRET} số", unit_vi="vụ", live=False)
    observation = make.make_observation(statistic, 616161)
    body = [
        {"type": "text", "value": f'<p>Có <embed embedtype="figure" observation="{observation.pk}"/>.</p>'},
        {"type": "figure", "value": {"observation": observation.pk}},
        {"type": "comparison", "value": {"observations": [observation.pk, observation.pk]}},
    ]
    html = read(make.make_article(world.news, body_vi=body).url_in("vi"))
    assert SECRET not in html
    assert "616" not in html


def test_an_unpublished_page_disappears_and_comes_back(world, client):
    article = make.make_article(world.news, headline_vi=f"{SECRET} bài", headline_en=f"{SECRET} article")
    article.topics.set([world.topic])
    article.save_revision().publish()
    shown_on = [world.addresses("vi")[name] for name in ("home", "news", "topic")] + ["/vi/tim-kiem/?q=" + SECRET]

    def places() -> int:
        # The search page repeats what was asked for, so only the headline counts.
        return sum(f"{SECRET} bài" in client.get(address).content.decode() for address in shown_on)

    assert (client.get(article.url_in("vi")).status_code, places()) == (200, 4)
    address = article.url_in("vi")
    article.unpublish()
    assert (client.get(address).status_code, places()) == (404, 0)
    article.get_latest_revision().publish()
    assert (client.get(address).status_code, places()) == (200, 4)


def test_a_page_shown_in_one_language_is_listed_in_that_language_only(world, read):
    article = make.make_article(world.news, headline_vi="Chỉ một tiếng thử", headline_en="Half done", shown_en=False)
    article.topics.set([world.topic])
    article.save()
    for name in ("home", "news", "topic"):
        assert "Chỉ một tiếng thử" in read(world.addresses("vi")[name]), name
        html = read(world.addresses("en")[name])
        assert "Half done" not in html, name
        assert "Chỉ một tiếng thử" not in html, name
    sitemap = read("/sitemap.xml")
    assert article.url_in("vi") in sitemap
    assert "half-done" not in sitemap


def test_a_draft_of_a_public_page_stays_a_draft(world, read):
    article = ArticlePage.objects.get(pk=world.articles[0].pk)
    article.headline_vi, article.body_vi = f"{SECRET} mới", make.text_body(f"<p>{SECRET}</p>")
    article.save_revision()
    for name in ("article", "news", "home"):
        assert SECRET not in read(world.addresses("vi")[name]), name
    article.get_latest_revision().publish()
    for name in ("article", "news", "home"):
        assert SECRET in read(world.addresses("vi")[name]), name


def test_a_breadcrumb_leaves_out_a_section_that_is_not_shown(world, read):
    SitePage.objects.filter(pk=world.event.pk).update(shown_en=False)
    (crumbs,) = tree_of(read(world.session.url_in("en"))).find_class("crumbs")
    assert [a.text_content() for a in crumbs.iter("a")] == ["Home", "Test events"]
    assert SessionPage.objects.get(pk=world.session.pk).is_shown("en")

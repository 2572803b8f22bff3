"""Records of pages become pages, published with a first revision; and the site that holds them."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import models
from wagtail.models import Page, Site

from events.models import EventIndexPage, EventPage, EventSource, SessionPage, SessionSource, SessionSpeaker
from hanoiconv.core.languages import language_codes, localised_name, set_localised
from hanoiconv.core.models import SitePage, SiteSettings
from hanoiconv.treaty.models import ConventionPage
from news.models import ArticlePage, ArticleSource, NewsIndexPage

from ..models import HomePage, KeyFigure, StandardPage
from . import markup
from .facts import cite, plain
from .reading import FixtureError, Fixtures
from .registry import Registry
from .schema import CitationRecord

PAGE_TYPES: dict[str, type[SitePage]] = {
    "home": HomePage,
    "standard": StandardPage,
    "news_index": NewsIndexPage,
    "event_index": EventIndexPage,
    "convention": ConventionPage,
}
SITE_FIELDS = ("name", "long_name", "tagline", "footer_statement", "contact", "data_licence")


def check_bodies(fixtures: Fixtures) -> None:
    """Raise FixtureError for every block that the body it stands in does not take."""
    faults = []
    bodies = [
        *((entry, PAGE_TYPES[entry.record.type], "body") for entry in fixtures.kind("pages").values()),
        *((entry, EventPage, name) for entry in fixtures.kind("event").values() for name in ("body", "outcome")),
        *((entry, ArticlePage, "body") for entry in fixtures.kind("article").values()),
    ]
    for entry, model, name in bodies:
        allowed = set(getattr(model, name).field.stream_block.child_blocks) if hasattr(model, name) else set()
        blocks = [block for blocks in getattr(entry.record, name).values() for block in blocks]
        used = {markup.BLOCK_TYPES.get(next(iter(block)), next(iter(block))) for block in blocks}
        faults += [f"{entry.place}: {name}: this page takes no {kind!r} block" for kind in sorted(used - allowed)]
    if faults:
        raise FixtureError(faults)


def fill(page: SitePage, record: Any, registry: Registry, bodies: tuple[str, ...] = ("body",)) -> SitePage:
    """Fill what every page has; it is shown in each language in which it has a headline."""
    for name in ("headline", "summary"):
        set_localised(page, name, getattr(record, name))
    set_localised(page, "url_slug", record.slug)
    for code in language_codes():
        setattr(page, localised_name("shown", code), bool(record.headline.get(code)))
    for body in bodies:
        for code, blocks in getattr(record, body).items():
            setattr(page, localised_name(body, code), markup.stream(blocks, registry.id_of))
    return page


def publish(parent: Page, page: SitePage) -> SitePage:
    """Add a page below its parent and publish its first revision."""
    parent = parent.specific_class.objects.get(pk=parent.pk) if parent.specific_class else parent
    page.mirror_core_fields()
    parent.add_child(instance=page)
    page.save_revision(clean=False).publish()
    return page


def page_of(registry: Registry, key: str) -> Page:
    """Return the page of a fixture. Raises Page.DoesNotExist where an editor has deleted it."""
    return Page.objects.get(pk=registry.id_of("pages", key))


def make_page(record: Any, registry: Registry) -> models.Model:
    model = PAGE_TYPES[record.type]
    bodies = ("body",) if hasattr(model, "body") else ()
    page = fill(model(), record, registry, bodies)
    if record.type == "home":
        return make_home(page)
    return publish(page_of(registry, record.parent), page)


def make_home(page: SitePage) -> models.Model:
    """Make the front page the root of the one site, in place of Wagtail's welcome page."""
    root = Page.get_first_root_node()
    page.slug = "cong-uoc-ha-noi"
    set_localised(page, "url_slug", dict.fromkeys(language_codes(), "cong-uoc-ha-noi"))
    publish(root, page)
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": page})
    for welcome in Page.objects.filter(depth=2).exclude(pk=page.pk):
        if welcome.specific_class is Page:
            welcome.delete()
    return page


def make_event(record: Any, registry: Registry) -> models.Model:
    event = EventPage(start_date=record.start, end_date=record.end, announced_on=record.announced)
    fill(event, record, registry, ("body", "outcome"))
    set_localised(event, "venue", record.venue)
    set_localised(event, "city", record.city)
    supported = [
        ("announcement", [record.announced_source]),
        ("venue", record.venue_sources),
        ("outcome", record.outcome_sources),
    ]
    event.event_sources.set(
        [
            EventSource(sort_order=order, supports=supports, source_id=registry.id_of("sources", key))
            for order, (supports, key) in enumerate((s, k) for s, keys in supported for k in keys)
        ]
    )
    return publish(page_of(registry, "events"), event)


def make_session(event_id: int, record: Any, registry: Registry) -> models.Model:
    session = SessionPage(
        **plain(record, "kind", "number", "status", "held_on"),
        day=record.day or None,
        start_time=record.start or None,
        end_time=record.end or None,
        announced_source_id=registry.id_of("sources", record.source),
        announced_paragraph=record.paragraph,
    )
    fill(session, record, registry, ())
    set_localised(session, "room", record.room)
    set_localised(session, "held_note", record.held_note)
    session.speakers.set([speaker_of(order, item, registry) for order, item in enumerate(record.speakers)])
    session.held_sources.set([held_source(order, item, registry) for order, item in enumerate(record.held_sources)])
    return publish(Page.objects.get(pk=event_id), session)


def speaker_of(order: int, record: Any, registry: Registry) -> SessionSpeaker:
    """Return a session's speaker."""
    speaker = SessionSpeaker(
        sort_order=order, role=record.role, official_id=registry.id_of("officials", record.official)
    )
    return cite(speaker, CitationRecord(source=record.source, paragraph=record.paragraph, note=record.note), registry)


def held_source(order: int, record: str | CitationRecord, registry: Registry) -> SessionSource:
    """Return a source of how a session was held, from its key or its citation."""
    citation = CitationRecord(source=record) if isinstance(record, str) else record
    return cite(SessionSource(sort_order=order), citation, registry)


def make_article(record: Any, registry: Registry) -> models.Model:
    article = ArticlePage(**plain(record, "kind", "display_date"))
    fill(article, record, registry)
    if record.event:
        article.related_event_id = registry.id_of("event", record.event)
    article.article_sources.set(
        [
            ArticleSource(sort_order=order, source_id=registry.id_of("sources", key))
            for order, key in enumerate(record.sources)
        ]
    )
    publish(page_of(registry, "news"), article)
    article.topics.set([registry.id_of("topics", key) for key in record.topics])
    article.save_revision(clean=False).publish()
    return article


def make_settings(record: Any, registry: Registry) -> models.Model:
    """Fill the site settings: names, masthead and footer."""
    site = SiteSettings.load()
    for name in SITE_FIELDS:
        set_localised(site, name, getattr(record, name))
    site.navigation = [navigation_link(item, registry) for item in record.navigation]
    site.footer_links = [navigation_link(item, registry) for item in record.footer_links]
    site.save()
    return site


def navigation_link(record: Any, registry: Registry) -> dict[str, Any]:
    """Return one link as the navigation stores it."""
    if record.section:
        return {"type": "section", "value": record.section}
    page = registry.id_of("event", record.event) if record.event else registry.id_of("pages", record.page)
    labels = {localised_name("label", code): record.label.get(code, "") for code in language_codes()}
    return {"type": "page", "value": {"page": page, **labels}}


def feature_on_home(fixtures: Fixtures, registry: Registry) -> models.Model:
    """Give the front page its event, lead story and key figures."""
    home = HomePage.objects.get(pk=registry.id_of("pages", "home"))
    home.featured_event_id = next((registry.id_of("event", key) for key in fixtures.kind("event")), None)
    record = fixtures.kind("site")["site"].record
    home.key_figures.set(
        [
            KeyFigure(sort_order=order, statistic_id=registry.id_of("statistics", key))
            for order, key in enumerate(record.key_figures)
        ]
    )
    home.save_revision(clean=False).publish()
    return home


def load_pages(fixtures: Fixtures, registry: Registry) -> None:
    """Make every page that has not been made before."""
    for key, entry in fixtures.kind("pages").items():
        # A body may link to pages that come later: first all pages, then their texts.
        registry.once("pages", key, partial(make_page, entry.record.model_copy(update={"body": {}}), registry))
    for key, entry in fixtures.kind("pages").items():
        registry.once("page bodies", key, partial(fill_body, entry.record, registry))
    for key, entry in fixtures.kind("event").items():
        registry.once("event", key, partial(make_event, entry.record, registry))
        for session in entry.record.sessions:
            make = partial(make_session, registry.id_of("event", key), session, registry)
            registry.once("sessions", f"{key}/{session.key}", make)
    for key, entry in fixtures.kind("article").items():
        registry.once("articles", key, partial(make_article, entry.record, registry))
    for key, entry in fixtures.kind("site").items():
        registry.once("site", key, partial(make_settings, entry.record, registry))
    registry.once("site", "front-page", partial(feature_on_home, fixtures, registry))


def fill_body(record: Any, registry: Registry) -> models.Model:
    """Give a page its body, once every page it may link to exists."""
    page = page_of(registry, record.key).specific
    if hasattr(page, "body"):
        for code, blocks in record.body.items():
            setattr(page, localised_name("body", code), markup.stream(blocks, registry.id_of))
        page.save_revision(clean=False).publish()
    return page

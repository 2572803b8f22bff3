"""Builders of small test data, and the fixtures that several folders of tests share.

Every name made here is marked as test data ("Thử …", "Test …"); nothing in it is a fact of the portal.
"""

from __future__ import annotations

import datetime
import itertools
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation
from wagtail.models import Page, Site

from events.models import EventIndexPage, EventPage, SessionPage
from hanoiconv.core.languages import language_codes, localised, localised_name
from hanoiconv.core.models import Notice, SitePage, Topic, User
from hanoiconv.people.models import Appointment, Official, Organisation
from hanoiconv.portal.models import HomePage, StandardPage
from hanoiconv.sources.models import Source
from hanoiconv.statistics.models import Observation, ObservationCitation, Statistic
from hanoiconv.terms.models import Term
from hanoiconv.treaty.models import ConventionPage, Milestone, MilestoneCitation, Participant, TreatyAction
from news.models import ArticlePage, NewsIndexPage

_numbers = itertools.count(1)


def text_body(*paragraphs: str) -> list[dict[str, Any]]:
    """Return the stored form of a body of text blocks, one for each HTML paragraph given."""
    return [{"type": "text", "value": paragraph} for paragraph in paragraphs]


def _show_where_named(instance: Any, field: str, values: dict[str, Any]) -> None:
    """Show the object in each language in which `field` has a value, unless the test says otherwise."""
    for code in language_codes():
        name = localised_name("shown", code)
        if name not in values:
            setattr(instance, name, bool(localised(instance, field, code)))


def make_page(model: type[SitePage], parent: Page, *, live: bool = True, **values: Any) -> Any:
    """Add a page below `parent`, public where `live`, else a draft that never was; its text is not a revision yet."""
    values.setdefault("headline_vi", f"Trang thử {next(_numbers)}")
    page = model(live=live, **values)
    _show_where_named(page, "headline", values)
    if live:
        page.first_published_at = page.last_published_at = timezone.now()
    else:
        page.has_unpublished_changes = True
    parent.refresh_from_db()
    parent.add_child(instance=page)
    return model.objects.get(pk=page.pk)


def make_home(**values: Any) -> HomePage:
    """Make the front page the root of the one site, in place of Wagtail's welcome page."""
    values = {"headline_vi": "Trang đầu thử", "headline_en": "Test front page", "url_slug_vi": "thu-trang-dau"} | values
    home = make_page(HomePage, Page.get_first_root_node(), url_slug_en="test-front", **values)
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": home})
    return home


def make_article(parent: NewsIndexPage, **values: Any) -> ArticlePage:
    """Add an article of 8 October 2025."""
    values.setdefault("display_date", datetime.date(2025, 10, 8))
    return make_page(ArticlePage, parent, **values)


def make_event(parent: EventIndexPage, **values: Any) -> EventPage:
    """Add an event of two days, 25 and 26 October 2025."""
    values.setdefault("start_date", datetime.date(2025, 10, 25))
    values.setdefault("end_date", datetime.date(2025, 10, 26))
    values.setdefault("headline_vi", "Sự kiện thử")
    values.setdefault("headline_en", "Test event")
    return make_page(EventPage, parent, **values)


def make_session(parent: EventPage, **values: Any) -> SessionPage:
    """Add a plenary session."""
    values.setdefault("kind", "plenary")
    return make_page(SessionPage, parent, **values)


def make_snippet(model: type, *, title: str = "", live: bool = True, **values: Any) -> Any:
    """Save a snippet after checking it; shown in each language in which `title` has a value."""
    snippet = model(live=live, **values)
    if title:
        _show_where_named(snippet, title, values)
    snippet.full_clean()
    snippet.save()
    return snippet


def make_source(**values: Any) -> Source:
    values.setdefault("label_vi", f"Nguồn thử {next(_numbers)}")
    values.setdefault("label_en", f"Test source {next(_numbers)}")
    return make_snippet(Source, title="label", **values)


def make_topic(**values: Any) -> Topic:
    values.setdefault("name_vi", "Chủ đề thử")
    values.setdefault("name_en", "Test topic")
    return make_snippet(Topic, title="name", **values)


def make_term(name_vi: str = "cụm từ thử", **values: Any) -> Term:
    """Make an agreed term; wordings to avoid and abbreviations stand one on each line."""
    return make_snippet(Term, name_vi=name_vi, **values)


def make_notice(**values: Any) -> Notice:
    values.setdefault("text_vi", "Thông báo thử.")
    values.setdefault("text_en", "Test notice.")
    return make_snippet(Notice, title="text", **values)


def make_organisation(**values: Any) -> Organisation:
    values.setdefault("name_vi", "Cơ quan thử")
    values.setdefault("name_en", "Test body")
    return make_snippet(Organisation, title="name", **values)


def make_official(*appointments: dict[str, Any], **values: Any) -> Official:
    """Make an official; each appointment is its values, its source is made where none is named."""
    values.setdefault("name", "Nguyễn Thử Nghiệm")
    official = Official(shown_vi=values.pop("shown_vi", True), shown_en=values.pop("shown_en", True), **values)
    official.appointments = [
        Appointment(sort_order=order, **{"source": item.get("source") or make_source(), **item})
        for order, item in enumerate(appointments)
    ]
    official.full_clean()
    official.save()
    official.save_revision(clean=False).publish()
    return official


def make_statistic(**values: Any) -> Statistic:
    values.setdefault("title_vi", f"Số liệu thử {next(_numbers)}")
    values.setdefault("title_en", f"Test statistic {next(_numbers)}")
    return make_snippet(Statistic, title="title", **values)


def make_observation(statistic: Statistic, number: Any = "1", **values: Any) -> Observation:
    """Make a published observation with one citation; a correction with the note that readers are owed."""
    if values.get("corrects"):
        values = {"note_vi": "Đính chính thử.", "note_en": "Test correction."} | values
    source = values.pop("source", None) or make_source()
    observation = Observation(statistic=statistic, number=number, **values)
    observation.citations = [ObservationCitation(source=source, paragraph=1, passage="thử")]
    observation.full_clean()
    observation.save()
    return observation


def make_milestone(**values: Any) -> Milestone:
    values.setdefault("title_vi", f"Mốc thử {next(_numbers)}")
    values.setdefault("title_en", f"Test milestone {next(_numbers)}")
    milestone = Milestone(date=values.pop("date", "2024-12-24"), **values)
    _show_where_named(milestone, "title", values)
    milestone.citations = [MilestoneCitation(source=make_source())]
    milestone.full_clean()
    milestone.save()
    return milestone


def make_participant(**values: Any) -> Participant:
    values.setdefault("name_vi", f"Nước thử {next(_numbers)}")
    values.setdefault("name_en", f"Test State {next(_numbers)}")
    return make_snippet(Participant, title="name", **values)


def make_action(participant: Participant, action: str = "signature", **values: Any) -> TreatyAction:
    values.setdefault("date", "2025-10-25")
    values.setdefault("source", make_source())
    return make_snippet(TreatyAction, participant=participant, action=action, **values)


@pytest.fixture(autouse=True)
def _vietnamese() -> Any:
    """Every test begins in the default language, whatever the one before it left active."""
    with translation.override("vi"):
        yield


@pytest.fixture
def home(db: None) -> HomePage:
    return make_home()


@pytest.fixture
def news_index(home: HomePage) -> NewsIndexPage:
    return make_page(NewsIndexPage, home, headline_vi="Tin tức", headline_en="News")


@pytest.fixture
def event_index(home: HomePage) -> EventIndexPage:
    return make_page(EventIndexPage, home, headline_vi="Sự kiện", headline_en="Events")


@pytest.fixture
def event(event_index: EventIndexPage) -> EventPage:
    return make_event(event_index)


@pytest.fixture
def convention(home: HomePage) -> ConventionPage:
    return make_page(ConventionPage, home, headline_vi="Công ước", headline_en="The Convention")


@pytest.fixture
def section(home: HomePage) -> StandardPage:
    """A standing page with one page below it, both in two languages."""
    page = make_page(StandardPage, home, headline_vi="Giới thiệu thử", headline_en="Test about")
    make_page(StandardPage, page, headline_vi="Liên hệ thử", headline_en="Test contact")
    return page


@pytest.fixture
def superuser(db: None) -> User:
    return User.objects.create_superuser("quan-tri-thu", "quan-tri@test.invalid", "mat-khau-thu")


@pytest.fixture
def editor_client(superuser: User) -> Client:
    """A browser signed in to the admin."""
    client = Client()
    client.force_login(superuser)
    return client

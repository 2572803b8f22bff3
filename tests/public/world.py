"""A small portal with one of everything, in both languages, and ways to add more of each. All names are test data."""

from __future__ import annotations

import datetime
import itertools
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import translation
from PIL import Image

from events.models import EventIndexPage, EventPage, SessionDocument, SessionPage, SessionSource, SessionSpeaker
from hanoiconv.core.languages import language_codes
from hanoiconv.core.models import PortalDocument, PortalImage, SitePage, SiteSettings, Topic
from hanoiconv.people.models import Appointment, Official
from hanoiconv.portal.models import HomePage, KeyFigure, StandardPage
from hanoiconv.sources.models import Source
from hanoiconv.statistics.models import ObservationCitation, Statistic
from hanoiconv.treaty.models import ConventionPage
from news.models import ArticlePage, NewsIndexPage
from news.models.article_page import ArticleNote, ArticleSource
from tests import builders as make

_numbers = itertools.count(1)


def make_picture(**values: Any) -> PortalImage:
    """Save a real PNG of its own colour, so that each picture is its own file."""
    number = next(_numbers)
    content = BytesIO()
    Image.new("RGB", (24, 30), (number % 256, number // 256, 120)).save(content, "PNG")
    values = {"title": f"Ảnh thử {number}", "alt_text_vi": "Ô màu thử", "alt_text_en": "Test patch"} | values
    file = ContentFile(content.getvalue(), name=f"anh-thu-{number}.png")
    return PortalImage.objects.create(file=file, credit="Người chụp thử", licence="Giấy phép thử", **values)


def make_document(**values: Any) -> PortalDocument:
    number = next(_numbers)
    file = ContentFile(f"tài liệu thử {number}".encode(), name=f"tai-lieu-thu-{number}.txt")
    return PortalDocument.objects.create(title=f"Tài liệu thử {number}", file=file, origin="Cơ quan thử", **values)


def paragraph(**replaced: str) -> list[dict[str, Any]]:
    return [{"type": "text", "value": replaced.get("text", "<p>Đoạn thử.</p>")}]


@dataclass
class World:
    """The portal and what stands in it; `names` tells each address's headline."""

    home: HomePage
    news: NewsIndexPage
    events: EventIndexPage
    convention: ConventionPage
    topic: Topic
    source: Source
    event: EventPage
    session: SessionPage
    standard: StandardPage
    official: Official
    statistic: Statistic
    articles: list[ArticlePage] = field(default_factory=list)

    @classmethod
    def build(cls) -> World:
        """Make one of everything."""
        home = make.make_home()
        index = make.make_page(EventIndexPage, home, headline_vi="Sự kiện thử", headline_en="Test events")
        event = make.make_event(
            index, headline_vi="Lễ mở ký thử", headline_en="Test ceremony", body_vi=paragraph(), body_en=paragraph()
        )
        source = make.make_source(url="https://nguon-thu.invalid/bai", publisher="Báo thử")
        world = cls(
            home=home,
            news=make.make_page(NewsIndexPage, home, headline_vi="Tin thử", headline_en="Test news"),
            events=index,
            convention=make.make_page(
                ConventionPage, home, headline_vi="Công ước thử", headline_en="Test Convention", body_vi=paragraph()
            ),
            topic=make.make_topic(),
            source=source,
            event=event,
            session=make.make_session(event, headline_vi="Phiên thử gốc", headline_en="First test session"),
            standard=make.make_page(
                StandardPage, home, headline_vi="Trang đứng thử", headline_en="Test standing page", body_vi=paragraph()
            ),
            official=make.make_official({"position_vi": "Chức vụ thử", "position_en": "Test post", "source": source}),
            statistic=make.make_statistic(title_vi="Số đo thử", title_en="Test measure", unit_vi="vụ", unit_en="cases"),
        )
        world.set_up()
        world.grow()
        return world

    def set_up(self) -> None:
        """Fill in the site's settings and link the front page to the event."""
        settings = SiteSettings.load()
        settings.name_vi, settings.name_en = "Cổng thử", "Test portal"
        settings.navigation = [
            {"type": "page", "value": {"page": page.pk, "label_vi": "", "label_en": ""}}
            for page in (self.news, self.events, self.convention)
        ] + [{"type": "section", "value": name} for name in ("officials", "statistics", "topics")]
        settings.footer_links = [{"type": "page", "value": {"page": self.standard.pk, "label_vi": "", "label_en": ""}}]
        settings.save()
        self.home.featured_event = self.event
        self.home.save()
        Statistic.objects.filter(pk=self.statistic.pk).update(topic=self.topic)

    def grow(self) -> None:
        """Add one to each list of each page: an article, a session, a speaker, an observation, a milestone …"""
        number = next(_numbers)
        self.grow_facts(number)
        self.grow_programme(number)
        article = make.make_article(
            self.news,
            headline_vi=f"Bài thử {number}",
            headline_en=f"Test article {number}",
            body_vi=paragraph(text=f'<p>Theo <a linktype="official" id="{self.official.pk}">ông ấy</a>.</p>'),
            body_en=paragraph(),
        )
        article.topics.set([self.topic])
        article.article_sources = [ArticleSource(source=self.source, paragraph=1)]
        article.notes = [ArticleNote(kind="correction", date=article.display_date, text_vi="Sửa.", text_en="Mended.")]
        article.save()
        self.articles.append(article)
        for parent in (self.standard, self.convention):
            make.make_page(StandardPage, parent, headline_vi=f"Trang con {number}", headline_en=f"Sub-page {number}")

    def grow_facts(self, number: int) -> None:
        """Add an observation with two sources, a key figure, a milestone, a signature, an official, a topic."""
        observation = make.make_observation(
            self.statistic, number, as_of=f"2024-01-{number % 28 + 1:02}", source=make.make_source()
        )
        observation.citations.add(ObservationCitation(source=make.make_source(), paragraph=2))
        observation.save()
        other = make.make_statistic(title_vi=f"Số đo thử {number}", title_en=f"Test measure {number}", topic=self.topic)
        make.make_observation(other, number, as_of="2025")
        KeyFigure.objects.create(page=self.home, statistic=other, sort_order=number)
        make.make_milestone(date=f"{2000 + number % 20}")
        make.make_action(make.make_participant(), source=make.make_source())
        make.make_action(make.make_participant(), "ratification", source=make.make_source(), date="2026-01-02")
        make.make_official(
            {"position_vi": f"Chức vụ thử {number}", "position_en": f"Test post {number}", "attested": "2025"},
            name=f"Trần Thử {number}",
        )
        organisation = make.make_organisation(name_vi=f"Cơ quan thử {number}", name_en=f"Test body {number}")
        values = {"position_vi": f"Việc {number}", "position_en": f"Job {number}", "organisation": organisation}
        Appointment.objects.create(official=self.official, source=make.make_source(), **values)
        make.make_topic(name_vi=f"Chủ đề thử {number}", name_en=f"Test topic {number}")

    def grow_programme(self, number: int) -> None:
        """Add an event, a session with a speaker, and to the first session a speaker, a document and a source."""
        make.make_event(self.events, headline_vi=f"Hội thử {number}", headline_en=f"Test meeting {number}")
        session = make.make_session(
            self.event,
            headline_vi=f"Phiên thử {number}",
            headline_en=f"Test session {number}",
            day=datetime.date(2025, 10, 25),
        )
        for at in (session, self.session):
            speaker = make.make_official({"position_vi": "Việc", "position_en": "Job"}, name=f"Lê Thử {number}")
            SessionSpeaker.objects.create(session=at, official=speaker, source=make.make_source())
        SessionDocument.objects.create(session=self.session, document=make_document())
        SessionSource.objects.create(session=self.session, source=make.make_source())

    def pages(self) -> dict[str, SitePage]:
        """Return a page of each type by its name."""
        return {
            "home": self.home,
            "news": self.news,
            "article": self.articles[0],
            "event index": self.events,
            "event": self.event,
            "session": self.session,
            "standard": self.standard,
            "convention": self.convention,
        }

    def addresses(self, language: str) -> dict[str, str]:
        """Return the address of a page of each type, in a language."""
        found = {name: page.url_in(language) for name, page in self.pages().items()}
        with translation.override(language):
            found["timeline"] = self.convention.timeline_url
            found["status"] = self.convention.status_url
            for name in ("officials", "statistics", "topics"):
                found[name] = reverse(name)
            found["official"] = self.official.absolute_path(language)
            found["statistic"] = self.statistic.absolute_path(language)
            found["topic"] = reverse("topic", args=(getattr(self.topic, f"slug_{language}"),))
            found["search"] = reverse("search") + ("?q=thử" if language == "vi" else "?q=test")
        return found


NAMES = [
    *("home", "news", "article", "event index", "event", "session", "standard", "convention"),
    *("timeline", "status", "officials", "statistics", "topics", "official", "statistic", "topic", "search"),
]
PLACES = [(name, code) for code in language_codes() for name in NAMES]

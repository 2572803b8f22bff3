"""The portal's own content, loaded once: how much there is, that every fact has its source, and the known traps."""

import datetime
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from django.utils.translation import override

from events.models import EventPage, EventSource, SessionPage
from hanoiconv.core.languages import language_codes, localised
from hanoiconv.core.mentions import snippet_models
from hanoiconv.core.models import SitePage
from hanoiconv.people.models import Appointment, Official
from hanoiconv.portal.loading.loader import load
from hanoiconv.portal.models import StandardPage
from hanoiconv.sources.models import Citation, Source
from hanoiconv.statistics.models import Observation, Statistic
from hanoiconv.terms.findings import findings_of
from hanoiconv.terms.models import Term
from hanoiconv.treaty.models import Milestone, TreatyAction
from hanoiconv.treaty.status import treaty_status
from news.models import ArticlePage

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
LATER = {"TASKS": {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}}
"""Indexing waits for a worker, as it does in an installation; no test here searches."""


@pytest.fixture(scope="module")
def content(django_db_setup, django_db_blocker):
    """Load everything once for this module, and take it back at its end."""
    with django_db_blocker.unblock(), override_settings(**LATER), transaction.atomic():
        made = load(FIXTURES)
        yield made
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _loaded(content, db):
    """Every test here reads the loaded content, in a transaction of its own."""


def statistic(words):
    """Return the one statistic whose English title holds the words."""
    return Statistic.objects.get(title_en__icontains=words)


def test_a_second_run_makes_nothing(content):
    assert content > 300
    with override_settings(**LATER):
        assert load(FIXTURES) == 0


def test_the_counts_of_what_the_sources_tell():
    assert SessionPage.objects.count() == 14
    assert TreatyAction.objects.filter(action="signature").count() == 73
    assert TreatyAction.objects.count() == 73
    assert Source.objects.count() == 17
    assert EventPage.objects.count() == 1


def test_at_least_eight_articles_stand_in_both_languages_with_a_text_in_each():
    articles = ArticlePage.objects.shown_in("vi").filter(shown_en=True)
    assert articles.count() >= 8
    for article in articles:
        assert len(article.body_vi) > 1, article
        assert len(article.body_en) > 1, article
        assert article.summary_vi, article
        assert article.summary_en, article


def test_every_page_is_live_and_has_an_address_in_each_language_in_which_it_is_written():
    for page in SitePage.objects.all():
        assert page.live, page
        for code in language_codes():
            assert bool(page.url_in(code)) == bool(localised(page, "headline", code)), (page, code)


def test_the_programme_has_the_kinds_that_were_announced():
    kinds = list(SessionPage.objects.values_list("kind", flat=True))
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "opening": 1,
        "plenary": 1,
        "signing": 1,
        "high_level": 4,
        "round_table": 4,
        "gala_dinner": 1,
        "exhibition": 1,
        "closing": 1,
    }


def test_no_session_has_a_time_room_or_day_that_no_source_gives():
    for session in SessionPage.objects.all():
        assert (session.start_time, session.end_time, session.day) == (None, None, None), session
        assert not session.room_vi, session
        assert not session.room_en, session
        assert session.status == "provisional", session
        assert session.announced_source_id, session


def test_every_citation_in_the_database_names_a_source_that_readers_can_see():
    checked = 0
    for model in apps.get_models():
        if issubclass(model, Citation):
            for citation in model.objects.select_related("source"):
                assert citation.source.live, citation
                assert citation.source.shown_vi, citation
                assert citation.source.shown_en, citation
                checked += 1
    assert checked > 100


def test_every_figure_has_a_source_and_its_paragraph_in_a_document_that_came_in():
    for observation in Observation.objects.prefetch_related("citations__source"):
        citations = list(observation.citations.all())
        assert citations, observation
        for citation in citations:
            assert citation.paragraph or not citation.source.checksum, citation


def test_every_position_has_a_source_and_every_official_a_position():
    assert not Appointment.objects.filter(source=None).exists()
    assert not Official.objects.filter(appointments=None).exists()
    assert Official.objects.count() >= 10


def test_every_milestone_action_article_and_event_has_a_source():
    assert not Milestone.objects.filter(citations=None).exists()
    assert not TreatyAction.objects.filter(source=None).exists()
    assert not ArticlePage.objects.filter(article_sources=None).exists()
    assert not SessionPage.objects.filter(announced_source=None).exists()
    supports = set(EventSource.objects.values_list("supports", flat=True))
    assert supports == {"announcement", "venue", "outcome"}


def test_a_session_that_is_said_to_be_held_names_who_reports_it():
    for session in SessionPage.objects.exclude(held_on="", held_note_vi=None):
        if session.held_on or session.held_note_vi:
            assert session.held_sources.exists(), session


def test_figures_in_texts_are_observations_that_exist():
    known = set(Observation.objects.values_list("pk", flat=True))
    used = set()
    for model in (ArticlePage, EventPage, StandardPage):
        for page in model.objects.all():
            used |= {
                int(reference) for code in language_codes() for reference in figures_in(localised(page, "body", code))
            }
    assert used
    assert used <= known


def figures_in(body):
    """Yield the ids of the live figures in a body's rich text."""
    yield from re.findall(r'embedtype=\\?"figure\\?" observation=\\?"(\d+)', str(body.get_prep_value()))


def test_the_same_figure_in_two_sources_is_one_observation_with_two_sources():
    for words in ("Internet users", "Cyberattacks that caused"):
        [observation] = statistic(words).observations.all()
        assert observation.citations.count() == 2


def test_what_the_64_78_percent_is_of_is_said_to_be_unclear():
    growth = Observation.objects.get(number="64.78").statistic
    assert "chưa rõ" in growth.description_vi.lower()
    assert "not clear" in growth.description_en.lower()
    assert Observation.objects.get(number="64.78").change == "increase"


def test_the_attacks_figure_keeps_both_ends_of_its_period():
    [attacks] = statistic("Cyberattacks that caused").observations.all()
    assert (attacks.number, attacks.qualifier, attacks.as_of) == (13750, "more_than", "2023-01~/2024-08")
    notes = " ".join(citation.note_vi or "" for citation in attacks.citations.all())
    assert "8/2024" in notes
    assert "đến nay" in notes


def test_the_signatories_are_one_statistic_with_its_whole_chain():
    chain = signatories().chain
    assert [(int(o.number), o.planned) for o in chain] == [
        (60, True),
        (65, False),
        (68, False),
        (69, False),
        (72, False),
        (73, False),
    ]
    assert signatories().latest.as_of == "2025-11-19"


def signatories():
    """Return the statistic whose newest figure is 73."""
    return Observation.objects.get(number=73).statistic


def test_the_counted_signatures_agree_with_the_newest_figure():
    status = treaty_status()
    assert status.signatories == signatories().latest.number == 73
    assert (status.instruments, status.remaining) == (0, 40)
    assert status.as_of == datetime.date(2025, 11, 19)


def test_the_talks_on_a_protocol_are_given_as_disputed():
    [talks] = Milestone.objects.filter(title_en__icontains="protocol")
    assert talks.date == "2026"
    assert "2026" in talks.disputed_vi
    assert "do not agree" in talks.disputed_en


def test_milestones_run_from_2019_to_the_last_day_for_signature():
    dates = [milestone.date for milestone in Milestone.objects.all()]
    assert (dates[0], dates[-1]) == ("2019", "2026-12-31")
    last = Milestone.objects.get(date="2026-12-31")
    assert "trước ngày" in last.disputed_vi
    assert "before" in last.disputed_en


def test_internet_users_and_money_lost_are_written_by_each_languages_conventions():
    users = statistic("Internet users")
    with override("vi"):
        assert users.figure().number == "78,44"
    with override("en"):
        assert users.figure().text == "78.44 million people"
        lost = Observation.objects.get(number=390_000_000_000_000)
        assert lost.figure().text == "VND 390 trillion"


def test_every_figure_has_words_in_both_languages():
    for observation in Observation.objects.select_related("statistic"):
        for code in language_codes():
            with override(code):
                figure = observation.figure()
                assert figure.number, observation
                assert figure.text, observation


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_answers(client, language):
    for page in SitePage.objects.shown_in(language):
        response = client.get(page.url_in(language))
        assert response.status_code == 200, page
        assert response.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("model", [Official, Statistic])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_snippets_page_answers(client, model, language):
    for snippet in model.objects.all():
        assert client.get(snippet.absolute_path(language)).status_code == 200, snippet


def test_the_real_fixtures_load_through_the_command(capsys):
    with override_settings(**LATER):
        call_command("load_fixtures")
    assert capsys.readouterr().out.endswith("Nothing new.\n")


def test_every_term_says_where_it_is_agreed_and_what_it_is_called_in_each_language():
    terms = list(Term.objects.all())
    assert len(terms) > 40
    for term in terms:
        for code in language_codes():
            assert localised(term, "origin", code), term
            assert localised(term, "name", code), term


def test_the_portals_own_content_keeps_to_its_terms():
    objects = [page.specific for page in SitePage.objects.all()]
    objects += [one for model in snippet_models() for one in model.objects.all()]
    found = [
        (one.pk, finding.match.found)
        for one in objects
        for code in language_codes()
        for finding in findings_of(one, code)
    ]
    about_words = ArticlePage.objects.get(headline_vi__startswith="Ký, phê chuẩn, gia nhập")
    assert found == [(about_words.pk, "Lễ ký kết"), (about_words.pk, "tội phạm công nghệ cao")]

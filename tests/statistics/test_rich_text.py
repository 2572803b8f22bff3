"""Live figures in running text: written, collected, edited and counted."""

import json

import pytest
from django.test import RequestFactory
from django.utils.translation import override
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.rich_text import expand_db_html, extract_references_from_rich_text

from hanoiconv.core.lookups import forget, prime
from hanoiconv.statistics.figures import live_figure, load_figures
from hanoiconv.statistics.models import Observation
from news.models import ArticlePage
from tests.builders import make_article, make_observation, make_statistic

pytestmark = pytest.mark.django_db
FEATURES = ["bold", "link", "figure"]


def embed(pk: int) -> str:
    return f'<embed embedtype="figure" observation="{pk}"/>'


def rendered(article: ArticlePage) -> str:
    request = RequestFactory().get("/vi/")
    return article.serve(request).render().content.decode()


@pytest.fixture(autouse=True)
def _nothing_primed() -> None:
    forget()


@pytest.fixture
def observation() -> Observation:
    statistic = make_statistic(unit_vi="nước", unit_en="States")
    return make_observation(statistic, "150", as_of="2024")


def test_a_figure_outside_a_text_block_is_a_link(observation):
    html = expand_db_html(f"<p>có {embed(observation.pk)}.</p>")
    assert html == f'<p>có <a href="{observation.statistic.url}">150 nước</a>.</p>'


@pytest.mark.parametrize("attributes", ['observation="999999"', 'observation="x"', ""])
def test_an_unknown_figure_leaves_the_sentence_whole(observation, attributes):
    assert expand_db_html(f'<p>có <embed embedtype="figure" {attributes}/> thôi.</p>') == "<p>có  thôi.</p>"


def test_an_unpublished_figure_is_not_shown(observation):
    Observation.objects.filter(pk=observation.pk).update(live=False)
    assert "150" not in expand_db_html(embed(observation.pk))


def test_a_page_opens_each_figure_once_and_outside_its_paragraph(news_index, observation):
    text = f"<p>{embed(observation.pk)} và {embed(observation.pk)}</p>"
    article = make_article(news_index, body_vi=[{"type": "text", "value": text}] * 2)
    html = rendered(article)
    assert html.count(f'popovertarget="figure-{observation.pk}">') == 4
    assert html.count(f'id="figure-{observation.pk}"') == 1
    assert "<aside" not in html.split('class="prose"')[1].split("</p>")[0]


def test_figures_cost_the_same_for_one_and_for_fifty(django_assert_num_queries, observation):
    many = [make_observation(make_statistic(), str(number)) for number in range(50)]
    for figures in ([observation], many):
        text = "".join(embed(one.pk) for one in figures)
        with django_assert_num_queries(1):
            prime(text)
            expand_db_html(text)


def test_a_correction_stands_in_for_what_it_corrects(observation):
    correction = make_observation(observation.statistic, "151", as_of="2024", corrects=observation)
    figure = live_figure(load_figures([observation.pk])[observation.pk])
    assert (figure.observation, figure.corrected, figure.newer) == (correction, observation, None)


def test_a_newer_figure_is_named_beside_the_older(observation):
    newer = make_observation(observation.statistic, "160", as_of="2025")
    figure = live_figure(load_figures([observation.pk])[observation.pk])
    assert (figure.observation, figure.corrected, figure.newer) == (observation, None, newer)


def test_a_figure_is_written_in_the_active_language(observation):
    with override("en"):
        assert "150 States" in expand_db_html(embed(observation.pk))


def test_the_reference_index_knows_the_figure(observation):
    references = list(extract_references_from_rich_text(f"<p>{embed(observation.pk)}</p>"))
    assert references == [(Observation, str(observation.pk), "", "")]


def test_the_editor_gives_back_what_it_was_given(observation):
    converter = ContentstateConverter(FEATURES)
    stored = f'<p data-block-key="abcde">Có {embed(observation.pk)} và {embed(observation.pk)}, đủ.</p>'
    assert "150 nước" in json.loads(converter.from_database_format(stored))["blocks"][0]["text"]
    assert converter.to_database_format(converter.from_database_format(stored)) == stored


def test_the_editor_keeps_a_figure_that_is_gone():
    converter = ContentstateConverter(FEATURES)
    stored = f'<p data-block-key="abcde">Có {embed(999999)}.</p>'
    assert converter.to_database_format(converter.from_database_format(stored)) == stored


def test_a_figure_that_follows_shows_the_newest(observation):
    make_observation(observation.statistic, "160", as_of="2025")
    html = expand_db_html(f'<p><embed embedtype="figure" observation="{observation.pk}" follows="latest"/></p>')
    assert "160 nước" in html
    assert "150" not in html
    assert "150 nước" in expand_db_html(embed(observation.pk))


def test_a_figure_block_that_follows_shows_the_newest_and_names_nothing_newer(news_index, observation):
    make_observation(observation.statistic, "160", as_of="2025")
    value = {"observation": observation.pk, "follows_latest": True}
    html = rendered(make_article(news_index, body_vi=[{"type": "figure", "value": value}]))
    assert "160" in html
    assert "150" not in html


def test_the_editor_keeps_which_figures_follow(observation):
    converter = ContentstateConverter([*FEATURES, "latest-figure"])
    pinned, following = embed(observation.pk), embed(observation.pk).replace("/>", ' follows="latest"/>')
    kept = converter.to_database_format(converter.from_database_format(f"<p>{pinned} và {following}</p>"))
    assert kept.count("<embed") == 2
    assert kept.count('follows="latest"') == 1

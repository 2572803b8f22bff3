"""What anyone writes into a field reaches readers as words, never as markup, script or template code."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import lxml.html
import pytest
from django.db import models
from django.urls import reverse

from events.models import EventPage, SessionPage
from hanoiconv.core.models import Notice, PortalImage, SitePage, SiteSettings, Topic
from hanoiconv.people.models import Appointment, Official, Organisation
from hanoiconv.sources.models import Source
from hanoiconv.statistics.models import Observation, ObservationCitation, Statistic
from hanoiconv.statistics.views import guarded
from hanoiconv.treaty.models import Milestone, Participant, TreatyAction
from news.models.article_page import ArticleNote
from tests.builders import make_article, make_notice
from tests.public.markup import dangers, links, tree_of, words
from tests.public.world import PLACES, World, make_picture

MARKUP = "\"'><x-thu onclick=alert(1)>{{ 7|add:7 }}{% now 'Y' %}</x-thu><script>alert(1)</script>"
SHORT = '"><x-thu>'
MODELS = [
    *(SitePage, ArticleNote, EventPage, SessionPage, SiteSettings, Notice, Topic, PortalImage),
    *(Official, Appointment, Organisation, Source, Statistic, Observation, ObservationCitation),
    *(Milestone, Participant, TreatyAction),
]
NOT_WORDS = ("slug", "path", "iso", "country", "currency", "checksum", "language", "draft_title", "file")
UNREADABLE = "javascript:alert(1)//x-thu"


def hostile_values(model: type[models.Model]) -> dict[str, str]:
    """Return something hostile for every field of a model that holds words or an address."""
    values = {}
    for field in model._meta.local_concrete_fields:
        is_words = type(field).__name__.replace("Translation", "") in ("CharField", "TextField")
        if any(part in field.name for part in NOT_WORDS) or field.choices or not field.editable:
            continue
        if "URLField" in type(field).__name__:
            values[field.name] = UNREADABLE
        elif is_words:
            values[field.name] = MARKUP if (field.max_length or 999) > len(MARKUP) else SHORT[: field.max_length]
    return values


def hostile_body(world: World, picture: PortalImage) -> list[dict[str, Any]]:
    """Return a body with something hostile in every block, as a broken import could have stored it."""
    observation = Observation.objects.first()
    table = {"data": [[MARKUP, MARKUP], [MARKUP, MARKUP]], "first_row_is_table_header": True}
    return [
        *({"type": "text", "value": text} for text in FORGED),
        {"type": "heading", "value": MARKUP},
        {"type": "question", "value": {"question": MARKUP, "answer": f"<p>{MARKUP}</p>"}},
        {"type": "callout", "value": {"title": MARKUP, "text": MARKUP}},
        {"type": "table", "value": {"caption": MARKUP, "table": table}},
        {"type": "image", "value": {"image": picture.pk, "caption": MARKUP}},
        {"type": "quotation", "value": {"text": MARKUP, "speaker": MARKUP, "source": world.source.pk}},
        {"type": "embed", "value": UNREADABLE},
        {"type": "embed", "value": "data:text/html,<script>alert(1)</script>"},
        {"type": "figure", "value": {"observation": observation.pk}},
        {"type": "chart", "value": {"statistic": world.statistic.pk}},
        {"type": "timeline", "value": {"milestones": [Milestone.objects.first().pk]}},
        {"type": "document", "value": {"document": 999_999, "note": MARKUP}},
        {"type": "unknown", "value": MARKUP},
    ]


FORGED = [
    "<p>Trước <script>alert('thử')</script><style>*{display:none}</style> sau</p>",
    '<p onclick="alert(1)" style="color:red">Bấm <img src=x onerror=alert(1)></p>',
    '<p><a href="javascript:alert(1)">một</a> <a href="JaVa&#10;Script:alert(1)">hai</a></p>',
    "<p><a href='data:text/html,thu'>ba</a> <a href=javascript:alert(1)>bốn</a> <a href=\" vbscript:x\">năm</a></p>",
    '<p><a linktype="page" id="1&quot; onclick=&quot;alert(1)">sáu</a> <a linktype="official" id="²">bảy</a></p>',
    '<p><a linktype="statistic" id="99999999999999999999999999">tám</a> <a linktype="page" id="-1">chín</a></p>',
    '<p><a linktype="document" id="0">mười</a> <a linktype="document">mười một</a> <a linktype="x-thu" id="1">x</a>',
    '<embed embedtype="figure" observation="99999999999999999999999999"/><embed embedtype="figure"/>',
    '<embed embedtype="figure" observation="²"/><embed embedtype="figure" observation="1" onload="alert(1)"/>',
    '<embed embedtype="media" url="https://xau.invalid/"/><embed embedtype="image" id="1" format="left" alt="x"/>',
    '<iframe src="https://xau.invalid/"></iframe><object data="x"></object><svg onload="alert(1)"><x-thu/></svg>',
    "<p>{{ 7|add:7 }} {% now 'Y' %} <b>đậm <i>nghiêng</b> rồi</p></div></main></article>",
    '<form action="https://xau.invalid/"><input></form><base href="https://xau.invalid/"><!-- x-thu -->',
    "<p <script>alert(1)</script>> < a href='x'> <a <b>>",
    "<math><x-thu></math><template><img src=x onerror=alert(1)></template>",
    "<meta http-equiv=refresh content='0;url=//x'>",
]


@pytest.fixture(scope="module")
def poisoned(built: World) -> World:
    """The portal after someone wrote hostile words into every field of every object, behind the forms' backs."""
    picture = make_picture()
    make_notice(link_address="https://thu.invalid/")
    body = hostile_body(built, picture)
    for page in (built.articles[0], built.standard, built.event, built.home, built.convention):
        kinds = type(page)._meta.get_field("body_vi").stream_block.child_blocks
        page.body_vi = page.body_en = [block for block in body if block["type"] in kinds]
        page.share_image = picture
        page.save()
    Official.objects.update(portrait=picture)
    for model in MODELS:
        model.objects.update(**hostile_values(model))
    return built


@pytest.mark.parametrize("model", MODELS)
def test_the_fields_of_every_model_are_known_to_this_test(model):
    assert hostile_values(model)


@pytest.mark.parametrize(("name", "code"), PLACES)
def test_no_page_lets_anything_run(poisoned, client, name, code):
    response = client.get(poisoned.addresses(code)[name].split("?")[0], {"q": "thu"} if name == "search" else None)
    html = response.content.decode()
    assert response.status_code == 200
    assert dangers(html) == []
    assert not any(element.tag == "x-thu" for element in lxml.html.document_fromstring(html).iter())
    assert "javascript:" not in "".join(links(html))


@pytest.mark.parametrize("code", ["vi", "en"])
def test_hostile_words_are_shown_as_words(poisoned, read, code):
    html = read(poisoned.articles[0].url_in(code))
    (heading,) = tree_of(html).iter("h1")
    assert heading.text_content() == MARKUP
    assert "{{ 7|add:7 }} {% now 'Y' %} đậm nghiêng rồi" in words(html)
    assert "14 2" not in words(html)
    (article,) = tree_of(html).iter("article")
    assert [a.text_content() for a in article.iter("a") if a.get("href") is None][:3] == ["một", "hai", "ba"]
    assert "xau.invalid" not in html


def test_open_elements_of_a_text_do_not_swallow_what_follows(poisoned, read):
    tree = tree_of(read(poisoned.articles[0].url_in("vi")))
    assert len(tree.findall(".//main")) == 1
    assert tree.find_class("colophon")[0].getparent().tag == "body"


@pytest.mark.parametrize("query", [MARKUP, SHORT, UNREADABLE, "{{ request }}", "%3Cx-thu%3E", "<x-thu>" * 60])
@pytest.mark.parametrize("place", ["search", "officials", "status", "news"])
def test_what_is_asked_for_is_repeated_as_words_only(poisoned, read, query, place):
    address = poisoned.addresses("en")[place].split("?")[0]
    html = read(address, q=query, country=query, kind=query, topic=query, year=query)
    assert dangers(html) == []
    if place == "search":
        assert tree_of(html).get_element_by_id("q").get("value") == query[:200]


def test_downloads_hold_no_formulas_and_no_page(poisoned, client):
    Source.objects.update(label_vi="=HYPERLINK(1)", publisher="@SUM(1)", url="https://thu.invalid/")
    Statistic.objects.update(title_vi="<x-thu>", unit_vi="+cmd|x")
    Observation.objects.update(note_vi="-2+3", wording_vi="\t=1")
    with_address = reverse("statistic", args=(poisoned.statistic.slug_vi,))
    response = client.get(f"{with_address}data.csv")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows
    for row in rows:
        assert not [value for value in row.values() if value and value[0] in "=+-@\t\r"]
        assert (row["source"], row["publisher"], row["note"]) == ("'=HYPERLINK(1)", "'@SUM(1)", "'-2+3")
    assert response["Content-Type"].startswith("text/csv")
    assert "attachment" in response["Content-Disposition"]
    data = client.get(f"{with_address}data.json")
    assert data["Content-Type"] == "application/json"
    assert data["X-Content-Type-Options"] == "nosniff"
    assert json.loads(data.content)["title"] == "<x-thu>"


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1+1", "@x", "\t=1", "\r=1", "\n=1", " =1"])
def test_a_formula_is_guarded(value):
    assert guarded(value) == f"'{value}"


@pytest.mark.parametrize("value", ["", "chữ", "2024-10", "-5", "-5.25", 3, None, True])
def test_words_and_numbers_are_left_alone(value):
    assert guarded(value) == value


def test_the_sitemap_stays_xml(poisoned, client):
    tree = lxml.etree.fromstring(client.get("/sitemap.xml").content)
    assert len(tree) > 10


def test_a_headline_as_long_as_allowed_and_a_word_without_end_are_shown_whole(world, read):
    long = ("Thử " + "dài " * 70)[:254] + "&"
    endless = "ă" * 200
    article = make_article(world.news, headline_vi=long, summary_vi=endless, headline_en=endless)
    assert tree_of(read(article.url_in("vi"))).findtext(".//h1") == long
    assert endless in words(read(world.news.url_in("vi")))
    assert tree_of(read(article.url_in("en"))).findtext(".//h1") == endless
    assert all(len(part) <= 100 for part in article.url_in("vi").split("/"))

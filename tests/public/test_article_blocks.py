"""An article costs the same with one and with fifty blocks of a kind, each about another object: at most 12 queries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache

from hanoiconv.people.models import Appointment, Official
from hanoiconv.portal.models import StandardPage
from hanoiconv.sources.models import Source
from hanoiconv.statistics.models import Observation, ObservationCitation, Statistic
from hanoiconv.treaty.models import Milestone, MilestoneCitation
from tests.builders import make_article
from tests.public.conftest import queries_of
from tests.public.markup import tree_of
from tests.public.world import World, make_document, make_picture

MANY = 50
MOST = 12


@dataclass
class Stock:
    """Fifty of everything that a block can be about."""

    pages: list[int]
    officials: list[int]
    statistics: list[int]
    observations: list[int]
    milestones: list[int]
    sources: list[int]
    pictures: list[int]
    documents: list[int]


def shown(number: int) -> dict[str, Any]:
    return {"live": True, "shown_vi": True, "slug_vi": f"kho-{number}"}


def in_bulk(model: type, rows: list[dict[str, Any]]) -> list[int]:
    """Save rows with one query and return their keys."""
    return [instance.pk for instance in model.objects.bulk_create([model(**row) for row in rows])]


@pytest.fixture(scope="module")
def stock(built: World) -> Stock:
    numbers = range(MANY)
    sources = in_bulk(Source, [shown(n) | {"label_vi": f"Nguồn kho {n}"} for n in numbers])
    officials = in_bulk(Official, [shown(n) | {"name": f"Quan chức kho {n}", "sort_name": "Kho"} for n in numbers])
    statistics = in_bulk(Statistic, [shown(n) | {"title_vi": f"Số kho {n}", "unit_vi": "vụ"} for n in numbers])
    milestones = in_bulk(Milestone, [shown(n) | {"title_vi": f"Mốc kho {n}", "date": "2024"} for n in numbers])
    rows = [{"statistic_id": pk, "number": number, "as_of": "2024"} for number, pk in enumerate(statistics * 2)]
    observations = in_bulk(Observation, [row | {"live": True} for row in rows])
    cited = list(zip(observations, sources * 2, strict=True))
    in_bulk(ObservationCitation, [{"observation_id": pk, "source_id": source} for pk, source in cited])
    in_bulk(MilestoneCitation, [{"milestone_id": pk, "source_id": sources[n]} for n, pk in enumerate(milestones)])
    posts = [{"official_id": pk, "source_id": sources[n], "position_vi": "Việc"} for n, pk in enumerate(officials)]
    in_bulk(Appointment, posts)
    pages = [StandardPage(headline_vi=f"Trang kho {n}", shown_vi=True, live=True) for n in numbers]
    for page in pages:
        built.standard.add_child(instance=page)
    return Stock(
        pages=[page.pk for page in pages],
        officials=officials,
        statistics=statistics,
        observations=observations[:MANY],
        milestones=milestones,
        sources=sources,
        pictures=[make_picture().pk for _ in numbers],
        documents=[make_document().pk for _ in numbers],
    )


def link(kind: str, pk: int) -> dict[str, Any]:
    return {"type": "text", "value": f'<p>Xem <a linktype="{kind}" id="{pk}">đây</a>.</p>'}


def figure_in_text(pk: int) -> str:
    return f'<p>Có <embed embedtype="figure" observation="{pk}"/>.</p>'


def table(number: int) -> dict[str, Any]:
    data = {"data": [["Cột", "Số"], [f"Dòng {number}", "1"]], "first_row_is_table_header": True}
    return {"caption": f"Bảng thử {number}", "table": data}


KINDS: dict[str, Callable[[Stock, int], dict[str, Any]]] = {
    "text": lambda stock, n: {"type": "text", "value": f"<p>Đoạn {n}, <b>đậm</b>.</p>"},
    "text with links to pages": lambda stock, n: link("page", stock.pages[n]),
    "text with links to officials": lambda stock, n: link("official", stock.officials[n]),
    "text with links to statistics": lambda stock, n: link("statistic", stock.statistics[n]),
    "text with links to documents": lambda stock, n: link("document", stock.documents[n]),
    "text with figures": lambda stock, n: {"type": "text", "value": figure_in_text(stock.observations[n])},
    "heading": lambda stock, n: {"type": "heading", "value": f"Mục {n}"},
    "question": lambda stock, n: {
        "type": "question",
        "value": {"question": f"Hỏi {n}?", "answer": figure_in_text(stock.observations[n])},
    },
    "image": lambda stock, n: {"type": "image", "value": {"image": stock.pictures[n], "caption": f"Chú thích {n}"}},
    "callout": lambda stock, n: {
        "type": "callout",
        "value": {"title": f"Ghi chú {n}", "text": figure_in_text(stock.observations[n])},
    },
    "table": lambda stock, n: {"type": "table", "value": table(n)},
    "document": lambda stock, n: {"type": "document", "value": {"document": stock.documents[n], "note": ""}},
    "embed": lambda stock, n: {"type": "embed", "value": f"https://video.invalid/{n}"},
    "quotation": lambda stock, n: {
        "type": "quotation",
        "value": {"text": f"Lời {n}", "official": stock.officials[n], "source": stock.sources[n], "paragraph": 1},
    },
    "figure": lambda stock, n: {"type": "figure", "value": {"observation": stock.observations[n]}},
    "chart": lambda stock, n: {"type": "chart", "value": {"statistic": stock.statistics[n]}},
    "comparison": lambda stock, n: {
        "type": "comparison",
        "value": {"observations": [stock.observations[n], stock.observations[n - 1]]},
    },
    "timeline": lambda stock, n: {
        "type": "timeline",
        "value": {"milestones": [stock.milestones[n], stock.milestones[n - 1]]},
    },
}
SHOWN = {
    "text with links to pages": ".//p/a[@href]",
    "text with links to officials": ".//p/a[@href]",
    "text with links to statistics": ".//p/a[@href]",
    "text with links to documents": ".//p/a[@href]",
    "text with figures": ".//p/button",
    "heading": ".//h2",
    "question": ".//h2",
    "image": ".//figure//img",
    "callout": ".//aside/h2",
    "table": ".//table",
    "document": ".//p/a[@download]",
    "embed": ".//p/a",
    "quotation": ".//blockquote",
    "figure": ".//div/details",
    "chart": ".//figure",
    "comparison": ".//figure",
    "timeline": ".//ol",
    "text": ".//p/b",
}
"""Where each block stands in the article's column, so that a block that shows nothing does not count as cheap."""


def article_with(built: World, stock: Stock, kind: str, count: int) -> str:
    """Publish an article with so many blocks of a kind and return its address."""
    body = [KINDS[kind](stock, number) for number in range(count)]
    return make_article(built.news, body_vi=body).url_in("vi")


@pytest.mark.parametrize("kind", KINDS)
def test_queries_are_the_same_with_one_and_with_fifty_blocks(built, stock, client, kind):
    with_one = queries_of(article_with(built, stock, kind, 1))
    address = article_with(built, stock, kind, MANY)
    assert queries_of(address) == with_one <= MOST
    (column,) = tree_of(client.get(address).content.decode()).find_class("prose")
    assert len(column.findall(SHOWN[kind])) >= MANY


def test_queries_of_all_kinds_together_do_not_grow(built, stock):
    def together(count: int) -> str:
        body = [KINDS[kind](stock, number) for kind in KINDS for number in range(count)]
        return make_article(built.news, body_vi=body).url_in("vi")

    assert queries_of(together(1)) == queries_of(together(MANY)) <= MOST


def test_pictures_need_no_query_each_when_the_cache_is_empty(built, stock, client):
    addresses = [article_with(built, stock, "image", count) for count in (1, 10)]
    counts = []
    for address in addresses:
        client.get(address)
        cache.clear()
        client.get("/vi/")
        counts.append(queries_of(address))
    assert counts[0] == counts[1]

"""What a page costs: as many queries with three of everything as with one, and never more than twelve."""

from __future__ import annotations

import pytest

from tests.public.conftest import queries_of
from tests.public.world import NAMES, World

MOST = 12
PAGES = [*NAMES, "sitemap", "filtered news", "narrowed status", "narrowed officials", "csv", "json"]


def addresses(world: World, code: str) -> dict[str, str]:
    """Return every address that is measured."""
    found = world.addresses(code)
    return found | {
        "sitemap": "/sitemap.xml",
        "filtered news": f"{found['news']}?kind=news&topic={world.topic.slug_vi}&year=2025",
        "narrowed status": f"{found['status']}?q=thu",
        "narrowed officials": f"{found['officials']}?q=thu",
        "csv": f"{found['statistic']}data.csv",
        "json": f"{found['statistic']}data.json",
    }


@pytest.fixture(scope="module")
def counts(built: World) -> dict[str, tuple[int, int]]:
    """Return for each page its queries with one of everything and with three."""
    with_one = {name: queries_of(addresses(built, "vi")[name]) for name in PAGES}
    built.grow()
    built.grow()
    return {name: (with_one[name], queries_of(addresses(built, "vi")[name])) for name in PAGES}


@pytest.mark.parametrize("name", PAGES)
def test_queries_do_not_grow_with_the_items(counts, name):
    with_one, with_three = counts[name]
    assert with_three == with_one
    assert with_three <= MOST

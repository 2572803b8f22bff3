"""The number of signatories grows, then one count proves wrong: what readers of both languages see of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from hanoiconv.statistics.models import Observation, Statistic
from news.models import ArticlePage, NewsIndexPage
from tests.builders import make_article, make_observation, make_statistic

NOTES = {"vi": "Bản đếm đầu bỏ sót bốn nước.", "en": "The first count missed four States."}
CODES = ("vi", "en")


def published(made: Any) -> Any:
    made.save_revision().publish()
    return type(made).objects.get(pk=made.pk)


def figure(observation: Observation) -> str:
    return f'<embed embedtype="figure" observation="{observation.pk}"/>'


def chart(observation: Observation) -> dict[str, Any]:
    return {"type": "chart", "value": {"statistic": observation.statistic_id}}


@pytest.fixture
def story(portal: str) -> tuple[ArticlePage, Statistic, Observation]:
    """Return an article of the first day, its statistic, and the newest of three counts: 65, 68, 72."""
    statistic = make_statistic(
        title_vi="Số nước đã ký (số liệu thử)", title_en="Signatories (test figure)", unit_vi="nước", unit_en="States"
    )
    first, _second, third = (
        published(make_observation(statistic, number, as_of="2025-10-25", sequence=order))
        for order, number in enumerate(("65", "68", "72"))
    )
    texts = {"vi": f"<p>Trong sáng đầu, {figure(first)} đã ký.</p>", "en": f"<p>{figure(first)} signed.</p>"}
    bodies = {f"body_{code}": [{"type": "text", "value": text}, chart(first)] for code, text in texts.items()}
    index = NewsIndexPage.objects.get()
    article = make_article(
        index, headline_vi="Sáng đầu lễ ký (bài thử)", headline_en="First morning of signing (test)", **bodies
    )
    return published(article), statistic, third


def data_of(page: Page) -> dict[str, Any]:
    """Return the structured data of the page that is open."""
    found: dict[str, Any] = json.loads(page.locator('script[type="application/ld+json"]').inner_text())
    return found


def test_an_old_article_keeps_its_figure_and_leads_on_and_a_correction_reaches_everything(
    page: Page, portal: str, story: tuple[ArticlePage, Statistic, Observation], pytestconfig: pytest.Config
) -> None:
    article, statistic, third = story
    page.goto(f"{portal}{article.url_in('vi')}")
    page.get_by_role("button", name="65 nước").first.click()
    panel = page.locator("aside.where:popover-open")
    expect(panel).to_contain_text("72 nước")
    panel.get_by_role("link").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("72 nước")

    first = Observation.objects.filter(statistic=statistic).order_by("sequence")[0]
    told = {f"note_{code}": note for code, note in NOTES.items()}
    published(make_observation(statistic, "69", as_of="2025-10-25", sequence=0, corrects=first, **told))

    for code, unit in (("vi", "nước"), ("en", "States")):
        page.goto(f"{portal}{article.url_in(code)}")
        notice = page.locator(".notice.correction")
        expect(notice).to_contain_text(NOTES[code])
        expect(page.get_by_role("button", name=f"69 {unit}").first).to_be_visible()
        expect(page.locator("figure.chart")).to_contain_text(NOTES[code])
        assert NOTES[code] in data_of(page)["correction"][0]["text"]
        picture(page, pytestconfig, f"corrected-{code}")
        page.locator(".about a[href*='/thay-doi/'], .about a[href*='/what-changed/']").click()
        expect(page.locator("main")).to_contain_text(NOTES[code])
        page.locator(".versions a").last.click()
        expect(page.get_by_role("button", name=f"65 {unit}").first).to_be_visible()
        page.goto(f"{portal}{statistic.absolute_path(code)}")
        expect(page.locator("main")).to_contain_text(NOTES[code])
        assert NOTES[code] in data_of(page)["correction"][0]["text"]
        for rest in ("", "corrections/"):
            answer = page.request.get(f"{portal}{NewsIndexPage.objects.get().url_in(code)}feed/{rest}")
            assert NOTES[code] in answer.text()
        page.goto(f"{portal}/{code}/{'tim-kiem' if code == 'vi' else 'search'}/?q=69+{unit}")
        expect(page.locator("main")).to_contain_text(getattr(article, f"headline_{code}"))
    assert third.number == 72


def picture(page: Page, pytestconfig: pytest.Config, name: str) -> None:
    """Write pictures of the page at both widths where a folder is named with --pictures."""
    folder: Path | None = pytestconfig.getoption("--pictures")
    if folder:
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=folder / f"{name}-{width}.png")

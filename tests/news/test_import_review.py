"""Reviewing an imported document: what was removed and recognised, and what an editor's decisions make of it."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Workflow, WorkflowPage

from hanoiconv.core.models import User
from hanoiconv.people.models import Official
from hanoiconv.sources.contradictions import Contradiction
from hanoiconv.statistics.models import Observation, Statistic
from hanoiconv.treaty.models import Milestone
from news.models import ArticlePage, ImportedFact, ImportItem, NewsIndexPage
from tests.builders import make_observation, make_official, make_source, make_statistic
from tests.news.imported import TEXT, at, fact_of, imported, removal_number, review

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(news_index: NewsIndexPage, superuser: User) -> ImportItem:
    return imported(superuser)


# The review


def test_removed_passages_are_struck_through_with_their_reason(item: ImportItem, editor_client: Client) -> None:
    page = review(editor_client, item)
    number = removal_number(item, "Chia sẻ")
    assert f'<del class="imports-words" id="removed-{number}">Chia sẻ Facebook Zalo In bài viết</del>' in page
    assert "nút chia sẻ, in, lưu" in page
    assert at("put_back", item.pk, number) in page


def test_people_figures_and_dates_are_marked(item: ImportItem, editor_client: Client) -> None:
    page = review(editor_client, item)
    marked = re.findall(r'<mark class="(?:imports-words )?imports-mark--(\w+)">([^<]*)</mark>', page)
    assert ("official", "Trịnh Bảo Khánh") in marked
    assert ("figure", "1.800 người") in marked
    assert ("date", "Ngày 12/11/2025") in marked or ("date", "12/11/2025") in marked


def test_nothing_of_a_source_is_markup(item: ImportItem, editor_client: Client) -> None:
    hostile = "<script>alert(1)</script>"
    item.report["lines"].append([9, f"{hostile} Trịnh Bảo Khánh {hostile}"])
    item.report["removals"].append({"text": hostile, "reason": hostile, "line": 9, "column": 0})
    item.report["warnings"] = [{"code": hostile, "message": hostile, "excerpt": hostile}]
    item.report["title"] = item.name = item.reason = hostile
    item.save()
    for fact in ImportedFact.objects.filter(source=item.source):
        fact.data = {name: hostile if isinstance(value, str) else value for name, value in fact.data.items()}
        fact.save()
    page = review(editor_client, item)
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") > 12
    fact = fact_of(item, "figure")
    assert "<script>alert" not in editor_client.get(at("fact", fact.pk)).content.decode()


def test_a_passage_is_put_back_at_its_place_once(item: ImportItem, editor_client: Client) -> None:
    number = removal_number(item, "Chia sẻ")
    before = item.draft.revisions.count()
    for _press in range(2):
        editor_client.post(at("put_back", item.pk, number))
    draft = ArticlePage.objects.get(pk=item.draft_id).get_latest_revision_as_object()
    html = "".join(block["value"] for block in draft.body_vi.get_prep_value() if block["type"] == "text")
    assert html.count("<p>Chia sẻ Facebook Zalo In bài viết</p>") == 1
    assert html.index("ví điện tử") < html.index("Chia sẻ Facebook") < html.index("Lớp học lấy")
    assert item.draft.revisions.count() == before + 1
    assert not ArticlePage.objects.get(pk=item.draft_id).live
    assert "đã đưa lại vào bản nháp" in review(editor_client, item)


def test_a_hostile_passage_is_put_back_as_words(news_index: NewsIndexPage, superuser: User) -> None:
    item = imported(superuser)
    item.report["removals"] = [{"text": "<script>alert(2)</script>", "reason": "markup", "line": 3, "column": 0}]
    item.save()
    client = Client()
    client.force_login(superuser)
    client.post(at("put_back", item.pk, 0))
    stored = str(item.draft.get_latest_revision_as_object().body_vi.get_prep_value())
    assert "<script>" not in stored
    assert "&lt;script&gt;alert(2)" in stored


def test_a_known_official_is_linked(news_index: NewsIndexPage, superuser: User, editor_client: Client) -> None:
    known = make_official({"position_vi": "Giám đốc Sở Khoa học và Công nghệ"}, name="Trịnh Bảo Khánh")
    item = imported(superuser)
    fact = fact_of(item, "official", "Trịnh Bảo Khánh")
    editor_client.post(at("accept", fact.pk))
    fact.refresh_from_db()
    assert (fact.state, fact.official, fact.decided_by) == ("accepted", known, superuser)
    assert Official.objects.count() == 1


def test_a_new_official_is_a_draft_whose_position_cites_the_source(item: ImportItem, editor_client: Client) -> None:
    fact = fact_of(item, "official", "Trịnh Bảo Khánh")
    for _press in range(2):
        editor_client.post(at("accept", fact.pk))
    official = Official.objects.get()
    appointment = official.appointments.get()
    fact.refresh_from_db()
    assert (fact.state, fact.decision, fact.official) == ("accepted", {}, official)
    assert (official.name, official.live) == ("Trịnh Bảo Khánh", False)
    assert (appointment.position_vi, appointment.source) == (fact.data["position"], item.source)
    assert official.latest_revision is not None


def test_a_figure_is_changed_and_begins_a_statistic(item: ImportItem, editor_client: Client) -> None:
    fact = fact_of(item, "figure", "1.800")
    form = editor_client.get(at("fact", fact.pk)).context["form"]
    values = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    editor_client.post(at("fact", fact.pk), values | {"title": "Người dùng ví điện tử ở huyện Mẫu", "number": "1.850"})
    observation = Observation.objects.get()
    citation = observation.citations.get()
    fact.refresh_from_db()
    assert fact.state == "changed"
    assert fact.decision["number"] == "1850"
    assert (observation.number, observation.as_of, observation.live) == (1850, "2025-10", False)
    statistic = observation.statistic
    assert (statistic.title_vi, statistic.unit_vi) == ("Người dùng ví điện tử ở huyện Mẫu", "người")
    assert not statistic.live
    assert citation.source == item.source
    assert len(citation.passage.split()) <= 30
    assert "1.800" in citation.passage


def test_the_same_figure_from_another_source_continues_its_statistic(
    news_index: NewsIndexPage, superuser: User, editor_client: Client
) -> None:
    statistic = make_statistic(title_vi="Người sử dụng ví điện tử", unit_vi="người")
    make_observation(statistic, "1800", as_of="2025-09")
    item = imported(superuser)
    fact = fact_of(item, "figure", "1.800")
    assert fact.statistic == statistic
    assert "Người sử dụng ví điện tử" in review(editor_client, item)
    editor_client.post(at("accept", fact.pk))
    assert statistic.observations.count() == 2
    assert Statistic.objects.count() == 1


def test_a_figure_that_does_not_do_opens_its_form_and_stores_nothing(item: ImportItem, editor_client: Client) -> None:
    fact = fact_of(item, "figure", "1.800")
    fact.data |= {"as_of": "2025-33"}
    fact.save()
    answer = editor_client.post(at("accept", fact.pk))
    assert answer.url == at("fact", fact.pk)
    assert (Statistic.objects.count(), Observation.objects.count()) == (0, 0)
    refused = editor_client.post(at("fact", fact.pk), {"title": "Thử", "number": "1800", "as_of": "hôm qua"})
    assert "as_of" in refused.context["form"].errors
    assert Statistic.objects.count() == 0


@pytest.mark.parametrize("name", ["number", "number_to"])
@pytest.mark.parametrize("typed", ["1,800.5", "1800.5", "18.00", "1 800"])
def test_separators_of_another_language_are_an_error_at_the_field(
    item: ImportItem, editor_client: Client, name: str, typed: str
) -> None:
    fact = fact_of(item, "figure", "1.800")
    values = {"title": "Thử", "number": "1.800", "number_to": "1.900", "as_of": "2025-10", name: typed}
    answer = editor_client.post(at("fact", fact.pk), values)
    assert list(answer.context["form"].errors) == [name]
    assert f'value="{typed}"' in answer.content.decode()
    assert Observation.objects.count() == 0
    editor_client.post(at("fact", fact.pk), values | {name: "1.850,5"})
    assert getattr(Observation.objects.get(), name) == Decimal("1850.5")


def test_a_date_becomes_a_milestone_or_is_kept(item: ImportItem, editor_client: Client) -> None:
    fact = fact_of(item, "date", "12/11/2025")
    editor_client.post(at("fact", fact.pk), {"date": "2025-11-12", "title": "Mở lớp tập huấn thử"})
    milestone = Milestone.objects.get()
    assert (milestone.date, milestone.live) == ("2025-11-12", False)
    assert milestone.citations.get().source == item.source
    other = ImportedFact.objects.filter(source=item.source, kind="date", state="proposed").first()
    assert other is not None
    editor_client.post(at("keep", other.pk))
    other.refresh_from_db()
    assert (other.state, Milestone.objects.count()) == ("accepted", 1)


def test_a_refused_fact_makes_nothing_and_stays_refused(item: ImportItem, editor_client: Client) -> None:
    fact = fact_of(item, "official")
    editor_client.post(at("refuse", fact.pk))
    editor_client.post(at("accept", fact.pk))
    fact.refresh_from_db()
    assert (fact.state, Official.objects.count()) == ("refused", 0)


def test_the_draft_is_sent_into_its_workflow(item: ImportItem, editor_client: Client) -> None:
    workflow = Workflow.objects.filter(active=True).first()
    WorkflowPage.objects.update_or_create(page=item.draft.get_parent(), defaults={"workflow": workflow})
    assert at("submit", item.pk) in review(editor_client, item)
    editor_client.post(at("submit", item.pk))
    draft = ArticlePage.objects.get(pk=item.draft_id)
    assert draft.workflow_in_progress
    assert not draft.live
    assert at("submit", item.pk) not in review(editor_client, item)


def test_a_repeated_document_offers_the_stored_one(item: ImportItem, superuser: User, editor_client: Client) -> None:
    again = imported(superuser)
    page = review(editor_client, again)
    assert again.state == "duplicate"
    assert "Vẫn tạo bản nháp" in page
    assert reverse("wagtailadmin_pages:edit", args=[item.draft_id]) in page
    assert ArticlePage.objects.count() == 1
    editor_client.post(at("draft_anyway", again.pk))
    again.refresh_from_db()
    assert (again.state, ArticlePage.objects.count()) == ("done", 2)
    assert again.draft_id not in (None, item.draft_id)


def test_contradictions_reach_the_board_and_newer_figures_stand_apart(
    news_index: NewsIndexPage, superuser: User, editor_client: Client
) -> None:
    statistic = make_statistic(title_vi="người sử dụng ví điện tử", unit_vi="người")
    source = make_source()
    make_observation(statistic, "1200", as_of="2025-06", source=source)
    make_observation(statistic, "900", as_of="2025-10", source=source)
    fresh = imported(superuser)
    found = list(Contradiction.objects.filter(source_here=fresh.source, kind="figure"))
    assert [(one.state, one.source_there) for one in found] == [("open", source)]
    older = imported(superuser, TEXT.replace("tháng 10/2025", "tháng 11/2025").replace("thôn", "thôn, bản"), "b.txt")
    editor_client.post(at("draft_anyway", older.pk))
    older.refresh_from_db()
    found = list(Contradiction.objects.filter(source_here=older.source, kind="figure"))
    assert [one.state for one in found] == ["superseded"]
    assert "tháng 11/2025" in found[0].passage_here

"""Recognised programme items: what of them becomes a session of the event, and what is refused."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.models import GroupPagePermission

from events.models import EventPage, SessionPage
from hanoiconv.core.models import User
from hanoiconv.people.models import Official
from hanoiconv.sources.contradictions import Contradiction
from news.models import ImportedFact, ImportItem, NewsIndexPage
from tests.builders import make_event, make_official, make_session, make_source
from tests.news.imported import at, group_client, imported, review

pytestmark = pytest.mark.django_db
TEXT = """Văn bản thử: chương trình Lễ mở ký Công ước về chống tội phạm mạng

(8/10/2025) Ban tổ chức thử công bố chương trình của Lễ mở ký.

Chương trình dự kiến gồm phiên khai mạc, phiên thảo luận toàn thể và 4 phiên thảo luận cấp cao.

Ngày 25/10/2025, phiên khai mạc diễn ra từ 9h00 đến 10h30 tại Hội trường Mẫu, do ông Trịnh Bảo Khánh, Giám đốc Sở \
Khoa học và Công nghệ, chủ trì và ông Lê Thử Danh, Chủ tịch Hội Mẫu, phát biểu.

Lớp học lấy một tin nhắn thật làm ví dụ về mã độc, rồi thực hành khóa thẻ ngân hàng khi bị lừa đảo.
"""
NINE, HALF_PAST_TEN = datetime.time(9), datetime.time(10, 30)
DAY = datetime.date(2025, 10, 25)


@pytest.fixture
def known(news_index: NewsIndexPage) -> Official:
    return make_official({"position_vi": "Giám đốc Sở Khoa học và Công nghệ"}, name="Trịnh Bảo Khánh")


@pytest.fixture
def item(news_index: NewsIndexPage, event: EventPage, known: Official, superuser: User) -> ImportItem:
    item = imported(superuser, TEXT)
    item.source.published = "2025-10-08"
    item.source.save()
    return item


def of_kind(item: ImportItem, kind: str) -> ImportedFact:
    return next(
        one for one in ImportedFact.objects.filter(source=item.source, kind="event") if one.data["kind"] == kind
    )


def newest(session: SessionPage) -> SessionPage:
    return SessionPage.objects.get(pk=session.pk).get_latest_revision_as_object()


def form_values(client: Client, fact: ImportedFact) -> dict[str, Any]:
    """Return what the form of a fact would send if nothing in it were changed."""
    form = client.get(at("fact", fact.pk)).context["form"]
    found = {name: form[name].value() for name in form.fields}
    found = {name: getattr(value, "pk", value) for name, value in found.items() if value not in (None, "")}
    return {
        name: [getattr(one, "pk", one) for one in value] if isinstance(value, list) else value
        for name, value in found.items()
    }


def test_an_item_becomes_a_draft_session_that_cites_its_source(
    item: ImportItem, event: EventPage, known: Official, editor_client: Client
) -> None:
    fact = of_kind(item, "opening")
    for _press in range(2):
        editor_client.post(at("accept", fact.pk))
    session = SessionPage.objects.child_of(event).get()
    assert (session.live, session.kind, session.number, session.status) == (False, "opening", None, "provisional")
    assert (session.day, session.start_time, session.end_time) == (DAY, NINE, HALF_PAST_TEN)
    assert (session.headline_vi, session.room_vi) == ("Phiên khai mạc", "Hội trường Mẫu")
    assert (session.shown_vi, session.shown_en) == (True, False)
    assert (session.announced_source, session.announced_paragraph) == (item.source, 3)
    assert fact.passage.startswith("Ngày 25/10/2025")
    assert [(one.official, one.source) for one in session.speakers.all()] == [(known, item.source)]
    assert session.latest_revision is not None
    fact.refresh_from_db()
    assert (fact.state, fact.session) == ("accepted", session)
    assert str(session) in review(editor_client, item)
    assert editor_client.get(f"/vi/{session.path_vi}").status_code == 404


def test_what_the_text_does_not_tell_stays_to_be_announced(
    item: ImportItem, event: EventPage, editor_client: Client
) -> None:
    fact = of_kind(item, "plenary")
    assert "giờ sẽ công bố" in review(editor_client, item)
    editor_client.post(at("accept", fact.pk))
    session = SessionPage.objects.child_of(event).get()
    assert (session.day, session.start_time, session.end_time, session.room_vi or "") == (None, None, None, "")


def test_several_sessions_in_one_item_need_a_number(item: ImportItem, event: EventPage, editor_client: Client) -> None:
    fact = of_kind(item, "high_level")
    assert fact.data["count"] == 4
    assert editor_client.post(at("accept", fact.pk)).url == at("fact", fact.pk)
    values = form_values(editor_client, fact)
    assert "number" in editor_client.post(at("fact", fact.pk), values).context["form"].errors
    assert not SessionPage.objects.exists()
    editor_client.post(at("fact", fact.pk), values | {"number": "3", "headline": "Phiên cấp cao thử"})
    session = SessionPage.objects.get()
    fact.refresh_from_db()
    assert (session.kind, session.number, session.headline_vi) == ("high_level", 3, "Phiên cấp cao thử")
    assert (fact.state, fact.decision["number"]) == ("changed", 3)


def test_a_session_on_record_is_completed_and_what_it_tells_stays(
    item: ImportItem, event: EventPage, known: Official, editor_client: Client
) -> None:
    first = make_source()
    session = make_session(event, kind="opening", announced_source=first, room_vi="Phòng đã báo")
    fact = of_kind(item, "opening")
    assert "Bổ sung cho phiên" in review(editor_client, item)
    editor_client.post(at("accept", fact.pk))
    fact.refresh_from_db()
    draft, public = newest(session), SessionPage.objects.get(pk=session.pk)
    assert (fact.session, SessionPage.objects.count()) == (session, 1)
    assert (draft.day, draft.start_time, draft.end_time) == (DAY, NINE, HALF_PAST_TEN)
    assert (draft.room_vi, draft.announced_source) == ("Phòng đã báo", item.source)
    assert [one.official for one in draft.speakers.all()] == [known]
    assert (public.live, public.day, public.announced_source) == (True, None, first)
    assert not Contradiction.objects.filter(what=session.title).exists()


def test_another_time_than_on_record_goes_to_the_board(
    item: ImportItem, event: EventPage, editor_client: Client
) -> None:
    first = make_source()
    session = make_session(
        event, kind="opening", day=DAY, start_time=datetime.time(8, 30), announced_source=first, headline_vi="Khai mạc"
    )
    editor_client.post(at("accept", of_kind(item, "opening").pk))
    found = Contradiction.objects.get(what="Khai mạc")
    assert (found.source_here, found.source_there, found.kind, found.state) == (item.source, first, "date", "open")
    assert ("09:00" in found.here, "08:30" in found.there) == (True, True)
    assert newest(session).start_time == datetime.time(8, 30)


def test_a_report_of_the_day_is_cited_for_how_it_was_held(
    item: ImportItem, event: EventPage, editor_client: Client
) -> None:
    first = make_source()
    session = make_session(event, kind="opening", announced_source=first)
    item.source.published = "2025-10-25"
    item.source.save()
    editor_client.post(at("accept", of_kind(item, "opening").pk))
    draft = newest(session)
    assert draft.announced_source == first
    assert [one.source for one in draft.held_sources.all()] == [item.source]


def test_the_same_session_from_two_sources_is_one(item: ImportItem, superuser: User, editor_client: Client) -> None:
    other = imported(superuser, TEXT.replace("Hội trường Mẫu", "Hội trường Thử"), "khac.txt")
    editor_client.post(at("draft_anyway", other.pk))
    other.refresh_from_db()
    facts = [of_kind(one, "opening") for one in (item, other)]
    for fact in facts:
        editor_client.post(at("accept", fact.pk))
        fact.refresh_from_db()
    assert facts[0].session == facts[1].session == SessionPage.objects.get()


def test_two_sessions_alike_are_told_apart_by_the_editor(
    item: ImportItem, event: EventPage, editor_client: Client
) -> None:
    for _one in range(2):
        make_session(event, kind="opening")
    fact = of_kind(item, "opening")
    answer = editor_client.post(at("fact", fact.pk), form_values(editor_client, fact))
    assert "number" in answer.context["form"].errors
    fact.refresh_from_db()
    assert (fact.state, SessionPage.objects.count()) == ("proposed", 2)


@pytest.mark.parametrize("change", [{"relevant": False}, {"kind": "other"}])
def test_an_item_of_another_event_is_refused(item: ImportItem, editor_client: Client, change: dict[str, Any]) -> None:
    ImportedFact.objects.filter(source=item.source, kind="event").exclude(data__kind="opening").delete()
    fact = of_kind(item, "opening")
    fact.data |= change
    fact.save()
    assert f'href="{at("fact", fact.pk)}"' not in review(editor_client, item)
    editor_client.post(at("accept", fact.pk))
    editor_client.post(at("fact", fact.pk), {"kind": "opening", "headline": "Thử"})
    fact.refresh_from_db()
    assert (fact.state, SessionPage.objects.count()) == ("proposed", 0)
    editor_client.post(at("keep", fact.pk))
    fact.refresh_from_db()
    assert fact.state == "accepted"


def test_a_day_outside_the_event_is_an_error_at_the_field(
    item: ImportItem, event: EventPage, editor_client: Client
) -> None:
    fact = of_kind(item, "opening")
    answer = editor_client.post(at("fact", fact.pk), form_values(editor_client, fact) | {"day": "2025-11-01"})
    assert list(answer.context["form"].errors) == ["day"]
    assert not SessionPage.objects.exists()


def test_which_event_is_meant_is_told_by_the_day_else_asked(
    item: ImportItem, event: EventPage, editor_client: Client
) -> None:
    make_event(event.get_parent(), headline_vi="Hội nghị thử", headline_en="Test", start_date=datetime.date(2026, 3, 2),
               end_date=datetime.date(2026, 3, 3))  # fmt: skip
    plenary, opening = of_kind(item, "plenary"), of_kind(item, "opening")
    assert editor_client.post(at("accept", plenary.pk)).url == at("fact", plenary.pk)
    editor_client.post(at("accept", opening.pk))
    assert SessionPage.objects.get().get_parent().pk == event.pk


def test_speakers_who_are_not_on_record_are_named_in_the_form(item: ImportItem, editor_client: Client) -> None:
    fact = of_kind(item, "opening")
    form = editor_client.get(at("fact", fact.pk)).context["form"]
    with override("vi"):
        assert str(form["number"].label) == "Số thứ tự"
    assert "Lê Thử Danh" in form["speakers"].help_text
    assert "Trịnh Bảo Khánh" not in form["speakers"].help_text


def test_who_may_not_add_pages_to_the_event_makes_no_session(item: ImportItem) -> None:
    fact = of_kind(item, "opening")
    client = group_client("Biên tập")
    GroupPagePermission.objects.filter(group=Group.objects.get(name="Biên tập")).delete()
    assert f'href="{at("fact", fact.pk)}"' not in review(client, item)
    client.post(at("accept", fact.pk))
    assert not SessionPage.objects.exists()


def test_matching_items_with_sessions_costs_the_same_for_one_and_for_three(
    item: ImportItem, event: EventPage, editor_client: Client
) -> None:
    asked = []
    for number in (1, 3):
        facts = ImportedFact.objects.filter(source=item.source, kind="event")
        for extra in range(facts.count(), number):
            fact = facts.get(position=1)
            fact.pk, fact.position = None, extra + 1
            fact.save()
        facts.filter(position__gt=number).delete()
        with CaptureQueriesContext(connection) as queries:
            review(editor_client, item)
        asked.append(len(queries))
        make_session(event, kind="opening", number=number)
    assert asked[0] == asked[1]

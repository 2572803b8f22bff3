"""The contradictions board: what is kept, who may see it, and that a decision needs its reason."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from hanoiconv.core.models import User
from hanoiconv.sources.contradictions import Contradiction
from tests.builders import make_observation, make_official, make_source, make_statistic

pytestmark = pytest.mark.django_db
BOARD = "contradictions:board"


def make_contradiction(**values: Any) -> Contradiction:
    given = {
        "what": "số vụ thử",
        "kind": "figure",
        "here": "120 vụ",
        "there": "130 vụ",
        "source_here": values.get("source_here") or make_source(),
        "source_there": make_source(),
        "passage_here": "Năm qua có 120 vụ thử.",
        "passage_there": "Năm qua có 130 vụ thử.",
    }
    return Contradiction.objects.create(**(given | values))


def detail(contradiction: Contradiction) -> str:
    return reverse("contradictions:detail", args=[contradiction.pk])


def test_both_passages_stand_side_by_side_and_escaped(editor_client: Client) -> None:
    one = make_contradiction(passage_here="Năm qua có <script>alert(1)</script> 120 vụ thử.")
    page = editor_client.get(detail(one)).content.decode()
    assert "Năm qua có &lt;script&gt;alert(1)&lt;/script&gt; 120 vụ thử." in page
    assert "<script>alert" not in page
    assert one.passage_there in page
    assert str(one.source_there) in page


def test_a_decision_needs_a_reason(editor_client: Client, superuser: User) -> None:
    one = make_contradiction()
    refused = editor_client.post(detail(one), {"state": "resolved", "reason": "  "})
    one.refresh_from_db()
    assert (refused.status_code, one.state) == (200, "open")
    assert "Hãy cho biết nội dung nào đúng và vì sao." in refused.content.decode()
    editor_client.post(detail(one), {"state": "resolved", "reason": "Nguồn thứ hai đã đính chính."})
    one.refresh_from_db()
    assert (one.state, one.reason, one.resolved_by) == ("resolved", "Nguồn thứ hai đã đính chính.", superuser)
    assert one.resolved_at is not None


def test_a_decision_can_be_taken_back(superuser: User) -> None:
    one = make_contradiction()
    one.decide("superseded", "Số liệu mới hơn.", superuser)
    one.decide("open", "", superuser)
    assert (one.state, one.resolved_by, one.resolved_at) == ("open", None, None)
    with pytest.raises(ValidationError):
        one.decide("resolved", "", superuser)


def test_the_board_is_filtered_by_state_and_kind(editor_client: Client) -> None:
    make_contradiction(what="con số thử")
    make_contradiction(what="ngày thử", kind="date")
    make_contradiction(what="số cũ thử", state="superseded")

    def listed(**query: str) -> list[str]:
        return [one.what for one in editor_client.get(reverse(BOARD), query).context["object_list"]]

    assert listed() == ["số cũ thử", "ngày thử", "con số thử"]
    assert listed(state="open") == ["ngày thử", "con số thử"]
    assert listed(state="superseded") == ["số cũ thử"]
    assert listed(kind="date") == ["ngày thử"]


def queries_of_the_board(client: Client, django_assert_max_num_queries: Any) -> int:
    with django_assert_max_num_queries(40) as captured:
        assert client.get(reverse(BOARD)).status_code == 200
    return len(captured)


def test_the_board_costs_the_same_for_one_and_three(editor_client: Client, django_assert_max_num_queries: Any) -> None:
    make_contradiction()
    editor_client.get(reverse(BOARD))
    with_one = queries_of_the_board(editor_client, django_assert_max_num_queries)
    make_contradiction()
    make_contradiction()
    assert queries_of_the_board(editor_client, django_assert_max_num_queries) == with_one


def test_who_may_not_decide_changes_nothing(client: Client) -> None:
    one = make_contradiction()
    reader = User.objects.create_user("doc-thu")
    client.force_login(reader)
    assert client.get(reverse(BOARD)).status_code == 302
    client.post(detail(one), {"state": "resolved", "reason": "Vì thế."})
    one.refresh_from_db()
    assert one.state == "open"


def test_editors_decide_and_a_forged_number_is_none(client: Client) -> None:
    one = make_contradiction()
    editor = User.objects.create_user("bien-tap-thu")
    editor.groups.add(Group.objects.get(name="Biên tập"))
    client.force_login(editor)
    assert "contradictions" in client.get(reverse("wagtailadmin_home")).content.decode()
    assert client.get(reverse("contradictions:detail", args=[one.pk + 1]), follow=True).status_code == 404
    client.post(detail(one), {"state": "resolved", "reason": "Vì thế."})
    one.refresh_from_db()
    assert one.state == "resolved"


def test_a_forged_request_is_refused(superuser: User) -> None:
    one = make_contradiction()
    forger = Client(enforce_csrf_checks=True)
    forger.force_login(superuser)
    assert forger.post(detail(one), {"state": "resolved", "reason": "Vì thế."}).status_code == 403
    one.refresh_from_db()
    assert one.state == "open"


def test_nothing_of_the_board_is_public(client: Client, editor_client: Client) -> None:
    source = make_source()
    make_contradiction(what="điều bí mật thử", source_here=source)
    make_observation(make_statistic(), source=source)
    make_official({"position_vi": "Giám đốc thử", "source": source})
    assert "điều bí mật thử" not in client.get(source.absolute_path("vi")).content.decode()

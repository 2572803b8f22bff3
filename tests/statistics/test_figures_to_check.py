"""Bad input is refused at its field, in Vietnamese; and the report names the figures that somebody should look at."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hanoiconv.core.models import User
from hanoiconv.sources.contradictions import Contradiction
from hanoiconv.statistics.models import Observation
from tests.admin_forms import errors_of, post_form, snippet_address, typed_inlines
from tests.builders import make_observation, make_source, make_statistic

pytestmark = pytest.mark.django_db
PUBLISH = {"action-publish": "action-publish"}


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        ({"number": "nhiều"}, "number", "1.234,5"),
        ({"number": "78.44"}, "number", "1.234,5"),
        ({"as_of": "2999-01-01"}, "as_of", "Ngày này chưa đến"),
        ({"as_of": "năm ngoái"}, "as_of", "ngày"),
    ],
)
def test_bad_input_is_refused_at_its_field_in_vietnamese(editor_client, typed, field, says):
    cited = typed_inlines(citations=[{"source": make_source().pk}])
    values = {"statistic": make_statistic().pk, "number": "5", "as_of": "2024", **cited} | typed
    response = post_form(editor_client, snippet_address(Observation, "add"), **values, **PUBLISH)
    errors = errors_of(response)
    assert list(errors) == [field]
    assert says in " ".join(errors[field])
    assert not Observation.objects.exists()


def test_a_figure_without_a_source_is_refused_in_words(editor_client):
    values = {"statistic": make_statistic().pk, "number": "5", "as_of": "2024"}
    response = post_form(editor_client, snippet_address(Observation, "add"), **values, **PUBLISH)
    formset = response.context["form"].formsets["citations"]
    said = f"{formset.errors}{formset.non_form_errors()}"
    assert "Nêu ít nhất một nguồn." in said or "bắt buộc" in said
    assert not Observation.objects.exists()


@pytest.mark.parametrize(
    "typed", [{"number": "6"}, {"as_of": "2023"}, {"qualifier": "nearly"}, {"change": "increase"}, {"number_to": "9"}]
)
def test_what_readers_have_is_corrected_and_never_overwritten(editor_client, typed):
    public = make_observation(make_statistic(), "5", as_of="2024")
    address = snippet_address(Observation, "edit", public.pk)
    (field,) = typed
    response = post_form(editor_client, address, **typed, **PUBLISH)
    assert list(errors_of(response)) == [field]
    assert Observation.objects.get(pk=public.pk).number == 5
    assert post_form(editor_client, address, note_vi="Lời chú thử.", **PUBLISH).status_code == 302
    assert Observation.objects.get(pk=public.pk).note_vi == "Lời chú thử."


def test_a_draft_can_be_rewritten(editor_client):
    draft = make_observation(make_statistic(), "5", as_of="2024", live=False)
    assert post_form(editor_client, snippet_address(Observation, "edit", draft.pk), number="6").status_code == 302
    assert Observation.objects.get(pk=draft.pk).number == 6


def days(number: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=number)


@pytest.fixture
def figures() -> dict[str, Observation]:
    """Return a figure for each reason to check it, and one for none."""
    made = {name: make_observation(make_statistic(title_vi=f"Số {name}"), "5") for name in REASONS}
    made["future"] = make_observation(make_statistic(title_vi="Số future"), "5", review_on=days(1))
    Observation.objects.filter(pk=made["past_review"].pk).update(review_on=days(0))
    made["without_source"].citations.all().delete()
    source = made["contradicted"].citations.get().source
    Contradiction.objects.create(what="Thử", kind="figure", here="5", there="6", source_here=source)
    settled = make_observation(make_statistic(title_vi="Số settled"), "5")
    settled_source = settled.citations.get().source
    Contradiction.objects.create(
        what="Thử", kind="figure", here="5", there="6", source_here=settled_source, state="resolved", reason="Đã rõ."
    )
    return made


REASONS = {"past_review": "đã đến ngày xem lại", "without_source": "chưa có nguồn", "contradicted": "mâu thuẫn"}


def titles(client: Client, **query: str) -> set[str]:
    html = client.get(reverse("figures_to_check"), query).content.decode()
    return {name for name in (*REASONS, "future", "settled", "corrected") if f"Số {name} ·" in html}


def test_the_report_names_figures_with_every_reason(editor_client, figures):
    assert titles(editor_client) == set(REASONS)
    html = editor_client.get(reverse("figures_to_check")).content.decode()
    for words in REASONS.values():
        assert words in html
    assert snippet_address(Observation, "edit", figures["past_review"].pk) in html


@pytest.mark.parametrize("reason", REASONS)
def test_the_report_is_narrowed_to_one_reason(editor_client, figures, reason):
    assert titles(editor_client, reason=reason) == {reason}


def test_what_has_been_corrected_needs_no_check(editor_client, figures):
    old = figures["past_review"]
    make_observation(old.statistic, "6", corrects=old)
    assert titles(editor_client) == set(REASONS) - {"past_review"}


def test_the_report_can_be_taken_along(editor_client, figures):
    response = editor_client.get(reverse("figures_to_check"), {"export": "csv"})
    assert "Số past_review" in response.getvalue().decode()


def test_only_those_who_see_figures_see_the_report(figures):
    user = User.objects.create_user("phong-vien-thu", password="mat-khau-thu")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(user)
    assert client.get(reverse("figures_to_check")).status_code == 302
    user.user_permissions.add(Permission.objects.get(codename="view_observation"))
    assert client.get(reverse("figures_to_check")).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_report_costs_the_same_for_one_and_for_three(editor_client, count, django_assert_max_num_queries):
    for number in range(count):
        make_observation(make_statistic(title_vi=f"Số {number}"), "5", review_on=days(-1))
    editor_client.get(reverse("figures_to_check"))
    with django_assert_max_num_queries(14) as captured:
        editor_client.get(reverse("figures_to_check"))
    assert len([q for q in captured.captured_queries if "statistics_observation" in q["sql"]]) <= 4

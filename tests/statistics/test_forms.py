"""The numbers of an observation's form, as the editor's language writes them."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from hanoiconv.statistics.models import Observation
from tests.admin_forms import errors_of, post_form, snippet_address
from tests.builders import make_observation, make_statistic


@pytest.mark.parametrize(
    ("number", "vietnamese"),
    [("13", "13"), ("78440000", "78.440.000"), ("64.78", "64,78"), ("100", "100"), ("0.5", "0,5"), ("-2.5", "-2,5")],
)
def test_a_number_is_shown_and_taken_back_in_vietnamese(editor_client, db, number, vietnamese):
    observation = make_observation(make_statistic(), Decimal(number))
    address = snippet_address(Observation, "edit", observation.pk)
    assert f'value="{vietnamese}"' in editor_client.get(address).content.decode()
    assert post_form(editor_client, address, **{"action-publish": "1"}).status_code == 302
    assert Observation.objects.get(pk=observation.pk).number == Decimal(number)


@pytest.mark.parametrize(
    ("typed", "number"), [("13,5", "13.5"), ("1.234,5", "1234.5"), ("78440000", "78440000"), ("78.440.000", "78440000")]
)
def test_numbers_are_typed_with_or_without_dots_for_thousands(editor_client, db, typed, number):
    observation = make_observation(make_statistic(), 1, live=False)
    address = snippet_address(Observation, "edit", observation.pk)
    assert post_form(editor_client, address, number=typed, **{"action-publish": "1"}).status_code == 302
    assert Observation.objects.get(pk=observation.pk).number == Decimal(number)


def test_words_in_place_of_a_number_are_an_error_at_the_field(editor_client, db):
    observation = make_observation(make_statistic(), 1)
    response = post_form(editor_client, snippet_address(Observation, "edit", observation.pk), number="nhiều")
    with override("vi"):
        assert list(errors_of(response)) == ["number"]


def test_the_form_keeps_the_admins_own_widgets(editor_client, db):
    html = editor_client.get(snippet_address(Observation, "add")).content.decode()
    for name in ("statistic", "corrects"):
        assert f'id="id_{name}-chooser"' in html


@pytest.mark.parametrize("typed", ["13.5", "78,440,000", "1.23.456", "1,2,3", "12.34,5"])
def test_separators_of_another_language_are_an_error_at_the_field(editor_client, db, typed):
    observation = make_observation(make_statistic(), 1)
    response = post_form(editor_client, snippet_address(Observation, "edit", observation.pk), number=typed)
    assert "number" in errors_of(response)
    assert Observation.objects.get(pk=observation.pk).number == 1


def test_a_correction_tells_readers_of_each_language_what_was_wrong(editor_client, db):
    wrong = make_observation(make_statistic(), 1)
    right = make_observation(wrong.statistic, 2)
    address = snippet_address(Observation, "edit", right.pk)
    response = post_form(editor_client, address, corrects=wrong.pk, note_vi="Nhầm hàng.")
    assert set(errors_of(response)) == {"note_en"}

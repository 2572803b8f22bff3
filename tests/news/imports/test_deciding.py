"""What of a text's words a record keeps."""

from __future__ import annotations

import pytest

from news.importing.recognising.units import bare_unit
from news.imports.deciding import unit_parts


@pytest.mark.parametrize(
    ("words", "unit", "scale", "measure", "currency"),
    [
        ("triệu người", "người", 6, "count", ""),
        ("nghìn tỷ đồng", "đồng", 12, "money", "VND"),
        ("tỉ USD", "USD", 9, "money", "USD"),
        ("million people", "people", 6, "count", ""),
        ("vạn hộ", "hộ", 0, "count", ""),
        ("%", "%", 0, "percent", ""),
        ("văn kiện", "văn kiện", 0, "count", ""),
        ("trạm", "trạm", 0, "count", ""),
        ("", "", 0, "count", ""),
    ],
)
def test_a_unit_is_taken_apart(words: str, unit: str, scale: int, measure: str, currency: str) -> None:
    found = unit_parts(words)
    assert (found.unit, found.scale, found.measure, found.currency) == (unit, scale, measure, currency)


def test_units_are_compared_without_their_scale() -> None:
    assert bare_unit("triệu người") == bare_unit("Nghìn người") == bare_unit("người")
    assert bare_unit("văn kiện") != bare_unit("kiện")

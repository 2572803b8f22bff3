"""Forms of the admin for statistics."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import get_format
from django.utils.translation import gettext

from hanoiconv.core.forms import PortalSnippetForm


class NumberField(forms.DecimalField):
    """A number as the editor's language writes it ("78,44"), shown without zeros that say nothing.

    Separators of another language are an error: "1.500" is one and a half thousand in Vietnamese and one and a half
    in English, so none is guessed at.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**(kwargs | {"localize": True}))

    def to_python(self, value: Any) -> Any:
        """Return the number typed, None for nothing. Raises ValidationError."""
        if isinstance(value, str) and value.strip():
            value = value.strip().replace("−", "-")
            if not follows_the_language(value):
                raise ValidationError(gettext("Separate thousands and decimals like this: 1,234.5."))
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        """Return a stored number without needless zeros; what was typed stays as it was typed."""
        if not isinstance(value, Decimal):
            return value
        return value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize()


class ObservationForm(PortalSnippetForm):
    """An observation's form."""

    class Meta(PortalSnippetForm.Meta):
        field_classes = {"number": NumberField, "number_to": NumberField}


def follows_the_language(typed: str) -> bool:
    """Say whether a number's separators are those of the active language; "1.5" is no Vietnamese number."""
    thousand, decimal = (re.escape(get_format(name)) for name in ("THOUSAND_SEPARATOR", "DECIMAL_SEPARATOR"))
    return re.fullmatch(rf"[-+]?(?:\d+|\d{{1,3}}(?:{thousand}\d{{3}})+)(?:{decimal}\d+)?", typed) is not None

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


FIXED = ("statistic", "number", "number_to", "change", "qualifier", "as_of")
"""What stays as it is once an observation is public."""


class ObservationForm(PortalSnippetForm):
    """An observation's form."""

    class Meta(PortalSnippetForm.Meta):
        field_classes = {"number": NumberField, "number_to": NumberField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "citations" in self.formsets:
            self.formsets["citations"].error_messages["too_few_forms"] = gettext("Name at least one source.")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        self._refuse_to_overwrite(cleaned)
        return cleaned

    def _refuse_to_overwrite(self, cleaned: dict[str, Any]) -> None:
        """Refuse to change what readers have been told: that takes an observation of its own."""
        public = type(self.instance)._default_manager.filter(pk=self.instance.pk, live=True).first()
        message = gettext("Readers have this figure. Leave it as it is, and add an observation that corrects it.")
        for name in FIXED if public is not None else ():
            if name in cleaned and name not in self.errors and cleaned[name] != getattr(public, name):
                self.add_error(name, message)


def follows_the_language(typed: str) -> bool:
    """Say whether a number's separators are those of the active language; "1.5" is no Vietnamese number."""
    thousand, decimal = (re.escape(get_format(name)) for name in ("THOUSAND_SEPARATOR", "DECIMAL_SEPARATOR"))
    return re.fullmatch(rf"[-+]?(?:\d+|\d{{1,3}}(?:{thousand}\d{{3}})+)(?:{decimal}\d+)?", typed) is not None

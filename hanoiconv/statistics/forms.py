"""Forms of the admin for statistics."""

import re
from decimal import Decimal
from typing import Any

from django.utils.formats import get_format
from django.utils.translation import gettext
from wagtail.admin.forms.models import WagtailAdminModelForm


class ObservationForm(WagtailAdminModelForm):
    """An observation's form: numbers as the editor's language writes them ("78,44"), without zeros that say nothing."""

    class Meta(WagtailAdminModelForm.Meta):
        localized_fields = ("number", "number_to")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.Meta.localized_fields:
            value = self.initial.get(name)
            if isinstance(value, Decimal):
                self.initial[name] = value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for name in self.Meta.localized_fields:
            typed = str(self.data.get(self.add_prefix(name)) or "").strip()
            if typed and name in self.fields and name not in self.errors and not follows_the_language(typed):
                self.add_error(name, gettext("Separate thousands and decimals like this: 1,234.5."))
        return cleaned


def follows_the_language(typed: str) -> bool:
    """Say whether a number's separators are those of the active language; "1.5" is no Vietnamese number."""
    thousand, decimal = (re.escape(get_format(name)) for name in ("THOUSAND_SEPARATOR", "DECIMAL_SEPARATOR"))
    return re.fullmatch(rf"[-+−]?(?:\d+|\d{{1,3}}(?:{thousand}\d{{3}})+)(?:{decimal}\d+)?", typed) is not None

"""Forms of the admin for statistics."""

from decimal import Decimal
from typing import Any

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

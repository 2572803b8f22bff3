"""Forms of the admin that every section shares."""

from typing import Any

from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.forms.pages import WagtailAdminPageForm

from .languages import localised_names


class SitePageForm(WagtailAdminPageForm):
    """A page's form: a new page knows its parent, so that an address a sibling has is an error at its field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.parent_page is not None and not self.instance.path:
            self.instance._cached_parent_obj = self.parent_page


class PublicSnippetForm(WagtailAdminModelForm):
    """A snippet's form: a new one is shown in the default language first, in whatever language the admin is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            for name in localised_names("shown"):
                self.initial.setdefault(name, getattr(self.instance, name))

"""Admin screens of the shared snippets."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import CopyView, SnippetViewSet, SnippetViewSetGroup

from .languages import localised_names
from .models import Notice, PublicSnippet, Topic


class FreshAddressCopyView(CopyView):
    """A copy begins without addresses, and so gets its own."""

    def get_initial_form_instance(self) -> Any:
        original = super().get_initial_form_instance()
        if isinstance(original, PublicSnippet):
            for name in localised_names("slug"):
                setattr(original, name, None)
        return original


class PortalSnippetViewSet(SnippetViewSet):
    """What every snippet's screens share: a list with title, state and last change, and search."""

    list_per_page = 50
    copy_view_class = FreshAddressCopyView
    extra_columns: tuple[Any, ...] = ()

    @property
    def list_display(self) -> list[Any]:
        status = LiveStatusTagColumn(label=_("Status"))  # Wagtail's own labels are in the language of the start
        return ["__str__", *self.extra_columns, status, UpdatedAtColumn(label=_("Updated"))]


class TopicViewSet(PortalSnippetViewSet):
    model = Topic
    icon = "tag"


class NoticeViewSet(PortalSnippetViewSet):
    model = Notice
    icon = "warning"
    extra_columns = (Column("level", label=_("Level"), accessor="get_level_display"),)


class CoreSnippetGroup(SnippetViewSetGroup):
    """Topics and notices in the admin's menu."""

    menu_label = _("Topics and notices")
    menu_icon = "tag"
    menu_order = 250
    items = (TopicViewSet, NoticeViewSet)

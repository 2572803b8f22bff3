"""Admin screens of the shared snippets."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Notice, Topic


class PortalSnippetViewSet(SnippetViewSet):
    """What every snippet's screens share: a list with title, state and last change, and search."""

    list_per_page = 50
    extra_columns: tuple[Any, ...] = ()

    @property
    def list_display(self) -> list[Any]:
        return ["__str__", *self.extra_columns, LiveStatusTagColumn(), UpdatedAtColumn()]


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

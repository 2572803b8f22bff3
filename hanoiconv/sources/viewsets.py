"""Admin screens of sources."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from hanoiconv.core.viewsets import PortalSnippetViewSet

from .models import Source


class SourceViewSet(PortalSnippetViewSet):
    """Sources, by kind and reuse."""

    model = Source
    icon = "doc-full-inverse"
    menu_label = _("Sources")
    menu_order = 230
    add_to_admin_menu = True
    list_filter = ["kind", "reuse", "language"]
    extra_columns = (
        Column("publisher", label=_("Publisher")),
        Column("reuse", label=_("Reuse"), accessor="get_reuse_display"),
    )

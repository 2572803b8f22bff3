"""Admin screens of people and organisations."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from hanoiconv.core.viewsets import PortalSnippetViewSet

from .models import Official, Organisation


class OfficialViewSet(PortalSnippetViewSet):
    model = Official
    icon = "user"
    list_filter = ["country"]
    extra_columns = (Column("country", label=_("Country"), accessor="country.name"),)


class OrganisationViewSet(PortalSnippetViewSet):
    model = Organisation
    icon = "group"
    list_filter = ["country"]


class PeopleGroup(SnippetViewSetGroup):
    """Officials and organisations in the admin's menu."""

    menu_label = _("Officials")
    menu_icon = "user"
    menu_order = 210
    items = (OfficialViewSet, OrganisationViewSet)

"""Admin screens of the Convention's record."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from hanoiconv.core.viewsets import PortalSnippetViewSet

from .models import Milestone, Participant, TreatyAction


class MilestoneViewSet(PortalSnippetViewSet):
    model = Milestone
    icon = "date"
    extra_columns = (Column("date", label=_("Date"), accessor="date_words"),)


class ParticipantViewSet(PortalSnippetViewSet):
    model = Participant
    icon = "site"
    list_filter = ["kind"]


class TreatyActionViewSet(PortalSnippetViewSet):
    model = TreatyAction
    icon = "edit"
    list_filter = ["action"]

    def get_queryset(self, request):
        return TreatyAction.objects.select_related("participant", "latest_revision")


class TreatyGroup(SnippetViewSetGroup):
    """Milestones, participants and treaty actions in the admin's menu."""

    menu_label = _("Convention")
    menu_icon = "globe"
    menu_order = 240
    items = (MilestoneViewSet, ParticipantViewSet, TreatyActionViewSet)

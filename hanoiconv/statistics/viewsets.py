"""Admin screens of statistics and their observations."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from hanoiconv.core.viewsets import PortalSnippetViewSet

from .choosers import ObservationChooserViewSet
from .models import Observation, Statistic


class StatisticViewSet(PortalSnippetViewSet):
    model = Statistic
    icon = "order"
    list_filter = ["topic", "measure"]
    extra_columns = (Column("topic", label=_("Topic")),)

    def get_queryset(self, request):
        return Statistic.objects.select_related("topic", "latest_revision")


class ObservationViewSet(PortalSnippetViewSet):
    model = Observation
    icon = "history"
    chooser_viewset_class = ObservationChooserViewSet
    list_filter = ["statistic", "qualifier", "planned"]

    def get_queryset(self, request):
        return Observation.objects.select_related("statistic", "latest_revision")


class StatisticsGroup(SnippetViewSetGroup):
    """Statistics and observations in the admin's menu."""

    menu_label = _("Statistics")
    menu_icon = "order"
    menu_order = 220
    items = (StatisticViewSet, ObservationViewSet)

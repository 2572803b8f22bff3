"""Hooks into Wagtail."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from hanoiconv.core.links import snippet_link_handler

from .models import Observation, Statistic
from .reports import FiguresToCheckView, may_see
from .rich_text import CONTENTSTATE_RULE, FOLLOWING, PINNED, FigureEmbedHandler
from .viewsets import StatisticsGroup

register_snippet(StatisticsGroup)


class FiguresToCheckMenuItem(MenuItem):
    """The report of figures to check, for those who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)


@hooks.register("register_admin_urls")
def report_addresses() -> list[URLPattern]:
    """The report's screens."""
    whole, results = FiguresToCheckView.as_view(), FiguresToCheckView.as_view(results_only=True)
    return [
        path("reports/figures/", whole, name="figures_to_check"),
        path("reports/figures/results/", results, name="figures_to_check_results"),
    ]


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    """The report in the admin's menu of reports."""
    return FiguresToCheckMenuItem(
        _("Figures to check"), reverse_lazy("figures_to_check"), name="figures-to-check", icon_name="history", order=720
    )


@hooks.register("register_rich_text_features")
def register_statistic_links(features: FeatureRegistry) -> None:
    """Links in rich text to a statistic's page."""
    features.register_link_type(snippet_link_handler("statistic", Statistic))


@hooks.register("register_rich_text_features")
def register_figures(features: FeatureRegistry) -> None:
    """Live figures in a sentence: how they are written, stored and edited."""
    features.register_embed_type(FigureEmbedHandler)
    features.register_converter_rule("contentstate", "figure", CONTENTSTATE_RULE)
    chooser = Observation.snippet_viewset.chooser_viewset.get_url_name("choose")
    features.register_converter_rule("contentstate", "latest-figure", CONTENTSTATE_RULE)
    for feature, entity, icon, description in (
        ("figure", PINNED, "order", _("Figure as it stood then")),
        ("latest-figure", FOLLOWING, "history", _("Always the newest figure")),
    ):
        features.register_editor_plugin(
            "draftail",
            feature,
            EntityFeature(
                {
                    "type": entity,
                    "icon": icon,
                    "description": description,
                    "chooserUrls": {"observationChooser": reverse_lazy(chooser)},
                },
                js=["wagtailadmin/js/chooser-modal.js", "admin/figure-entity.js"],
            ),
        )

"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StatisticsConfig(AppConfig):
    name = "hanoiconv.statistics"
    label = "statistics"
    verbose_name = _("Statistics")

    def ready(self) -> None:
        from .loaders import register_loaders
        from .spreading import register_spreads

        register_loaders()
        register_spreads()

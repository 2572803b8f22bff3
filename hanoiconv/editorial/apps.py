"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "hanoiconv.editorial"
    label = "editorial"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        from . import signals  # registers them

        del signals

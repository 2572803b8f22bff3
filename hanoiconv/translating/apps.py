"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslatingConfig(AppConfig):
    name = "hanoiconv.translating"
    label = "translating"
    verbose_name = _("Translation")

    def ready(self) -> None:
        from hanoiconv.core.panels import register_language_head

        from . import signals  # registers them
        from .editing import state_head

        del signals
        register_language_head(state_head)

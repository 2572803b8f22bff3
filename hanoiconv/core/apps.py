"""The shared layer's app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "hanoiconv.core"
    label = "core"
    verbose_name = _("Portal")

    def ready(self) -> None:
        from . import checks, collation, signals  # registers checks and signals
        from .bodies import relax_other_languages
        from .loaders import register_loaders
        from .ui_language import fall_back_to_english

        del checks, signals
        fall_back_to_english()
        relax_other_languages()
        collation.use_everywhere()
        register_loaders()

"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TermsConfig(AppConfig):
    name = "hanoiconv.terms"
    label = "terms"
    verbose_name = _("Agreed terms")

    def ready(self) -> None:
        from hanoiconv.core.search import register_synonyms

        from . import signals  # registers them
        from .vocabulary import synonyms

        del signals
        register_synonyms(synonyms)

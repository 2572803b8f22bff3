"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConventionConfig(AppConfig):
    name = "hanoiconv.treaty"
    label = "treaty"
    verbose_name = _("Convention")

    def ready(self) -> None:
        from .loaders import register_loaders

        register_loaders()

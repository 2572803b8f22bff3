"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "hanoiconv.people"
    label = "people"
    verbose_name = _("People")

    def ready(self) -> None:
        from .loaders import register_loaders

        register_loaders()

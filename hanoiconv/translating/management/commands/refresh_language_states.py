"""Bring the states of every language of every page and snippet up to date."""

from typing import Any

from django.core.management.base import BaseCommand

from hanoiconv.translating.states import refresh_all, translated_models


class Command(BaseCommand):
    help = "Bring the states of every language of every page and snippet up to date with what is stored."

    def handle(self, *args: Any, **options: Any) -> None:
        for model in translated_models():
            count = refresh_all(model)
            self.stdout.write(f"{model._meta.label}: {count}")

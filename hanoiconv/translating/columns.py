"""Cells of the lists of languages."""

from __future__ import annotations

from typing import Any

from wagtail.admin.ui.tables import Column

from .models import LanguageState, TranslatedItem
from .screens import edit_url
from .words import changed_words


class LanguageColumn(Column):
    """The state of one language of an item, with the way to its tab. Needs `states` prefetched."""

    cell_template_name = "admin/languages/state_cell.html"

    def __init__(self, language: str, **kwargs: Any) -> None:
        super().__init__(f"language_{language}", **kwargs)
        self.language = language

    def get_value(self, instance: TranslatedItem) -> LanguageState | None:
        return next((state for state in instance.states.all() if state.language == self.language), None)

    def get_cell_context_data(self, instance: TranslatedItem, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "state": context["raw_value"], "url": edit_url(instance, self.language)}


class StateColumn(Column):
    """The state that the row is about."""

    cell_template_name = "admin/languages/state_cell.html"

    def get_cell_context_data(self, instance: LanguageState, parent_context: Any) -> dict[str, Any]:
        return {**super().get_cell_context_data(instance, parent_context), "state": instance, "url": ""}


class ChangedColumn(Column):
    """What has left the language behind, and how many sentences carry old values."""

    cell_template_name = "admin/languages/changed_cell.html"

    def get_value(self, instance: LanguageState) -> str:
        return changed_words(instance)

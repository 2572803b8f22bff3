"""Notes on published pages: once readers have seen one, it stays as it was."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from hanoiconv.core.forms import SitePageForm
from hanoiconv.core.languages import localised_names

FROZEN = ("kind", "date", *localised_names("text"))
RELATION = "notes"


class NotedPageForm(SitePageForm):
    """The form of a page with notes: those that are public are neither changed nor taken away."""

    def is_valid(self) -> bool:
        valid: bool = super().is_valid()
        formset = self.formsets.get(RELATION)
        if formset is None or not formset.is_valid():
            return valid
        for note in _public_notes(self.instance):
            if not _is_kept(note, formset):
                self.add_error(
                    None,
                    gettext("The note of %(date)s is public and stays as it is. Add another note to set it right.")
                    % {"date": f"{note.date:%d/%m/%Y}"},
                )
                valid = False
        return valid


def _public_notes(page: Any) -> list[Any]:
    """Return the notes that readers see: those of the published version, which are rows of the database."""
    if not page.pk or not page.live:
        return []
    model = getattr(type(page), RELATION).rel.related_model
    return list(model.objects.filter(page_id=page.pk))


def _is_kept(note: Any, formset: Any) -> bool:
    """Say whether the form leaves the note as it is. A form without it would take it away."""
    for form in formset.forms:
        if form.instance.pk == note.pk:
            deleted = form in formset.deleted_forms
            return not deleted and all(
                (form.cleaned_data.get(name, getattr(note, name)) or "") == (getattr(note, name) or "")
                for name in FROZEN
            )
    return False

"""What the newsroom is asked when it publishes again what others may have quoted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hanoiconv.core.languages import LANGUAGE_LABELS, localised_name

from .models import PublicNote, PublishedVersion

NOTED = frozenset(PublicNote.Kind.values)
"""Kinds of change that readers are told of in a note."""


class ChangeForm(forms.Form):
    """Of which kind a change is, and its note in each language that readers have."""

    kind = forms.ChoiceField(
        label=_("What kind of change is it?"),
        widget=forms.RadioSelect,
        choices=[
            (PublishedVersion.Kind.CORRECTION, _("A correction: what stood there was wrong.")),
            (PublishedVersion.Kind.UPDATE, _("An update: something has happened since.")),
            (PublishedVersion.Kind.TYPOGRAPHICAL, _("Typographical: spelling or layout, the meaning is the same.")),
        ],
    )

    def __init__(self, *args: Any, languages: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.notes = {code: localised_name("text", code) for code in languages}
        for code, name in self.notes.items():
            self.fields[name] = forms.CharField(
                label=_("Note for readers (%(language)s)") % {"language": LANGUAGE_LABELS.get(code, code)},
                help_text=_("What was wrong, what is right, and by which source."),
                widget=forms.Textarea(attrs={"rows": 3, "lang": code}),
                max_length=600,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("kind") in NOTED:
            for name in self.notes.values():
                if name not in self.errors and not (cleaned.get(name) or "").strip():
                    self.add_error(name, _("Readers of this language must be told as well."))
        return cleaned

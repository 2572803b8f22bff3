"""The screens where texts go out to a translator and come back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hanoiconv.core.languages import language_codes

from .filters import ItemFilters, language_choices
from .models import TranslatedItem
from .po_files import LONGEST_FILE, Reading, po_file
from .screens import edit_url, may_see, visible_to

MOST_ITEMS = 200
"""How many pages and snippets one file may hold."""


class ExportForm(forms.Form):
    """Which texts go out, from which language into which."""

    source = forms.ChoiceField(label=_("From"), choices=language_choices)
    target = forms.ChoiceField(label=_("Into"), choices=language_choices)
    items = forms.ModelMultipleChoiceField(
        label=_("Pages and records"),
        queryset=TranslatedItem.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )

    def __init__(self, *args: Any, items: models.QuerySet[TranslatedItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["items"]
        choice.queryset = items

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("source") == cleaned.get("target"):
            raise ValidationError(_("Choose two different languages."))
        if len(cleaned.get("items", ())) > MOST_ITEMS:
            raise ValidationError(_("One file holds %(most)d at most."), params={"most": MOST_ITEMS})
        return cleaned


class ImportForm(forms.Form):
    """A translator's file."""

    target = forms.ChoiceField(label=_("Language of the translation"), choices=language_choices)
    file = forms.FileField(label=_("PO file"), widget=forms.FileInput(attrs={"accept": ".po"}))

    def clean_file(self) -> UploadedFile:
        """Refuse a file that is too large to be one of ours."""
        file: UploadedFile = self.cleaned_data["file"]
        if file.size is None or file.size > LONGEST_FILE:
            raise ValidationError(_("The file is too large."))
        return file


def suggested_languages(request: HttpRequest) -> dict[str, str]:
    """Return the default language as the source and, as the target, the one that was filtered by, or the next."""
    default, *others = language_codes()
    target = request.GET.get("language", "")
    return {"source": default, "target": target if target in others else (others or [default])[0]}


def export_texts(request: HttpRequest) -> HttpResponse:
    """Offer what the dashboard's filters find, and give out a file of what is chosen."""
    if not may_see(request.user):
        raise PermissionDenied
    visible = visible_to(request.user).defer("texts")
    filters = ItemFilters(request.GET, queryset=visible, request=request)
    found = filters.filter_queryset(visible) if filters.is_valid() else visible
    offered = list(found.order_by("-edited_at", "-id")[: MOST_ITEMS + 1])
    is_cut = len(offered) > MOST_ITEMS
    offered = offered[:MOST_ITEMS]
    initial = {**suggested_languages(request), "items": [item.pk for item in offered]}
    form = ExportForm(request.POST or None, initial=initial, items=visible.filter(pk__in=[item.pk for item in offered]))
    if request.method == "POST" and form.is_valid():
        source, target = form.cleaned_data["source"], form.cleaned_data["target"]
        written = po_file(form.cleaned_data["items"], source, target)
        response = HttpResponse(str(written), content_type="text/x-gettext-translation; charset=utf-8")
        name = f"{source}-{target}-{timezone.localtime():%Y%m%d-%H%M}.po"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
    context = {"form": form, "is_cut": is_cut, "most": MOST_ITEMS}
    return render(request, "admin/languages/export.html", context)


def import_texts(request: HttpRequest) -> HttpResponse:
    """Take a translator's file in as drafts, or name every fault and take nothing."""
    if not may_see(request.user):
        raise PermissionDenied
    form = ImportForm(request.POST or None, request.FILES or None, initial=suggested_languages(request))
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        reading = Reading(form.cleaned_data["file"].read(), form.cleaned_data["target"], request.user)
        context["faults"] = sorted(reading.faults, key=lambda fault: fault.line)
        if not reading.faults:
            target = form.cleaned_data["target"]
            context["taken"] = [
                {
                    "title": taken.item.title,
                    "url": edit_url(taken.item, target),
                    "fields": ", ".join(taken.fields),
                    "count": len(taken.texts),
                }
                for taken in reading.take()
            ]
            context["nothing"] = "" if context["taken"] else gettext("The file brings nothing new.")
    return render(request, "admin/languages/import.html", context)

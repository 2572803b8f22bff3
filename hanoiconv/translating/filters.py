"""By what the lists of languages are narrowed: section, language, state, owner, age."""

from __future__ import annotations

import datetime
from typing import Any

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.filters import WagtailFilterSet

from hanoiconv.core.languages import LANGUAGE_LABELS, language_codes
from hanoiconv.core.models import SitePage

from .models import LanguageState, TranslatedItem

SECTION_DEPTH = 3
"""Sections lie directly below the front page, which lies below Wagtail's root."""

RECORDS = "records"
AGES = (1, 7, 30, 90)
"""Days for which a state may have lasted."""


def language_choices(request: Any = None) -> list[tuple[str, str]]:
    """Return the content languages, each named in the active one."""
    return [(code, capfirst(str(LANGUAGE_LABELS.get(code, code)))) for code in language_codes()]


def section_choices(request: Any = None) -> list[tuple[str, Any]]:
    """Return the sections by their place in the tree, and what is no page."""
    sections = SitePage.objects.filter(depth=SECTION_DEPTH).order_by("path").values_list("path", "title")
    return [*sections, (RECORDS, _("Records"))]


def age_choices(request: Any = None) -> list[tuple[str, str]]:
    """Return how long a state may have lasted."""
    return [(str(days), ngettext("over %(days)d day", "over %(days)d days", days) % {"days": days}) for days in AGES]


class LanguageFilters(WagtailFilterSet):
    """What the dashboard and the queue have in common."""

    section = django_filters.ChoiceFilter(
        label=_("Portal section"), choices=section_choices, method="in_section", empty_label=_("All")
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"),
        choices=language_choices,
        method="left_for_later",
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=LanguageState.State.choices,
        method="left_for_later",
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    owner = django_filters.ModelChoiceFilter(
        label=_("Owner"), queryset=get_user_model().objects.filter(is_active=True), method="of_owner"
    )
    age = django_filters.ChoiceFilter(
        label=_("Age"),
        choices=age_choices,
        method="left_for_later",
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    to_item = ""

    def in_section(self, queryset: models.QuerySet, name: str, value: str) -> models.QuerySet:
        """Keep the section's pages, or what is no page."""
        lookup = f"{self.to_item}tree_path"
        return queryset.filter(**({lookup: ""} if value == RECORDS else {f"{lookup}__startswith": value}))

    def of_owner(self, queryset: models.QuerySet, name: str, value: Any) -> models.QuerySet:
        """Keep what belongs to a user."""
        return queryset.filter(**{f"{self.to_item}owner": value})

    def left_for_later(self, queryset: models.QuerySet, name: str, value: Any) -> models.QuerySet:
        """Language, state and age say something of one and the same state, so they are asked together."""
        return queryset

    def filter_queryset(self, queryset: models.QuerySet) -> models.QuerySet:
        wanted = self.wanted_state()
        narrowed = super().filter_queryset(queryset)
        return self.with_state(narrowed, wanted) if wanted else narrowed

    def wanted_state(self) -> Q:
        """Return what a state must be."""
        given = self.form.cleaned_data
        wanted = Q(**{name: given[name] for name in ("language", "state") if given.get(name)})
        if given.get("age"):
            wanted &= Q(since__lte=timezone.now() - datetime.timedelta(days=int(given["age"])))
        return wanted

    def with_state(self, queryset: models.QuerySet, wanted: Q) -> models.QuerySet:
        """Keep the rows whose state is as wanted."""
        return queryset.filter(wanted)


class ItemFilters(LanguageFilters):
    """Of a list with a row for each page or snippet."""

    class Meta:
        model = TranslatedItem
        fields: list[str] = []

    def with_state(self, queryset: models.QuerySet, wanted: Q) -> models.QuerySet:
        return queryset.filter(Exists(LanguageState.objects.filter(wanted, item=OuterRef("pk"))))


class QueueFilters(LanguageFilters):
    """Of a list with a row for each language that is to be seen to."""

    to_item = "item__"
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[(state.value, state.label) for state in LanguageState.TO_DO],
        method="left_for_later",
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = LanguageState
        fields: list[str] = []

"""The dashboard of languages and the translators' queue: lists over the states that are kept, never over texts."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Count, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton

from hanoiconv.core.languages import language_codes

from . import states
from .columns import ChangedColumn, LanguageColumn, StateColumn
from .filters import ItemFilters, QueueFilters
from .models import LanguageState, TranslatedItem
from .screens import edit_url, may_see, visible_to
from .words import language_name


class LanguagesListing(generic.IndexView):
    """What both lists share."""

    any_permission_required = None
    permission_policy = None
    header_icon = "globe"
    paginate_by = 50
    other: tuple[str, Any] = ("", "")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        name, label = self.other
        return [HeaderButton(label, url=reverse(name), icon_name="list-ul")]

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        given = self.request.GET.urlencode()
        return [
            Button(_("Export texts"), url=f"{reverse('languages:export')}?{given}", icon_name="download", priority=10),
            Button(_("Import texts"), url=reverse("languages:import"), icon_name="upload", priority=20),
        ]


class DashboardView(LanguagesListing):
    """Pages and snippets by languages, with how far each is; how many there are of each state above."""

    model = TranslatedItem
    template_name = "admin/languages/dashboard.html"
    page_title = _("Languages")
    index_url_name = "languages:dashboard"
    index_results_url_name = "languages:dashboard_results"
    filterset_class = ItemFilters
    default_ordering = ("-edited_at", "-id")
    search_fields = ["title"]
    other = ("languages:queue", _("Translators' queue"))

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("title", label=_("Title"), get_url=edit_url, classname="languages-title"),
            Column("kind", label=_("Kind"), classname="languages-wide"),
            *(LanguageColumn(code, label=capfirst(language_name(code))) for code in language_codes()),
            Column("owner", label=_("Owner"), classname="languages-wide"),
            DateColumn("edited_at", label=_("Edited at"), classname="languages-wide"),
        ]

    def get_base_queryset(self) -> models.QuerySet:
        cells = LanguageState.objects.only("item", "language", "state", "is_shown", "since")
        return (
            visible_to(self.request.user)
            .defer("texts")
            .select_related("owner")
            .prefetch_related(Prefetch("states", cells))
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if not self.results_only:
            context["counts"] = counts_for(self.request.user)
            context["states"] = LanguageState.State.labels
        return context


class QueueView(LanguagesListing):
    """What is missing or out of date, the oldest first, each with the way to its tab."""

    model = LanguageState
    page_title = _("Translators' queue")
    index_url_name = "languages:queue"
    index_results_url_name = "languages:queue_results"
    filterset_class = QueueFilters
    default_ordering = ("since", "id")
    other = ("languages:dashboard", _("Languages"))
    columns = [
        TitleColumn(
            "title",
            label=_("Title"),
            accessor="item.title",
            get_url=lambda row: edit_url(row.item, row.language),
            classname="languages-title",
        ),
        Column("kind", label=_("Kind"), accessor="item.kind", classname="languages-wide"),
        Column("language", label=_("Language"), accessor=lambda row: capfirst(row.language_name)),
        StateColumn("state", label=_("State")),
        ChangedColumn("changed", label=_("Changed since"), classname="languages-wide"),
        Column("item_owner", label=_("Owner"), accessor="item.owner", classname="languages-wide"),
        DateColumn("since", label=_("Since")),
    ]

    def get_base_queryset(self) -> models.QuerySet:
        rows = LanguageState.objects.filter(state__in=LanguageState.TO_DO)
        if not self.request.user.is_superuser:
            rows = rows.filter(item__in=visible_to(self.request.user))
        return rows.select_related("item", "item__owner").defer("confirmed", "item__texts")


def counts_for(user: Any) -> list[dict[str, Any]]:
    """Return how many items are in each state, by language, with the filter that lists them. One query."""
    rows = LanguageState.objects.order_by()
    if not user.is_superuser:
        rows = rows.filter(item__in=visible_to(user))
    found = {(code, state): count for code, state, count in rows.values_list("language", "state").annotate(Count("pk"))}
    return [
        {
            "language": capfirst(language_name(code)),
            "cells": [
                {"count": found.get((code, state), 0), "query": f"?language={code}&state={state}"}
                for state in LanguageState.State.values
            ],
        }
        for code in language_codes()
    ]


@require_POST
def confirm_language(request: HttpRequest, pk: int) -> HttpResponse:
    """Take note that a language says what the others say."""
    row = get_object_or_404(LanguageState.objects.select_related("item"), pk=pk)
    if not visible_to(request.user).filter(pk=row.item_id).exists():
        raise PermissionDenied
    if states.confirm(row.item.get_object(), row.language, request.user):
        messages.success(request, confirmed_words(row.language))
    return redirect(get_valid_next_url_from_request(request) or edit_url(row.item, row.language))


def confirmed_words(language: str) -> str:
    """Return what an editor is told after a confirmation."""
    return gettext("Confirmed: the text in this language says what the others say (%(language)s).") % {
        "language": language_name(language)
    }

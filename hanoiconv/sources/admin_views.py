"""The contradictions board: every contradiction by state and kind, and one with both passages side by side."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminAutoHeightTextInput

from .contradictions import Contradiction

SEE = ("sources.view_contradiction", "sources.change_contradiction")
DECIDE = "sources.change_contradiction"
State = Contradiction.State


def may_see(user: Any) -> bool:
    """Say whether the user may see the board."""
    return any(user.has_perm(name) for name in SEE)


class BoardView(generic.IndexView):
    """All contradictions, the newest first; those that a newer figure explains are a state of their own."""

    model = Contradiction
    template_name = "admin/contradictions/board.html"
    any_permission_required = ["view", "change"]
    page_title = _("Contradictions")
    header_icon = "warning"
    index_url_name = "contradictions:board"
    index_results_url_name = "contradictions:board_results"
    list_filter = ["state", "kind"]
    paginate_by = 50
    default_ordering = "-pk"
    columns = [
        TitleColumn("what", label=_("About"), url_name="contradictions:detail", classname="board-about"),
        Column("kind", label=_("Kind"), accessor="get_kind_display", classname="board-wide"),
        Column("here", label=_("Stated here")),
        Column("there", label=_("Stated there")),
        StatusTagColumn(
            "state", label=_("State"), accessor="get_state_display", primary=lambda row: row.state == State.OPEN
        ),
        DateColumn("found_at", label=_("Found at"), classname="board-wide"),
    ]

    def get_base_queryset(self) -> models.QuerySet:
        return Contradiction.objects.defer("passage_here", "passage_there")


class DecisionForm(forms.Form):
    """What became of a contradiction, and why."""

    state = forms.ChoiceField(label=_("Decision"), choices=State.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=2000,
        widget=AdminAutoHeightTextInput(attrs={"rows": 3}),
        help_text=_("Which statement holds, and how that is known. Colleagues read it."),
    )


class ContradictionView(WagtailAdminTemplateMixin, FormView):
    """One contradiction, both passages side by side, and its decision."""

    template_name = "admin/contradictions/detail.html"
    header_icon = "warning"
    form_class = DecisionForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_see(request.user) or (request.method == "POST" and not request.user.has_perm(DECIDE)):
            raise PermissionDenied
        self.contradiction = get_object_or_404(Contradiction.objects.with_sources(), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return str(self.contradiction.what)[:80]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        board = {"url": reverse_lazy("contradictions:board"), "label": _("Contradictions")}
        return [*self.breadcrumbs_items, board, {"url": "", "label": self.get_page_title()}]

    def get_initial(self) -> dict[str, Any]:
        one = self.contradiction
        return {"state": State.RESOLVED if one.is_open else one.state, "reason": one.reason}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        one, user = self.contradiction, self.request.user
        opens_sources = user.has_perm("sources.change_source")
        return super().get_context_data(**kwargs) | {
            "contradiction": one,
            "sides": [
                (gettext("Stated here"), one.here, one.passage_here, one.source_here),
                (gettext("Stated there"), one.there, one.passage_there, one.source_there),
            ],
            "opens_sources": opens_sources,
            "may_decide": user.has_perm(DECIDE),
        }

    def form_valid(self, form: DecisionForm) -> HttpResponse:
        try:
            self.contradiction.decide(form.cleaned_data["state"], form.cleaned_data["reason"], self.request.user)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        messages.success(self.request, gettext("The decision is kept."))
        return HttpResponseRedirect(reverse("contradictions:board"))

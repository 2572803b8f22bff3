"""The buttons and the form with which an editor decides on a recognised fact."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.permissions import page_permission_policy

from ..imports import deciding, programme
from ..models import ImportedFact, ImportItem
from .forms import FigureForm, MilestoneForm, OfficialForm, SessionForm
from .screens import REVIEW, Button, ImportScreen, go_to, words_of

Kind = ImportedFact.Kind
NEEDED: dict[str, tuple[str, ...]] = {
    Kind.OFFICIAL: ("people.add_official",),
    Kind.FIGURE: ("statistics.add_observation", "statistics.add_statistic"),
    Kind.DATE: ("treaty.add_milestone",),
}
"""What a user must be allowed to add to put a fact of a kind on record; for a session, pages."""
FORMS: dict[str, type[forms.Form]] = {
    Kind.OFFICIAL: OfficialForm,
    Kind.FIGURE: FigureForm,
    Kind.DATE: MilestoneForm,
    Kind.EVENT: SessionForm,
}
PROPOSED = {
    Kind.OFFICIAL: deciding.proposed_official,
    Kind.FIGURE: deciding.proposed_figure,
    Kind.DATE: deciding.proposed_milestone,
    Kind.EVENT: programme.proposed_session,
}
ACCEPT = {
    Kind.OFFICIAL: deciding.accept_official,
    Kind.FIGURE: deciding.accept_figure,
    Kind.DATE: deciding.accept_date,
    Kind.EVENT: programme.accept_session,
}
TITLES = {
    Kind.OFFICIAL: _("Accept an official"),
    Kind.FIGURE: _("Accept a figure"),
    Kind.DATE: _("Make a milestone"),
    Kind.EVENT: _("Take into the programme"),
}


def may_make(user: Any, kind: str) -> bool:
    """Say whether the user may put a fact of this kind on record."""
    if kind == Kind.EVENT:
        return bool(page_permission_policy.user_has_permission(user, "add"))
    return kind in NEEDED and all(user.has_perm(name) for name in NEEDED[kind])


def fact_of(request: HttpRequest, pk: int) -> ImportedFact:
    """Return a fact with what deciding on it needs. Raises Http404."""
    linked = ("source", "official", "statistic", "observation", "milestone", "session")
    return get_object_or_404(ImportedFact.objects.select_related(*linked), pk=pk)


def item_of(fact: ImportedFact) -> ImportItem:
    """Return the document whose review shows the fact. Raises Http404."""
    item = ImportItem.objects.filter(source=fact.source_id).select_related("batch").order_by("pk").first()
    if item is None:
        raise Http404
    return item


def say_decided(request: HttpRequest) -> None:
    """Say that somebody was faster."""
    messages.warning(request, gettext("This fact has been decided already."))


class FactButton(Button):
    """A button beside a recognised fact."""

    permissions = (REVIEW,)

    def post(self, request: HttpRequest, fact_id: int) -> HttpResponse:
        fact = fact_of(request, fact_id)
        item = item_of(fact)
        try:
            answer = self.decide(fact)
        except deciding.AlreadyDecided:
            say_decided(request)
            answer = None
        return answer or go_to("review", item.pk, anchor=f"fact-{fact.pk}")

    def decide(self, fact: ImportedFact) -> HttpResponse | None:
        """Do what the button says; None returns to the review."""
        raise NotImplementedError


class AcceptView(FactButton):
    """Accept a fact as recognised; where the values do not do, its form opens."""

    def decide(self, fact: ImportedFact) -> HttpResponse | None:
        if not may_make(self.request.user, fact.kind):
            raise PermissionDenied
        try:
            ACCEPT[Kind(fact.kind)](fact, PROPOSED[Kind(fact.kind)](fact), self.request.user)
        except ValidationError:
            messages.warning(self.request, gettext("Some details are missing or do not fit. Complete them here."))
            return go_to("fact", fact.pk)
        messages.success(self.request, gettext("Accepted."))
        return None


class KeepView(FactButton):
    """Accept a fact without making anything of it."""

    def decide(self, fact: ImportedFact) -> HttpResponse | None:
        if fact.kind not in (Kind.DATE, Kind.EVENT):
            raise Http404
        deciding.keep(fact, self.request.user)
        messages.success(self.request, gettext("Kept."))
        return None


class RefuseView(FactButton):
    """Refuse a fact."""

    def decide(self, fact: ImportedFact) -> HttpResponse | None:
        deciding.refuse(fact, self.request.user)
        messages.success(self.request, gettext("Refused."))
        return None


class FactView(FormView, ImportScreen):
    """Change a fact's values, then accept it."""

    permissions = (REVIEW,)
    template_name = "admin/imports/fact.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.fact = fact_of(request, kwargs["fact_id"])
        self.item = item_of(self.fact)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.has_perm(REVIEW):
            if self.fact.kind not in FORMS:
                raise Http404
            if not may_make(request.user, self.fact.kind):
                raise PermissionDenied
            if not self.fact.is_open:
                say_decided(request)
                return go_to("review", self.item.pk)
            if self.fact.kind == Kind.EVENT and not programme.can_be_session(self.fact):
                messages.warning(request, gettext("This is no session of the Convention's own event."))
                return go_to("review", self.item.pk, anchor=f"fact-{self.fact.pk}")
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return str(TITLES[Kind(self.fact.kind)])

    def trail(self) -> list[dict[str, Any]]:
        label = words_of(self.item.title or self.item.name)
        return [
            {
                "url": reverse("imports:batch", args=[self.item.batch_id]),
                "label": words_of(self.item.batch.name),
            },
            {"url": reverse("imports:review", args=[self.item.pk]), "label": label},
        ]

    def get_form_class(self) -> type[forms.Form]:
        return FORMS[Kind(self.fact.kind)]

    def get_initial(self) -> dict[str, Any]:
        return PROPOSED[Kind(self.fact.kind)](self.fact)

    def get_form_kwargs(self) -> dict[str, Any]:
        found = super().get_form_kwargs()
        return found | {"speakers": self.fact.data.get("speakers") or ()} if self.fact.kind == Kind.EVENT else found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"fact": self.fact, "item": self.item, "media": context["form"].media}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            ACCEPT[Kind(self.fact.kind)](self.fact, form.cleaned_data, self.request.user)
        except ValidationError as error:
            show_errors(form, error)
            return self.form_invalid(form)
        except deciding.AlreadyDecided:
            say_decided(self.request)
        else:
            messages.success(self.request, gettext("Accepted."))
        return go_to("review", self.item.pk, anchor=f"fact-{self.fact.pk}")


def show_errors(form: forms.Form, error: ValidationError) -> None:
    """Put what a record refused beside the form's fields, those of one language beside the field without it."""
    for name, found in error.update_error_dict({}).items():
        field = next((one for one in (name, name.rsplit("_", 1)[0]) if one in form.fields), None)
        for one in found:
            form.add_error(field, ValidationError(one.messages))

"""The bases of every snippet."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Any

from django.conf import settings
from django.db import models
from django.dispatch import Signal
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin, WorkflowMixin
from wagtail.search import index

from ..forms import PortalSnippetForm, PublicSnippetForm
from ..languages import active_language, language_codes, localised, localised_name, localised_names
from ..localised import LocalisedModel, ShownModel
from ..references import Key
from ..search import SearchableText
from ..settled_versions import SettledVersionsMixin
from ..slugs import slug_from

snippet_saved = Signal()
"""Sent with `instance` when a snippet that readers may see is saved, its inline rows included."""

BOOKKEEPING = frozenset({"latest_revision", "live_revision", "has_unpublished_changes"})
"""Fields that Wagtail renews with every draft; readers see none of them."""


class PortalSnippet(
    SettledVersionsMixin,
    SearchableText,
    LocalisedModel,
    WorkflowMixin,
    DraftStateMixin,
    PreviewableMixin,
    RevisionMixin,
    ClusterableModel,
):
    """A snippet with drafts, revisions, workflow, preview and search, in every language.

    Rendered for preview by `templates/previews/<model>.html`.
    """

    base_form_class: type[PortalSnippetForm] = PortalSnippetForm
    search_fields = [*SearchableText.token_fields, index.FilterField("live")]
    left_behind: frozenset[Key] | set[Key] = frozenset()
    """What showed it, while it is being deleted."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it, and tell of it unless it is a new draft, which nobody sees."""
        is_draft = self._state.adding and not self.live
        super().save(*args, **kwargs)
        update_fields = kwargs.get("update_fields")
        if not is_draft and (update_fields is None or set(update_fields) - BOOKKEEPING):
            snippet_saved.send(type(self), instance=self)

    @property
    def preview_modes(self) -> Sequence[tuple[str, str]]:
        return [(code, str(name)) for code, name in settings.LANGUAGES]

    @property
    def default_preview_mode(self) -> str:
        return settings.LANGUAGE_CODE

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Render the draft in the language of the preview mode."""
        language = mode_name if mode_name in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with override(language):
            request.LANGUAGE_CODE = language
            return render(
                request, self.get_preview_template(request, mode_name), self.get_preview_context(request, mode_name)
            )

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return f"previews/{self._meta.model_name}.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        return {"object": self, str(self._meta.model_name): self, "request": request}

    def localised_title(self) -> str:
        """Return the name in the active language, or in the first that has one: for the admin and for links."""
        for code in sorted(language_codes(), key=lambda code: code != active_language()):
            value = self.search_value(self.search_title, code)
            if value:
                return str(value)
        return str(self.pk)

    def __str__(self) -> str:
        return self.localised_title()

    @property
    def kind_name(self) -> str:
        """What kind of object it is, in the active language: "observation"."""
        return str(self._meta.verbose_name)

    def is_public(self) -> bool:
        """Say whether readers of the active language may see it."""
        return self.live

    @classmethod
    def for_mentions(cls) -> models.QuerySet:
        """Return the live objects with what naming and linking them needs."""
        return cls._default_manager.filter(live=True)

    def absolute_path(self, language: str | None = None) -> str | None:
        """Return the address of the snippet's own page; None where it has none or is not shown."""
        return None

    def cached_paths(self, language: str) -> list[str]:
        """Return the addresses that show it in `language`, for caches to forget."""
        path = self.absolute_path(language)
        return [path] if path else []

    @property
    def url(self) -> str | None:
        """The address in the active language, for templates."""
        return self.absolute_path()


class PublicSnippet(ShownModel, PortalSnippet):
    """A snippet that readers see in the languages in which it is shown; its slug is made from `slug_source`."""

    slug = models.SlugField(
        _("address"),
        max_length=100,
        unique=True,
        blank=True,
        help_text=_("Last part of the address; made from the name when left empty, and kept when the name changes."),
    )

    base_form_class = PublicSnippetForm
    slug_source = "name"
    search_title = "name"
    search_fields = [
        *PortalSnippet.search_fields,
        *(index.FilterField(name) for name in localised_names("shown")),
    ]

    class Meta:
        abstract = True

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.fill_slug()
        super().full_clean(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fill_slug()
        super().save(*args, **kwargs)

    def fill_slug(self) -> None:
        """Give the snippet a free slug in each language in which it has a name; an existing slug stays."""
        for code in language_codes():
            name = localised_name("slug", code)
            source = self.search_value(self.slug_source, code)
            if getattr(self, name) or not source:
                setattr(self, name, getattr(self, name) or None)
                continue
            base = slug_from(str(source)) or self._meta.model_name
            others = type(self)._default_manager.filter(**{f"{name}__startswith": base}).exclude(pk=self.pk)
            taken = set(others.values_list(name, flat=True))
            setattr(
                self,
                name,
                next(s for s in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if s not in taken),
            )

    def is_public(self) -> bool:
        return self.is_shown()

    def cached_paths(self, language: str) -> list[str]:
        """Return its addresses whether it is shown now or not: what has been withdrawn must go."""
        shown = copy(self)
        shown.live = True
        setattr(shown, localised_name("shown", language), True)
        return super(PublicSnippet, shown).cached_paths(language)

    def own_path(self, name: str, language: str | None) -> str | None:
        """Return the address of the view `name` for this snippet's slug; None where it is not shown."""
        code = language or active_language()
        slug = localised(self, "slug", code)
        if not slug or not self.is_shown(code):
            return None
        with override(code):
            return reverse(name, args=(slug,))

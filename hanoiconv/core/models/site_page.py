"""SitePage: the base of every page, one table for paths, menus, lists and search in every language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageManager, PageQuerySet
from wagtail.search import index
from wagtail.url_routing import RouteResult

from .. import paths
from ..forms import SitePageForm
from ..languages import language_codes, localised, localised_name, localised_names
from ..localised import ShownModel
from ..page_permissions import PortalPagePermissions
from ..search import SearchableText
from ..settled_versions import SettledVersionsMixin
from ..slugs import reserved, slug_from


class SitePageQuerySet(PageQuerySet):
    """Semantic filters of pages."""

    def shown_in(self, language: str | None = None) -> SitePageQuerySet:
        """Keep live pages shown in `language` (default: the active one)."""
        return self.filter(live=True, **{localised_name("shown", language): True})

    def for_cards(self, *extra: str) -> SitePageQuerySet:
        """Load only what a card of a list shows, in every language, plus the fields named."""
        names = [n for field in ("headline", "summary", "shown", "path") for n in localised_names(field)]
        return self.only("title", "content_type", "live", "locale", "depth", "url_path", *names, *extra)


SitePageManager = PageManager.from_queryset(SitePageQuerySet)


class SitePage(SettledVersionsMixin, SearchableText, ShownModel, Page):
    """A page in several languages. See docs/languages.md for the rules kept here.

    `path_vi`, `path_en` … are the addresses relative to the language's root ("tin-tuc/bai-viet/"), renewed by
    `paths.refresh`; they are facts about the tree, so no revision carries them.
    """

    headline = models.CharField(
        _("headline"),
        max_length=255,
        help_text=_("In sentence case. The Vietnamese headline is the page's name in the admin."),
    )
    url_slug = models.CharField(
        _("address"),
        max_length=100,
        blank=True,
        help_text=_(
            "Last part of the page's address; made from the headline when empty, kept when the headline changes."
        ),
    )
    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=600,
        help_text=_("One or two sentences, shown in lists and under the headline."),
    )
    meta_description = models.CharField(
        _("description for search engines"),
        max_length=255,
        blank=True,
        help_text=_("The summary is used when this is empty."),
    )
    share_image = models.ForeignKey(
        "core.PortalImage",
        verbose_name=_("share image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown where the page is shared."),
    )

    is_creatable = False
    slug: Any  # Wagtail's own, which mirrors the Vietnamese one
    objects = SitePageManager()

    base_form_class = SitePageForm
    required_to_show = ("headline",)
    exclude_fields_in_copy = ["url_slug", *localised_names("path"), *localised_names("url_slug"), "old_paths"]
    promote_panels: list[Any] = []
    search_fields = [
        *Page.search_fields,
        *SearchableText.token_fields,
        *(index.FilterField(name) for name in localised_names("shown")),
    ]
    search_title = "headline"
    search_body: ClassVar[tuple[str, ...]] = ("summary",)

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def __str__(self) -> str:
        return self.title

    # Names and slugs

    def mirror_core_fields(self) -> None:
        """Keep Wagtail's own title and slug Vietnamese, and give each language that has a headline a slug."""
        default = settings.LANGUAGE_CODE
        names = [localised(self, "headline", code) for code in language_codes()]
        headline = next((name for name in names if name), "")
        if headline:
            self.title = headline
        if self.slug and not localised(self, "url_slug", default):
            setattr(self, localised_name("url_slug", default), self.slug)  # a copy, whose form asks for one slug
        for code in language_codes():
            own = localised(self, "headline", code)
            if own and not localised(self, "url_slug", code):
                slug = slug_from(own)
                if code != default and self.slug and self._is_copy_of_sibling(code, slug):
                    slug = self.slug
                setattr(self, localised_name("url_slug", code), slug)
        self.slug = localised(self, "url_slug", default) or next(
            (localised(self, "url_slug", code) for code in language_codes() if localised(self, "url_slug", code)), ""
        )

    def _is_copy_of_sibling(self, language: str, slug: str) -> bool:
        parent = paths.parent_path(self, language)
        return parent is not None and paths.is_taken(language, f"{parent}{slug}/", self.pk)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.mirror_core_fields()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        self.mirror_core_fields()
        self.check_slugs()
        super().minimal_clean()

    def clean(self) -> None:
        self.check_slugs()
        super().clean()

    def _check_slug_is_unique(self) -> None:
        """Report Wagtail's own check at a field that the form has."""
        try:
            super()._check_slug_is_unique()
        except ValidationError:
            name = next(n for n in localised_names("url_slug") if getattr(self, n) == self.slug)
            raise ValidationError({name: gettext("Another page of this section already has this address.")}) from None

    def check_slugs(self) -> None:
        """Raise ValidationError at the field of a slug that is malformed, reserved, or a sibling's."""
        errors: dict[str, str] = {}
        for code in language_codes():
            slug = localised(self, "url_slug", code)
            name = localised_name("url_slug", code)
            if not slug:
                if localised(self, "headline", code):
                    errors[name] = gettext("Give an address; none can be made from this headline.")
                continue
            parent = paths.parent_path(self, code)
            if slug != slug_from(slug):
                errors[name] = gettext("Use lower-case letters without accents, digits and hyphens only.")
            elif slug in reserved():
                errors[name] = gettext("This address is used by the portal itself. Choose another.")
            elif parent is not None and paths.is_taken(code, f"{parent}{slug}/", self.pk):
                errors[name] = gettext("Another page of this section already has this address.")
        if errors:
            raise ValidationError(errors)

    # Saving and revisions

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save in the default language, then renew the stored paths of this page and its descendants."""
        update_fields = kwargs.get("update_fields")
        if update_fields is None:
            self.mirror_core_fields()  # Wagtail saves the descendants of a copied page without cleaning them
        super().save(*args, **kwargs)
        if update_fields is None or set(update_fields) & {"slug", *localised_names("url_slug")}:
            paths.refresh(self)

    def serializable_data(self) -> dict[str, Any]:
        data = super().serializable_data()
        for name in localised_names("path"):
            data.pop(name, None)
        return data

    def with_content_json(self, content: dict[str, Any]) -> SitePage:
        page = super().with_content_json(content)
        for name in localised_names("path"):
            setattr(page, name, getattr(self, name))
        return page

    def permissions_for_user(self, user: Any) -> PortalPagePermissions:
        """Return what the user may do with the page."""
        return PortalPagePermissions(user, self)

    # Addresses

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Return the address in the active language, or the first language that has one."""
        sites = self._get_relevant_site_root_paths(request)
        if not sites:
            return None
        site_id, _root_path, root_url, _language = sites[0]
        for code in sorted(language_codes(), key=lambda c: c != paths.active_language()):
            path = localised(self, "path", code)
            if path is not None:
                with override(code):
                    return site_id, root_url, reverse("wagtail_serve", args=(path,))
        return None

    def url_in(self, language: str) -> str | None:
        """Return the path of this page's address in `language`, or None where it is not shown in it."""
        path = localised(self, "path", language)
        if path is None or not self.is_shown(language):
            return None
        return paths.address(language, path)

    def cached_paths(self, language: str) -> list[str]:
        """Return its addresses in `language`, for caches to forget, whether it is shown now or not."""
        path = localised(self, "path", language)
        return [paths.address(language, path)] if path is not None else []

    is_unrestricted = False
    """Whether it is known, without another query, that no page of the site is private."""

    def get_view_restrictions(self) -> models.QuerySet:
        """Return the restrictions that apply to this page; two queries, none where there are none at all."""
        return paths.restrictions().none() if self.is_unrestricted else super().get_view_restrictions()

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Serve this page itself; the stored paths have found it, so anything left over is no address."""
        if path_components:
            raise Http404
        if not self.live or not self.is_shown():
            raise paths.NotShownInLanguage(self)
        return RouteResult(self)

    # Rendering

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
            response = super().serve_preview(request, mode_name)
            return response.render() if hasattr(response, "render") else response

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        return f"pages/{str(self._meta.model_name).removesuffix('page')}.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["breadcrumb"] = paths.breadcrumb(request, self)
        context["language_addresses"] = {code: self.url_in(code) for code in language_codes()}
        return context

    @property
    def description(self) -> str:
        """What search engines and shared links say of this page, in the active language."""
        return localised(self, "meta_description") or localised(self, "summary") or ""


for _code in language_codes():
    SitePage.add_to_class(
        localised_name("path", _code),
        models.CharField(max_length=700, unique=True, null=True, blank=True, editable=False),
    )

"""Stored paths: how an address finds its page, and how paths follow the tree.

Costs and reasons are in docs/languages.md: one query finds the whole chain of an address, breadcrumb included.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Exists, F, Value
from django.db.models.functions import Concat, Length, Substr
from django.http import Http404, HttpRequest

from .languages import active_language, language_codes, localised, localised_name, localised_names

if TYPE_CHECKING:
    from .models import SitePage

MAX_DEPTH = 8
ROOT_DEPTH = 2
"""Treebeard's depth of a site's root page; only these have an empty path."""


class NotShownInLanguage(Http404):
    """The page exists, but not in the active language; the 404 page offers the languages it has."""

    def __init__(self, page: SitePage) -> None:
        super().__init__("not shown in this language")
        self.page = page


@dataclass(frozen=True)
class Crumb:
    """One step of a breadcrumb: its name and address in the active language."""

    headline: str
    url: str


def site_pages():
    """Return SitePage's manager; models import this module, so it cannot import them."""
    return apps.get_model("core", "SitePage").objects


def address(language: str, path: str) -> str:
    """Return the address of a stored path: ("en", "news/") → "/en/news/"."""
    return f"/{language}/{path}"


def prefixes(path: str) -> list[str]:
    """Return every stored path on the way to `path`: "a/b/" → ["", "a/", "a/b/"]. Too deep an address has none."""
    segments = [segment for segment in path.split("/") if segment]
    if len(segments) > MAX_DEPTH:
        return []
    return ["".join(f"{segment}/" for segment in segments[:count]) for count in range(len(segments) + 1)]


def find_chain(path: str, language: str) -> list[SitePage]:
    """Return the live pages on the way to an address, root first, with what a breadcrumb needs. One query.

    The same query tells, as `any_restriction`, whether anything of the whole site is private.
    """
    name = localised_name("path", language)
    steps = site_pages().filter(**{f"{name}__in": prefixes(path)}, live=True).for_cards()
    return list(steps.annotate(any_restriction=Exists(restrictions())).order_by(Length(name)))


def restrictions():
    """Return Wagtail's view restrictions; models import this module, so it cannot import them."""
    return apps.get_model("wagtailcore", "PageViewRestriction").objects.all()


def breadcrumb(request: HttpRequest, page: SitePage) -> list[Crumb]:
    """Return the pages above `page` that are shown in the active language; served requests have loaded them."""
    language = active_language()
    path = localised(page, "path", language)
    if path is None:
        return []
    chain = getattr(request, "page_chain", None)
    if chain is None:
        chain = find_chain(path, language)
    return [
        Crumb(localised(step, "headline", language), address(language, localised(step, "path", language)))
        for step in chain
        if step.pk != page.pk and step.is_shown(language)
    ]


def parent_path(page: SitePage, language: str) -> str | None:
    """Return the stored path of the page's parent in `language`; None where it has none or is not known yet."""
    if page.depth and page.depth <= ROOT_DEPTH:
        return None
    parent = getattr(page, "_cached_parent_obj", None)
    if page.path:
        steps = site_pages().filter(path=page.path[: -page.steplen])
    elif parent is not None:
        steps = site_pages().filter(pk=parent.pk)
    else:
        return None
    return steps.values_list(localised_name("path", language), flat=True).first()


def is_taken(language: str, path: str, page_id: int | None) -> bool:
    """Say whether another page has this stored path."""
    return site_pages().filter(**{localised_name("path", language): path}).exclude(pk=page_id).exists()


def paths_of(page: SitePage) -> dict[str, str | None]:
    """Return the stored path that the page ought to have in each language."""
    if page.depth == ROOT_DEPTH:
        return dict.fromkeys(language_codes(), "")
    found: dict[str, str | None] = {}
    for code in language_codes():
        slug = localised(page, "url_slug", code)
        parent = parent_path(page, code) if slug else None
        found[code] = f"{parent}{slug}/" if slug and parent is not None else None
    return found


def refresh(page: SitePage) -> None:
    """Renew the stored paths of `page` and its descendants, and remember the old ones of what was public."""
    row = site_pages().filter(pk=page.pk).values("first_published_at", *localised_names("path")).get()
    new = paths_of(page)
    changed = {code: path for code, path in new.items() if path != row[localised_name("path", code)]}
    for code, path in new.items():
        setattr(page, localised_name("path", code), path)
    if not changed:
        return
    site_pages().filter(pk=page.pk).update(**{localised_name("path", c): path for c, path in changed.items()})
    for code, path in changed.items():
        old = row[localised_name("path", code)]
        _remember(page, code, old, path, public=row["first_published_at"] is not None)
        _refresh_descendants(page, code, old, path)


def _remember(page: SitePage, language: str, old: str | None, new: str | None, *, public: bool) -> None:
    old_paths = apps.get_model("core", "OldPath").objects
    if new is not None:
        old_paths.filter(language=language, path=new).delete()
    if old and public:
        old_paths.update_or_create(language=language, path=old, defaults={"page_id": page.pk})


def _refresh_descendants(page: SitePage, language: str, old: str | None, new: str | None) -> None:
    """One bulk update where a prefix changes; step by step where a language appears or disappears."""
    name = localised_name("path", language)
    descendants = site_pages().filter(path__startswith=page.path, depth__gt=page.depth)
    if old is not None and new is not None:
        descendants.exclude(**{name: None}).update(**{name: Concat(Value(new), Substr(F(name), len(old) + 1))})
        return
    known: dict[str, str | None] = {page.path: new}
    renewed = []
    for step in descendants.order_by("path").only("path", "depth", name, localised_name("url_slug", language)):
        parent, slug = known.get(step.path[: -step.steplen]), localised(step, "url_slug", language)
        known[step.path] = f"{parent}{slug}/" if parent is not None and slug else None
        setattr(step, name, known[step.path])
        renewed.append(step)
    site_pages().bulk_update(renewed, [name], batch_size=500)


def moved_to(path: str, language: str) -> str | None:
    """Return the present address for one that is no longer, or never was, this language's; None where there is none.

    In order: the same path in another language (also Wagtail's own address, which is Vietnamese), then the longest
    old prefix with the rest appended. Never an address of what is not live and shown.
    """
    for code in language_codes():
        if code != language:
            page = site_pages().filter(**{localised_name("path", code): path}, live=True).for_cards().first()
            if page is not None:
                return page.url_in(language)
    return _followed(path, language)


def _followed(path: str, language: str) -> str | None:
    """Follow old prefixes, a section's and then its child's, until they lead to a page or to nothing."""
    name = localised_name("path", language)
    seen: set[str] = set()
    while path not in seen and len(seen) <= MAX_DEPTH:
        seen.add(path)
        old = (
            apps.get_model("core", "OldPath")
            .objects.filter(language=language, path__in=[p for p in prefixes(path) if p])
            .order_by(Length("path").desc())
            .values_list("path", f"page__{name}")
            .first()
        )
        if old is None or old[1] is None:
            return None
        path = old[1] + path[len(old[0]) :]
        page = site_pages().filter(**{name: path}).for_cards().first()
        if page is not None:
            return page.url_in(language)
    return None

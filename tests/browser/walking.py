"""Walking the admin: from the menu and a few screens that nothing links to, along every link, one screen of each kind.

A screen's kind is its view with the model it is about, so each page type's and each snippet's own form is seen.
What a later issue adds to the menu, or links from a screen, is found without a word here.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urljoin, urlsplit

from django.apps import apps
from django.db import models
from django.urls import Resolver404, resolve, reverse
from django.utils.html import strip_tags
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from hanoiconv.core.models import SitePage, User

NO_SCREENS = re.compile(
    r"logout|jsi18n|sprite|wagtailadmin_api|view_draft|preview|error_test|password_reset_confirm|"
    r"serve|dismissible|editing_session|userbar|generate|convert_alt|edit_alias_in_place"
)
"""Views that give no screen of the admin: data, files, what readers see."""
MODAL = re.compile(r"chooser|choose_page|:choose(_results)?$|chosen|tags|task_chooser")
SAME_FOR_ALL = re.compile(
    r":(usage|copy|move|unpublish|history|workflow_history|set_privacy|type_use|chosen|choose_results|choose_parent|add_subpage)$"
)
"""Views that differ between models in the models' names only: one of each is enough."""
"""Views whose answer a script shows in a dialogue."""
LINKS = """() => {
  const roots = [document, ...[...document.querySelectorAll("template")].map((template) => template.content)];
  return roots.flatMap((root) => [...root.querySelectorAll("a[href]")]).map((link) => link.href);
}"""
# Two frames after loading, what the page's own scripts drew at once is there.
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
INTO_TEMPLATE = """async (address) => {
  const answer = await fetch(address, { headers: { "X-Requested-With": "XMLHttpRequest" } });
  const text = answer.ok ? await answer.text() : "";
  let html = "";
  try { html = JSON.parse(text).html || ""; } catch { html = text; }
  document.body.replaceChildren();
  document.body.insertAdjacentHTML("beforeend", html);
  return [...document.body.querySelectorAll("a[href]")].map((link) => link.href);
}"""


@dataclass(frozen=True)
class Role:
    """Who walks: nobody is a member of more groups than named."""

    name: str
    groups: tuple[str, ...] = ()
    is_superuser: bool = False
    must_see: tuple[str, ...] = ()


@dataclass
class Walk:
    """A signed-in tab walking from screen to screen; `look` is called on each, with the screen's kind."""

    tab: Tab
    portal: str
    look: Callable[[str], None]
    by_type: bool = True
    seen: dict[str, str] = field(default_factory=dict)
    waiting: deque[str] = field(default_factory=deque)
    refused: list[str] = field(default_factory=list)

    def run(self, seeds: Iterable[str]) -> None:
        for address in seeds:
            self.note(address)
        while self.waiting:
            self.visit(self.waiting.popleft())

    def note(self, address: str) -> None:
        """Put a screen in the queue unless one of its kind was seen."""
        path = urlsplit(urljoin(self.portal, address))
        if not address or f"{path.scheme}://{path.netloc}" != self.portal or not path.path.startswith("/admin/"):
            return
        query = parse_qs(path.query)
        kind = self.kind(path.path)
        if kind is None or "export" in query or kind in self.seen:
            return
        if "wagtail_bulk_action" in kind:
            match = resolve(path.path)
            first = apps.get_model(match.kwargs["app_label"], match.kwargs["model_name"])._default_manager.last()
            path = path._replace(query=f"id={first.pk if first else 0}&next=/admin/")
        self.seen[kind] = f"{path.path}?{path.query}" if path.query else path.path
        self.waiting.append(kind)

    def kind(self, path: str) -> str | None:
        """Return what kind of screen an address shows, or None where it shows none."""
        try:
            match = resolve(path)
        except Resolver404:
            return None
        if NO_SCREENS.search(match.view_name or ""):
            return None
        if SAME_FOR_ALL.search(match.view_name or ""):
            return re.sub(r"(wagtailsnippet\w*?)_\w+:", r"\1:", match.view_name)
        parts = [match.view_name]
        for name, value in match.kwargs.items():
            if not str(value).isdigit():
                parts.append(str(value))
            elif self.by_type and name in {"page_id", "parent_page_id", "page_to_move_id"} | (
                {"pk"} if "wagtailadmin_pages" in match.namespaces else set()
            ):
                page = Page.objects.filter(pk=value).first()
                parts.append(page.specific_class._meta.model_name if page and page.specific_class else "")
        return " ".join(part for part in parts if part)

    def visit(self, kind: str) -> None:
        address = self.seen[kind]
        if MODAL.search(kind.split(" ")[0]):
            self.visit_modal(kind, address)
            return
        response = self.tab.goto(self.portal + address)
        assert response is not None
        assert response.status < 500, address
        if response.status >= 400:
            self.refused.append(kind)
            return
        if not response.headers.get("content-type", "").startswith("text/html"):
            self.visit_modal(kind, address)
            return
        if urlsplit(self.tab.url).path != urlsplit(address).path:
            self.seen[kind] = ""  # not for this role, or moved: where it led to is a kind of its own
        self.tab.evaluate(DRAWN)
        self.look(kind)
        for link in self.tab.evaluate(LINKS):
            self.note(link)

    def visit_modal(self, kind: str, address: str) -> None:
        """Show what a dialogue would, without the script that opens it."""
        for link in self.tab.evaluate(INTO_TEMPLATE, address):
            self.note(link)
        self.look(kind)


def sign_in(tab: Tab, portal: str, user: User, password: str) -> None:
    """Sign in through the form."""
    tab.goto(f"{portal}/admin/")
    tab.locator("input[name=username]").fill(user.username)
    tab.locator("input[name=password]").fill(password)
    tab.locator("button[type=submit]").click()
    expect(tab).to_have_url(f"{portal}/admin/")


def seeds() -> list[str]:
    """Return where the walk of somebody who may see everything begins: each form, and what no other screen links to."""
    found = chooser_addresses()
    for model in get_page_models():
        if not issubclass(model, SitePage):
            continue
        page = model.objects.order_by("-latest_revision_created_at").first()
        if page is not None:
            found += [reverse(f"wagtailadmin_pages:{name}", args=[page.pk]) for name in PAGE_SCREENS]
            found.append(reverse("wagtailadmin_explore", args=[page.pk]))
        parent = next((p for p in Page.objects.specific() if model.can_create_at(p)), None)
        if parent is not None:
            found.append(
                reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk])
            )
    for model in get_snippet_models():
        found += snippet_screens(model)
    return found


PAGE_SCREENS = ("edit", "history", "usage", "delete", "copy", "move", "unpublish", "workflow_history", "set_privacy")


def snippet_screens(model: type[models.Model]) -> list[str]:
    """Return the addresses of a snippet's own screens."""
    viewset = model.snippet_viewset  # type of Wagtail's registration, made at start
    found = [reverse(viewset.get_url_name("list")), reverse(viewset.get_url_name("add"))]
    instance = model._default_manager.order_by("-pk").first()
    if instance is not None:
        names = ("edit", "delete", "history", "unpublish", "copy", "workflow_history")
        found += [reverse(viewset.get_url_name(name), args=[instance.pk]) for name in names]
    return found


def chooser_addresses() -> list[str]:
    """Return the dialogues in which an object is chosen."""
    found = [
        reverse(name)
        for name in (
            "wagtailadmin_choose_page",
            "wagtailadmin_choose_page_external_link",
            "wagtailadmin_choose_page_email_link",
            "wagtailadmin_choose_page_phone_link",
            "wagtailadmin_choose_page_anchor_link",
            "wagtailimages_chooser:choose",
            "wagtaildocs_chooser:choose",
            "wagtailembeds:chooser",
            "wagtailadmin_workflows:task_chooser",
        )
    ]
    choosers = (model.snippet_viewset.chooser_viewset for model in get_snippet_models())
    return found + [reverse(chooser.get_url_name("choose")) for chooser in choosers]


def content_of_the_database() -> set[str]:
    """Return every text that editors or fixtures wrote, and how each object is called."""
    left_out = {"contenttypes.ContentType", "auth.Permission", "sessions.Session"}
    found: set[str] = set()
    for model in apps.get_models():
        if model._meta.label in left_out or model._meta.proxy:
            continue
        kinds = models.CharField | models.TextField | models.FileField | models.JSONField | StreamField
        fields = [f for f in model._meta.concrete_fields if isinstance(f, kinds)]
        for instance in model._default_manager.all():
            found.add(str(instance))
            for one in fields:
                found |= texts_of(getattr(instance, one.attname), one)
    return {text for text in found if text.strip()}


def texts_of(value: object, one: models.Field) -> set[str]:
    """Return the texts of a field's value: each string of a stream, rich text without its tags."""
    if isinstance(one, StreamField | models.JSONField):
        return {strip_tags(text) for text in strings_in(one.get_prep_value(value))}
    return {strip_tags(str(value))} if value and not one.choices else set()


def strings_in(value: object) -> Iterable[str]:
    """Yield the strings of JSON, texts within texts as well."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings_in(item)

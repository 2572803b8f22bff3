"""Reviewing one document: its text as read beside the draft, what was removed, and what was recognised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from wagtail.admin import messages
from wagtail.models import Page

from events.models import SessionPage
from hanoiconv.core.languages import localised
from hanoiconv.sources.contradictions import HEAVY

from .. import tasks
from ..imports import batches
from ..imports.programme import Programme, can_be_session
from ..imports.putting_back import NotPossible, plain, put_back, texts_in
from ..models import ArticlePage, ImportedFact, ImportItem
from .deciding import may_make
from .marked_text import marked_lines, removals_of
from .reasons import message_words
from .screens import IMPORT, REVIEW, Button, ImportScreen, go_to, words_of
from .words import removal_reason, session_details, warning_detail, warning_words

_ELEMENTS = re.compile(r"<(p|h[1-6]|li|blockquote)\b[^>]*>(.*?)</\1>", re.DOTALL | re.IGNORECASE)


def items_for_review() -> Any:
    """Return documents with what a review shows of them; one query, sources without their texts."""
    heavy = [f"{one}__{name}" for one in ("source", "duplicate_of") for name in HEAVY]
    return ImportItem.objects.select_related("batch", "source", "duplicate_of", "draft").defer(*heavy)


class ReviewView(ImportScreen):
    """The review of one document."""

    permissions = (REVIEW,)
    template_name = "admin/imports/review.html"
    header_icon = "doc-full-inverse"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.item: ImportItem = get_object_or_404(items_for_review(), pk=kwargs["item_id"])

    def get_page_title(self) -> str:
        return words_of(self.item.title or self.item.name)

    def trail(self) -> list[dict[str, Any]]:
        address = reverse("imports:batch", args=[self.item.batch_id])
        return [{"url": address, "label": words_of(self.item.batch.name)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        item = self.item
        facts = facts_of(item)
        user = self.request.user
        page = item.draft.get_latest_revision_as_object() if item.draft else None
        may_edit = bool(item.draft and item.draft.permissions_for_user(user).can_edit())
        contradictions = list(item.source.contradictions.with_sources()) if item.source else []
        return super().get_context_data(**kwargs) | {
            "item": item,
            "reason": message_words(item.reason_parts, otherwise=item.reason),
            "lines": marked_lines(item, facts),
            "removals": [(one, removal_reason(one.reason), one.number in item.put_back) for one in removals_of(item)],
            "draft": page,
            "draft_parts": draft_parts(page, item.language) if page else [],
            "may_edit": may_edit,
            "may_submit": may_edit and may_submit(item.draft, user),
            "warnings": [
                (one, warning_words(one["code"]), warning_detail(one, item.duplicate_of))
                for one in item.report.get("warnings", [])
            ],
            "groups": grouped(facts, user),
            "contradictions": contradictions,
            "duplicate_draft": draft_of(item),
            "source_address": source_address(user, item.source_id),
            "duplicate_address": source_address(user, item.duplicate_of_id),
            "may_import": user.has_perm(IMPORT),
        }


def facts_of(item: ImportItem) -> list[ImportedFact]:
    """Return the facts recognised in a document, with what they are linked to. One query."""
    if item.source_id is None:
        return []
    linked = ("official", "statistic", "observation__statistic", "milestone", "session", "decided_by")
    return list(ImportedFact.objects.filter(source=item.source_id).select_related(*linked))


@dataclass(frozen=True)
class FactRow:
    """A fact as the review lists it: `offered` is whether it may be put on record; the rest is of programme items."""

    fact: ImportedFact
    offered: bool
    details: tuple[str | Promise, ...] = ()
    session: SessionPage | None = None
    """The session on record that the item would complete."""


def grouped(facts: list[ImportedFact], user: Any) -> list[dict[str, Any]]:
    """Return the facts by kind, as rows. Two queries more where there are programme items to decide on."""
    return [
        {"kind": kind, "heading": heading, "rows": rows_of([one for one in facts if one.kind == kind], kind, user)}
        for kind, heading in (
            (ImportedFact.Kind.OFFICIAL, gettext("Officials")),
            (ImportedFact.Kind.FIGURE, gettext("Figures")),
            (ImportedFact.Kind.DATE, gettext("Dates")),
            (ImportedFact.Kind.EVENT, gettext("Programme items")),
        )
        if any(fact.kind == kind for fact in facts)
    ]


def rows_of(facts: list[ImportedFact], kind: str, user: Any) -> list[FactRow]:
    """Return the facts of one kind as rows."""
    may = may_make(user, kind)
    if kind != ImportedFact.Kind.EVENT:
        return [FactRow(fact, may) for fact in facts]
    programme = Programme.on_record() if any(fact.is_open for fact in facts) else Programme((), ())
    return [
        FactRow(fact, may and can_be_session(fact), session_details(fact), programme.session_of(fact)) for fact in facts
    ]


def source_address(user: Any, source_id: int | None) -> str:
    """Return the screen of a stored source; empty where there is none, or none that the user may open."""
    if source_id is None or not user.has_perm("sources.change_source"):
        return ""
    return reverse("wagtailsnippets_sources_source:edit", args=[source_id])


def draft_of(item: ImportItem) -> ArticlePage | None:
    """Return the draft or article that rests on the source which the document repeats."""
    if item.duplicate_of_id is None:
        return None
    return ArticlePage.objects.filter(article_sources__source=item.duplicate_of_id).order_by("pk").first()


def draft_parts(page: ArticlePage, language: str) -> list[tuple[str, str]]:
    """Return the draft's text as (kind, plain text), in order: kind is `heading`, `question`, `item` or `text`."""
    found: list[tuple[str, str]] = []
    for block in localised(page, "body", language).get_prep_value():
        kind, value = block["type"], block["value"]
        if kind == "text":
            found += text_parts(value)
        elif kind == "question" and isinstance(value, dict):
            found.append(("question", str(value.get("question", ""))))
            found += text_parts(str(value.get("answer", "")))
        elif kind == "heading":
            found.append(("heading", str(value)))
        else:
            found.append(("text", " ".join(texts_in(value))))
    return [(kind, " ".join(text.split())) for kind, text in found if text.strip()]


def text_parts(html: str) -> list[tuple[str, str]]:
    """Return the paragraphs, headings and list items of rich text, without markup."""
    kinds = {"p": "text", "blockquote": "text", "li": "item"}
    return [(kinds.get(tag.lower(), "heading"), plain(inner)) for tag, inner in _ELEMENTS.findall(html)]


def may_submit(page: Page, user: Any) -> bool:
    """Say whether the user may send the draft to its workflow now."""
    return page.has_workflow and page.permissions_for_user(user).can_submit_for_moderation()


class ItemButton(Button):
    """A button of a document's review."""

    permissions = (REVIEW,)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.item: ImportItem = get_object_or_404(items_for_review(), pk=kwargs["item_id"])

    def draft(self) -> ArticlePage:
        """Return the draft, for who may edit it. Raises Http404, PermissionDenied."""
        if self.item.draft is None:
            raise Http404
        if not self.item.draft.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        return self.item.draft

    def back(self, anchor: str = "") -> HttpResponse:
        """Return to the review."""
        return go_to("review", self.item.pk, anchor=anchor)


class PutBackView(ItemButton):
    """Put a removed passage back into the draft."""

    def post(self, request: HttpRequest, item_id: int, number: int) -> HttpResponse:
        draft = self.draft()
        if number >= len(self.item.report.get("removals", [])):
            raise Http404
        if draft.permissions_for_user(request.user).page_locked():
            messages.error(request, gettext("The draft is locked."))
            return self.back()
        try:
            put_back(self.item.pk, number, request.user)
        except NotPossible:
            messages.warning(request, gettext("This passage is in the draft already."))
        else:
            messages.success(request, gettext("The passage is back in the draft, in a new version of it."))
        return self.back(anchor=f"removed-{number}")


class SubmitView(ItemButton):
    """Send the draft into its workflow."""

    def post(self, request: HttpRequest, item_id: int) -> HttpResponse:
        draft = self.draft()
        if not may_submit(draft, request.user):
            messages.error(request, gettext("The draft cannot be submitted now."))
            return self.back()
        draft.get_workflow().start(draft, request.user)
        left = ImportedFact.objects.filter(source=self.item.source_id, state=ImportedFact.State.PROPOSED).count()
        messages.success(request, gettext("The draft was submitted."))
        if left:
            text = ngettext(
                "%(count)s recognised fact is not decided yet.", "%(count)s recognised facts are not decided yet.", left
            )
            messages.warning(request, text % {"count": left})
        return self.back()


class DraftAnywayView(ItemButton):
    """Begin a draft of a document though it repeats another."""

    def post(self, request: HttpRequest, item_id: int) -> HttpResponse:
        if batches.want_draft(self.item):
            tasks.run(self.item.batch)
            messages.success(request, gettext("The document is drafted all the same."))
        else:
            messages.warning(request, gettext("This document awaits no decision."))
        return self.back()


class LeaveOutView(ItemButton):
    """Be content with what the document repeats."""

    def post(self, request: HttpRequest, item_id: int) -> HttpResponse:
        if batches.leave_out(self.item):
            messages.success(request, gettext("No draft is begun; what is stored stands for it."))
        else:
            messages.warning(request, gettext("This document awaits no decision."))
        return self.back()

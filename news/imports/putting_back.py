"""Putting a removed passage back into a draft: as a paragraph, at the place where it stood in the text as read."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.db import transaction

from hanoiconv.core.languages import localised, localised_name

from ..models import ArticlePage, ImportItem
from .drafting import paragraphs, stream_of

_ELEMENT = re.compile(r"<(p|h[1-6]|ul|ol|blockquote)\b[^>]*>.*?</\1>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
LEAST = 20
"""Characters that a line must share with a paragraph to be known again in it."""

Stored = list[dict[str, Any]]


class NotPossible(Exception):
    """The passage cannot be put back: there is no such passage, no draft, or it is back already."""


def put_back(item_id: int, number: int, user: Any) -> ArticlePage:
    """Put removal `number` of the document back into its draft, as a new revision; return the draft.

    Raises NotPossible. Both happen or neither, and a passage comes back once however often the button is pressed.
    """
    with transaction.atomic():
        item = ImportItem.objects.select_for_update(of=("self",)).get(pk=item_id)
        removals = item.report.get("removals", [])
        if not 0 <= number < len(removals) or number in item.put_back or item.draft is None:
            raise NotPossible
        page = item.draft.get_latest_revision_as_object()
        field = localised_name("body", item.language)
        body: Stored = list(localised(page, "body", item.language).get_prep_value())
        insert(body, removals[number]["text"], *neighbours(item, number))
        setattr(page, field, body)
        page.save_revision(user=user, log_action="wagtail.edit", clean=False)
        item.put_back = [*item.put_back, number]
        item.save(update_fields=["put_back"])
    return page


def neighbours(item: ImportItem, number: int) -> tuple[list[str], list[str]]:
    """Return the lines before the removal, nearest first, and those after it; removed lines left out."""
    removals = item.report["removals"]
    own = removals[number]
    gone = {one["text"] for one in removals}
    kept = [(line, text) for line, text in item.report.get("lines", []) if text not in gone]
    before = [text for line, text in kept if line <= own["line"]]
    after = [text for line, text in kept if line > own["line"]]
    return before[::-1], after


def insert(body: Stored, passage: str, before: list[str], after: list[str]) -> None:
    """Insert the passage into the stored body: after the nearest line before it that is there, else before the next.

    Where none of them is left in the draft, it goes to the end.
    """
    for text in before:
        if _insert_beside(body, passage, text, behind=True):
            return
    for text in after:
        if _insert_beside(body, passage, text, behind=False):
            return
    body.extend(stream_of_passage(passage))


def _insert_beside(body: Stored, passage: str, line: str, *, behind: bool) -> bool:
    for index, block in enumerate(body):
        html = block["value"] if block["type"] == "text" else None
        if html is None:
            if _alike(line, " ".join(texts_in(block["value"]))):
                body[index + behind : index + behind] = stream_of_passage(passage)
                return True
            continue
        for element in _ELEMENT.finditer(html):
            if _alike(line, plain(element[0])):
                place = element.end() if behind else element.start()
                block["value"] = html[:place] + paragraphs(passage) + html[place:]
                return True
    return False


def stream_of_passage(passage: str) -> Stored:
    """Return the passage as a block of its own, escaped."""
    return [{"type": "text", "value": paragraphs(passage)}] if passage.strip() else stream_of(())


def plain(html: str) -> str:
    """Return rich text without its tags."""
    return unescape(_TAG.sub(" ", html))


def texts_in(value: Any) -> list[str]:
    """Return the texts of a stored block's value."""
    if isinstance(value, str):
        return [plain(value)]
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts_in(one)]
    if isinstance(value, list):
        return [text for one in value for text in texts_in(one)]
    return []


def _alike(line: str, text: str) -> bool:
    """Say whether a line as read and a text of the draft have so much in common that one is the other."""
    one, other = (" ".join(part.split()).casefold() for part in (line, text))
    if not one or not other:
        return False
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= LEAST and (short in long or one[:60] in other or one[-60:] in other)

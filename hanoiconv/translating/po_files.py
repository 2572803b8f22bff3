"""PO files for outside translators: written from the newest drafts, read back with every fault named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import polib
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import LockableMixin, Page
from wagtail.permissions import policy_registry

from hanoiconv.core.languages import language_codes

from .exchange import Piece, incomplete_bodies, pieces_of, with_translations
from .markup import Faulty
from .models import TranslatedItem
from .screens import visible_to
from .states import newest_content
from .words import field_words, language_name

SOURCE_HEADER = "X-Source-Language"
LONGEST_FILE = 5 * 1024 * 1024
CONTEXT = re.compile(r"([a-z_]+\.[a-z_]+):(\d{1,18}):(\S+)")


def context_of(item: TranslatedItem, place: str) -> str:
    """Return an entry's msgctxt: "news.articlepage:34:body/ID/answer"."""
    model = item.model
    return f"{model._meta.label_lower if model else ''}:{item.object_id}:{place}"


def po_file(items: Iterable[TranslatedItem], source: str, target: str) -> polib.POFile:
    """Return the texts of the items' newest drafts in `source`, with what is translated into `target` already."""
    written = polib.POFile(wrapwidth=78)
    written.metadata = {
        "Project-Id-Version": "hanoiconv",
        "PO-Revision-Date": timezone.now().strftime("%Y-%m-%d %H:%M+0000"),
        "Language": target,
        SOURCE_HEADER: source,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for item in items:
        model = item.model
        if model is None:
            continue
        for piece in pieces_of(model, newest_content(item.get_object()), source, target):
            said = f"{item.title} · {field_words(model, piece.unit.field)}"
            written.append(
                polib.POEntry(
                    msgctxt=context_of(item, piece.unit.place),
                    msgid=piece.source().text,
                    msgstr=piece.present().text,
                    comment=said,
                )
            )
    return written


@dataclass(frozen=True)
class Fault:
    """What is wrong with an entry, in the user's language, and the line at which it begins; 0 for the file itself."""

    line: int
    entry: str
    words: str


@dataclass
class Taken:
    """What a file brings for one item: its texts by place, and the names of its fields."""

    item: TranslatedItem
    live: Any
    texts: dict[str, str] = field(default_factory=dict)
    fields: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    """Every place that the file speaks of with words, also where it repeats what stands there or is faulty."""


class Reading:
    """A file that is being read for a user: what it brings, and all its faults. Nothing is written before `take`."""

    def __init__(self, data: bytes, target: str, user: Any) -> None:
        self.target, self.user = target, user
        self.faults: list[Fault] = []
        self.taken: dict[str, Taken] = {}
        self._pieces: dict[str, dict[str, Piece]] = {}
        self.source = ""
        file = self._open(data)
        if file is not None and self._languages_fit(file):
            self._read(file)

    def _open(self, data: bytes) -> polib.POFile | None:
        try:
            text = data.decode("utf-8-sig")
            if "\n" not in text:  # polib would take it for the name of a file
                raise ValueError
            return polib.pofile(text)
        except (OSError, ValueError) as error:
            number = re.search(r"line (\d+)", str(error))
            self._fault(int(number[1]) if number else 0, "", _("This is no PO file in UTF-8."))
            return None

    def _languages_fit(self, file: polib.POFile) -> bool:
        target, self.source = file.metadata.get("Language", ""), file.metadata.get(SOURCE_HEADER, "")
        if target != self.target:
            said = _("The file is in another language: %(found)s instead of %(wanted)s.")
            found = language_name(target) if target else "?"
            self._fault(0, "", said % {"found": found, "wanted": language_name(self.target)})
        elif self.source not in language_codes() or self.source == target:
            self._fault(0, "", _("The file does not say from which language it was translated."))
        return not self.faults

    def _read(self, file: polib.POFile) -> None:
        for entry in file:
            if entry.obsolete or entry.fuzzy or not entry.msgstr.strip():
                continue
            try:
                self._take_entry(entry)
            except Faulty as fault:
                self._fault(entry.linenum or 0, entry.msgctxt or entry.msgid[:80], str(fault))
        for taken in self.taken.values():
            content = newest_content(taken.live)
            begun = taken.seen if taken.texts else set()
            for piece in incomplete_bodies(type(taken.live), content, self.source, self.target, begun):
                said = _("The other language's text is built differently, so it is taken whole; this piece is missing.")
                self._fault(0, context_of(taken.item, piece.unit.place), said)
        self.taken = {key: taken for key, taken in self.taken.items() if taken.texts}

    def _take_entry(self, entry: polib.POEntry) -> None:
        context = CONTEXT.fullmatch(entry.msgctxt or "")
        taken = self._item(context[1], int(context[2])) if context else None
        if context is None or taken is None:
            raise Faulty(_("Nothing in the portal has this identifier, or you may not edit it."))
        piece = self._pieces[f"{context[1]}:{context[2]}"].get(context[3])
        if piece is None:
            raise Faulty(_("This piece of text is no longer there."))
        taken.seen.add(piece.unit.place)
        if entry.msgid != piece.source().text:
            raise Faulty(_("The original has changed since the file was written."))
        if entry.msgstr == piece.present().text:
            return
        text = piece.taken(entry.msgstr)
        if piece.unit.longest and len(text) > piece.unit.longest:
            raise Faulty(_("Longer than %(longest)d characters.") % {"longest": piece.unit.longest})
        taken.texts[piece.unit.place] = text
        name = field_words(taken.item.model, piece.unit.field)
        taken.fields += [] if name in taken.fields else [name]

    def _item(self, label: str, pk: int) -> Taken | None:
        key = f"{label}:{pk}"
        if key not in self.taken:
            app, model = label.split(".")
            items = visible_to(self.user).filter(content_type__app_label=app, content_type__model=model)
            item = items.filter(object_id=pk).first()
            if item is None:
                return None
            live = item.get_object()
            if not may_edit(self.user, live):
                return None
            found = pieces_of(type(live), newest_content(live), self.source, self.target)
            self._pieces[key] = {piece.unit.place: piece for piece in found}
            self.taken[key] = Taken(item, live)
        return self.taken[key]

    def _fault(self, line: int, entry: str, words: str) -> None:
        self.faults.append(Fault(line, entry, words))

    @transaction.atomic
    def take(self) -> list[Taken]:
        """Write what the file brings as drafts, one revision for each item. Only without faults."""
        if self.faults:
            return []
        for taken in self.taken.values():
            live = taken.live
            content = with_translations(type(live), newest_content(live), self.source, self.target, taken.texts)
            live.with_content_json(content).save_revision(user=self.user, log_action=True, clean=False)
        return list(self.taken.values())


def may_edit(user: Any, live: Any) -> bool:
    """Say whether the user may change the object now: with the right to, and not locked by somebody else."""
    lock = live.get_lock() if isinstance(live, Page | LockableMixin) else None
    if lock and lock.for_user(user):
        return False
    if isinstance(live, Page):
        return bool(live.permissions_for_user(user).can_edit())
    return bool(policy_registry.get(live).user_has_permission(user, "change"))

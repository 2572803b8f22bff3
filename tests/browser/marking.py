"""A test language that marks every message of the catalogues, and the search of a screen for words without the mark.

The language is `vi-XA`: Vietnamese of the region that Unicode keeps for pseudo-translations. Dates, numbers and
whatever is not in a catalogue are as in Vietnamese; "Save %(name)s" becomes "⟦Save ⟨%(name)s⟩⟧", so that what is
filled in (a model's name, say) must carry a mark of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.test.signals import setting_changed
from playwright.sync_api import Page

LANGUAGE = "vi-xa"
DOMAINS = ("django", "djangojs")
ADDRESS = re.compile(r"[a-z<>:_/.-]+(?:/|/data\.\w+)")
"""Addresses are messages too, but nobody reads them on a screen."""
PLACEHOLDER = re.compile(r"<[^<>]*>|%%|%\(\w+\)[sdif]|%[sd]|\{\w*\}")
"""What is filled in; a tag is matched first, for what is filled into its attributes is no text."""

ENDS = " “”\"'.,:;…()[]–-—*·»↳|/>+%0123456789"
SCANNER = (Path(__file__).parent / "scanner.js").read_text()


@dataclass(frozen=True)
class Escape:
    """Text on a screen that no catalogue knows: the words, where they stand, and all of the text or attribute."""

    words: str
    place: str
    whole: str

    def __str__(self) -> str:
        return f"“{self.words}” in {self.place}: {self.whole[:120]!r}"


def marked(message: str) -> str:
    """Return the message in the test language; white space at its ends stays at its ends."""
    core = message.strip()
    if not core or ADDRESS.fullmatch(message):
        return message
    start = message.index(core)
    filled = PLACEHOLDER.sub(lambda m: m[0] if m[0][0] == "<" or m[0] == "%%" else f"⟨{m[0]}⟩", core)
    return f"{message[:start]}⟦{filled}⟧{message[start + len(core) :]}"


def write_marked_catalogues(folder: Path) -> int:
    """Write the test language's catalogues into `folder` and return how many messages they have."""
    target = folder / "vi_XA" / "LC_MESSAGES"
    target.mkdir(parents=True)
    total = 0
    for domain in DOMAINS:
        catalogue = polib.POFile(wrapwidth=0)
        catalogue.metadata = {
            "Content-Type": "text/plain; charset=UTF-8",
            "Plural-Forms": "nplurals=1; plural=0;",
            "Language": "vi-xa",
        }
        catalogue.extend(entry for entry in known_messages(domain).values())
        catalogue.save_as_mofile(str(target / f"{domain}.mo"))
        total += len(catalogue)
    return total


def known_messages(domain: str) -> dict[tuple[str | None, str], polib.POEntry]:
    """Return the marked messages of our own and the packages' catalogues, by context and original."""
    found: dict[tuple[str | None, str], polib.POEntry] = {}
    root = Path(settings.BASE_DIR) / "locale"
    for path in sorted(root.rglob(f"vi/LC_MESSAGES/{domain}.po")):
        for entry in polib.pofile(str(path)):
            if entry.obsolete:
                continue
            copy = polib.POEntry(msgid=entry.msgid, msgctxt=entry.msgctxt, msgid_plural=entry.msgid_plural)
            if entry.msgid_plural:
                copy.msgstr_plural = {0: marked(entry.msgid_plural)}
            else:
                copy.msgstr = marked(entry.msgid)
            key = (entry.msgctxt, entry.msgid)
            if key not in found or entry.msgid_plural:
                found[key] = copy
    return found


@contextmanager
def marked_language(folder: Path) -> Iterator[str]:
    """Let the admin speak the test language; restores settings and catalogues at the end."""
    write_marked_catalogues(folder)
    changes = {
        "LOCALE_PATHS": [folder, *settings.LOCALE_PATHS],
        "WAGTAILADMIN_PERMITTED_LANGUAGES": [*settings.WAGTAILADMIN_PERMITTED_LANGUAGES, (LANGUAGE, "⟦Test⟧")],
    }
    before = {name: getattr(settings, name) for name in changes}
    put_settings(changes)
    try:
        yield LANGUAGE
    finally:
        put_settings(before)


def put_settings(values: dict[str, Any]) -> None:
    """Set settings and let Django forget the catalogues that it has read."""
    for name, value in values.items():
        setattr(settings, name, value)
        setting_changed.send(sender=None, setting=name, value=value, enter=True)


def normal(text: str) -> str:
    """Return the text as it is compared: composed, white space joined, digits and marks at its ends dropped."""
    return " ".join(unicodedata.normalize("NFC", text).split()).strip(ENDS).casefold()


class Judge:
    """Knows what may stand on a screen without the mark: content, and words that are no language's."""

    def __init__(self, content: set[str], allowed: dict[str, str], allowed_patterns: dict[str, str]) -> None:
        self.content = {normal(text) for text in content}
        self.longest = sorted((text for text in self.content if len(text) >= 12), key=len)
        self.allowed = {normal(text) for text in allowed}
        self.patterns = [re.compile(pattern) for pattern in allowed_patterns]

    def escapes(self, page: Page, ignored: list[str]) -> list[Escape]:
        """Return what on the page lacks the mark, leaving out what is below the selectors `ignored`."""
        found = page.evaluate(SCANNER, {"ignored": ignored})
        texts = {Escape(item["words"], item["place"], item["whole"]) for item in found}
        return sorted((text for text in texts if not self.passes(text.words)), key=str)

    def passes(self, words: str) -> bool:
        """Say whether the words are content or allowed, as a whole or part by part."""
        text = normal(words)
        if not re.search(r"[^\W\d_]", text) or text in self.allowed or self.is_content(text):
            return True
        if any(pattern.fullmatch(" ".join(words.split())) for pattern in self.patterns):
            return True
        parts = re.split(r"\s*[|·•»↳\n/>:]\s+|\s+[-–—]\s+|\s*[()\[\]“”,]\s*|\s{2,}", words)
        return len(parts) > 1 and all(self.passes(part) for part in parts)

    def is_content(self, text: str) -> bool:
        """Say whether the text is a value of the database, or cut from a long one."""
        return text in self.content or (len(text) >= 12 and any(text in value for value in self.longest))

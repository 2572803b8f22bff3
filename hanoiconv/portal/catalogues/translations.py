"""Compares a catalogue of translations with the messages it is for, and brings it up to date."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import polib

Key = tuple[str | None, str, str | None]
"""What names a message: its context, its text, its plural."""

NAMED = re.compile(r"%\(\w+\)[#0+-]?\d*(?:\.\d+)?[sdrif]|\{\w+(?:![rsa])?(?::[^{}]*)?\}|__\w+?__")
POSITIONAL = re.compile(r"%[#0+-]?\d*(?:\.\d+)?[sdrif]|\{\}|%%")
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
ACCESS_KEY = re.compile(r"(?:(?<=\s)|^)&(?=\w)|\baccesskey=|\b(?:Ctrl|Cmd|Shift)\b|[⌘⌥⇧]")
LONE_PERCENT = re.compile(r"%(?!\(\w+\)|[#0+-]?\d*(?:\.\d+)?[sdrif%])")
SENTENCE_ENDS = (".", "?", "!", ":", "…", "...")
OLD_SPELLING = re.compile(r"\b\w*(?:oá|oà|oả|oã|oạ|oé|oè|oẻ|oẽ|oẹ|(?<![qQ])u[ỷỳýỹỵ])\b", re.IGNORECASE)
"""The tone mark on the second vowel ("hoá"); we set it on the first ("hóa")."""
GUESS = 0.75
"""How alike a changed message must be to its former self to inherit its translation as a guess."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with a message of a catalogue. `line` is 0 where the catalogue lacks the message."""

    kind: str
    line: int
    msgid: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.msgid!r}" + (f": {self.detail}" if self.detail else "")


def key_of(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid, entry.msgid_plural or None


def texts_of(entry: polib.POEntry) -> list[str]:
    """Return the translations of a message: of a plural all its forms."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def missing_or_stale(originals: Iterable[polib.POEntry], ours: polib.POFile) -> Iterator[Fault]:
    """Yield the messages of the package that our catalogue lacks, then ours that the package has no longer."""
    current = {key_of(entry) for entry in originals}
    have = {key_of(entry) for entry in ours if not entry.obsolete}
    for _context, msgid, _plural in sorted(current - have, key=str):
        yield Fault("missing", 0, msgid)
    for entry in ours:
        if entry.obsolete or key_of(entry) not in current:
            yield Fault("stale", entry.linenum, entry.msgid)


def faults_of(entry: polib.POEntry) -> Iterator[Fault]:
    """Yield what is wrong with one message, whatever it means."""
    texts = texts_of(entry)
    if entry.fuzzy:
        yield Fault("fuzzy", entry.linenum, entry.msgid)
    if not texts or not all(text.strip() for text in texts):
        yield Fault("untranslated", entry.linenum, entry.msgid)
        return
    if len(texts) > 1:
        yield Fault("plural", entry.linenum, entry.msgid, "Vietnamese has one form")
    original = entry.msgid_plural or entry.msgid
    for text in texts:
        for kind, detail in _differences(original, text, "python-format" in entry.flags):
            yield Fault(kind, entry.linenum, entry.msgid, detail)


def _differences(original: str, text: str, is_format: bool) -> Iterator[tuple[str, str]]:
    """Yield where a translation is not to its original as it must be: kind of fault, and what is different."""
    if sorted(NAMED.findall(original)) != sorted(NAMED.findall(text)) or POSITIONAL.findall(
        original
    ) != POSITIONAL.findall(text):
        yield "placeholders", text
    elif is_format and LONE_PERCENT.search(text):
        yield "placeholders", f"a lone % in {text}"
    if sorted(_plain(TAG.findall(original))) != sorted(_plain(TAG.findall(text))):
        yield "markup", text
    if sorted(ACCESS_KEY.findall(original)) != sorted(ACCESS_KEY.findall(text)):
        yield "access keys", text
    if _edges(original) != _edges(text):
        yield "space at the ends", repr(text)
    if " " in original.strip() and _ends_a_sentence(original) != _ends_a_sentence(text):
        yield "end of the sentence", text
    if text != unicodedata.normalize("NFC", text):
        yield "letters", "not composed (NFC)"
    if "  " in text and "  " not in original:
        yield "space", "two spaces in a row"
    if found := OLD_SPELLING.search(text):
        yield "spelling", found[0]


def _plain(tags: list[str]) -> list[str]:
    """Return tags without the words in them that a reader meets."""
    return [re.sub(r'\b(title|alt|aria-label)="[^"]*"', r'\1=""', tag) for tag in tags]


def _edges(text: str) -> tuple[str, str]:
    """Return the space before and after a text."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _ends_a_sentence(text: str) -> bool:
    return text.rstrip().endswith(SENTENCE_ENDS)


def double_translations(catalogues: Iterable[tuple[Path, polib.POFile]]) -> Iterator[tuple[Path, Fault]]:
    """Yield messages that two catalogues translate differently: Django merges all, so one would win by chance."""
    seen: dict[Key, tuple[Path, list[str]]] = {}
    for path, catalogue in catalogues:
        for entry in catalogue.translated_entries():
            first, texts = seen.setdefault(key_of(entry), (path, texts_of(entry)))
            if texts != texts_of(entry):
                detail = f"{texts_of(entry)[0]!r}, but {texts[0]!r} in {first.parents[2].name}"
                yield path, Fault("translated twice", entry.linenum, entry.msgid, detail)


def merged(originals: Iterable[polib.POEntry], ours: polib.POFile) -> polib.POFile:
    """Return our catalogue with the package's messages of today, in the package's order.

    Translations are kept. A message that is new has none; one that only changed has its former translation as a
    guess, marked fuzzy with its former text, so that it is not shown before somebody has read it.
    """
    result = polib.POFile(wrapwidth=0)
    result.header, result.metadata = ours.header, ours.metadata
    known = {key_of(entry): entry for entry in ours if not entry.obsolete}
    originals = list(originals)
    current = {key_of(entry) for entry in originals}
    stale = {entry.msgid: entry for key, entry in known.items() if key not in current and entry.translated()}
    for original in originals:
        entry = polib.POEntry(
            msgctxt=original.msgctxt,
            msgid=original.msgid,
            msgid_plural=original.msgid_plural,
            comment=original.comment,
            flags=[flag for flag in original.flags if flag != "fuzzy"],
        )
        if kept := known.get(key_of(original)):
            _take_over(entry, texts_of(kept))
            entry.tcomment = kept.tcomment
            entry.flags += ["fuzzy"] if kept.fuzzy else []
        else:
            _guess(entry, stale)
        result.append(entry)
    return result


def _guess(entry: polib.POEntry, stale: dict[str, polib.POEntry]) -> None:
    """Give a new message what the message that it seems to come from had, as a guess; or nothing."""
    former = stale.get(next(iter(get_close_matches(entry.msgid, stale, 1, GUESS)), ""))
    _take_over(entry, texts_of(former) if former else [""])
    if former:
        entry.previous_msgid = former.msgid
        entry.flags.append("fuzzy")


def _take_over(entry: polib.POEntry, texts: list[str]) -> None:
    if entry.msgid_plural:
        entry.msgstr_plural = {0: texts[0]}
    else:
        entry.msgstr = texts[0]

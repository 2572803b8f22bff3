"""Rich text as a translator reads it: bare tags, numbered links `<a1>…</a1>`, and `{1}` where a live figure stands.

No attribute leaves the portal and none comes back: links and figures are put in from the portal's own text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser
from itertools import count

from django.utils.translation import gettext as _

BARE = {"p", "b", "strong", "i", "em", "ul", "ol", "li", "sub", "sup", "h2", "h3", "h4"}
EMPTY = {"br", "hr"}
TOKEN = re.compile(r"<[^<>]*>|\{\d+\}")
TAG = re.compile(r"<(/?)([a-z]+)(\d*)(/?)>")


class Faulty(ValueError):
    """What is wrong with a translated text, in the user's language."""


@dataclass
class Markup:
    """A text to translate, and what its numbered marks stand for: "a1" → an opening tag, "1" → a figure."""

    text: str
    marks: dict[str, str] = field(default_factory=dict)


class _Reader(HTMLParser):
    """Numbers links and figures in their order, or as those of an original that are the same are numbered."""

    def __init__(self, original: Markup | None) -> None:
        super().__init__(convert_charrefs=True)
        self.original = dict(original.marks) if original else {}
        self.taken = set(self.original)
        self.parts: list[str] = []
        self.marks: dict[str, str] = {}
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BARE or tag in EMPTY:
            self.parts.append(f"<{tag}>")
        elif tag == "a":
            self.links.append(self._number("a"))
            self.parts.append(f"<{self.links[-1]}>")
        elif tag == "embed":
            self.parts.append(f"{{{self._number('')}}}")

    def _number(self, kind: str) -> str:
        stored = self.get_starttag_text() or ""
        name = next((name for name, mark in self.original.items() if mark == stored), "")
        if name:
            del self.original[name]
        else:
            name = next(f"{kind}{number}" for number in count(1) if f"{kind}{number}" not in self.taken)
            self.taken.add(name)
        self.marks[name] = stored
        return name

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in BARE:
            self.parts.append(f"</{tag}>")
        elif tag == "a" and self.links:
            self.parts.append(f"</{self.links.pop()}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(written(data))


def written(text: str) -> str:
    """Return words as they stand in a marked text: "<", "&" and a brace mean themselves."""
    return escape(text, quote=False).replace("{", "&#123;")


def marked(html: str, original: Markup | None = None) -> Markup:
    """Return rich text as a translator reads it; a translation's links and figures are numbered as its original's."""
    reader = _Reader(original)
    reader.feed(html)
    reader.close()
    return Markup("".join(reader.parts), reader.marks)


def rich(text: str, source: Markup, present: Markup | None = None) -> str:
    """Return a translated text as rich text, with the links and figures of its source.

    A `present` translation may have links of its own, which may stay, and lack some of the source, which it may go on
    lacking. Raises Faulty where markup is unknown or broken, or a link or a figure is missing, unknown or doubled.
    """
    marks = {**(present.marks if present else {}), **source.marks}
    needed = [mark for mark in source.marks if not present or mark in present.marks]
    parts: list[str] = []
    opened: list[str] = []
    used: list[str] = []
    end = 0
    for token in TOKEN.finditer(text):
        parts.append(_words(text[end : token.start()]))
        parts.append(_token(token[0], marks, opened, used))
        end = token.end()
    parts.append(_words(text[end:]))
    if opened:
        raise Faulty(_("<%(tag)s> is not closed.") % {"tag": opened[-1]})
    missing = [mark for mark in needed if mark not in used]
    if missing:
        raise Faulty(_("%(mark)s of the original is missing.") % {"mark": _mark(missing[0])})
    return "".join(parts)


def _words(text: str) -> str:
    if "<" in text or ">" in text:
        raise Faulty(_("A “<” or “>” stands alone; write &lt; or &gt; instead."))
    return escape(unescape(text), quote=False)


def _token(token: str, marks: dict[str, str], opened: list[str], used: list[str]) -> str:
    if token.startswith("{"):
        return _placeholder(token[1:-1], marks, used)
    tag = TAG.fullmatch(token)
    name = f"{tag[2]}{tag[3]}" if tag else ""
    if not tag or not (name in BARE or name in EMPTY or re.fullmatch(r"a\d+", name)):
        raise Faulty(_("The markup %(markup)s is unknown.") % {"markup": token})
    if name in EMPTY:
        return f"<{name}/>"
    if tag[1]:
        if not opened or opened[-1] != name:
            raise Faulty(_("%(markup)s closes what is not open.") % {"markup": token})
        opened.pop()
        return "</a>" if name not in BARE else token
    opened.append(name)
    return token if name in BARE else _placeholder(name, marks, used)


def _placeholder(name: str, marks: dict[str, str], used: list[str]) -> str:
    if name not in marks:
        raise Faulty(_("%(mark)s is not in the original.") % {"mark": _mark(name)})
    if name in used:
        raise Faulty(_("%(mark)s stands there twice.") % {"mark": _mark(name)})
    used.append(name)
    return marks[name]


def _mark(name: str) -> str:
    return f"{{{name}}}" if name.isdigit() else f"<{name}>"

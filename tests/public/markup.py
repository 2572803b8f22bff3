"""A small checker of what a page sends: well-formed, accessible in its basics, and nothing that a browser would run."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

import lxml.html

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
LOADED = ("script", "img", "source", "video", "audio", "iframe", "embed", "object", "track", "use", "image")
ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "xlink:href")


class Nesting(HTMLParser):
    """Finds elements that are not closed, and closing tags that close nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag not in VOID:
            self.open.append(tag)
        names = [name for name, _value in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> repeats an attribute")

    def handle_startendtag(self, tag: str, attrs: list) -> None:
        """An element that closes itself opens nothing."""

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.faults.append(f"</{tag}> at {self.getpos()} closes {self.open[-3:]}")


def tree_of(html: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(html)


def headline(html: str) -> str:
    """Return the words of the one h1."""
    (found,) = tree_of(html).iter("h1")
    return " ".join(found.text_content().split())


def words(html: str) -> str:
    """Return all that a reader of the page's main part sees, spaces collapsed."""
    return " ".join(tree_of(html).get_element_by_id("main").text_content().split())


def links(html: str) -> set[str]:
    """Return where the page's links lead."""
    return {element.get("href") for element in tree_of(html).iter("a") if element.get("href")}


def nesting_faults(html: str) -> list[str]:
    parser = Nesting()
    parser.feed(html)
    parser.close()
    return parser.faults + [f"<{tag}> is never closed" for tag in parser.open]


def faults(html: str) -> list[str]:
    """Return what is wrong with the markup of a page; an empty list where nothing is."""
    tree = tree_of(html)
    found = nesting_faults(html) + heading_faults(tree) + id_faults(tree) + name_faults(tree)
    if len(tree.findall(".//main")) != 1:
        found.append("not one <main>")
    if not (tree.findtext("head/title") or "").strip():
        found.append("no <title>")
    return found


def heading_faults(tree: lxml.html.HtmlElement) -> list[str]:
    levels = [int(e.tag[1]) for e in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    found = [f"a heading jumps from {a} to {b}" for a, b in pairwise(levels) if b > a + 1]
    if levels.count(1) != 1:
        found.append(f"{levels.count(1)} h1")
    found += [f"an empty {e.tag}" for e in tree.iter("h1", "h2", "h3", "h4") if not e.text_content().strip()]
    return found


def id_faults(tree: lxml.html.HtmlElement) -> list[str]:
    ids = [element.get("id") for element in tree.iter() if element.get("id") is not None]
    found = [f"id {name!r} stands twice" for name in set(ids) if ids.count(name) > 1]
    found += [f"id {name!r} is no id" for name in ids if not name or any(char.isspace() for char in name)]
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        wanted = [element.get("for"), element.get("popovertarget"), *(element.get("aria-labelledby") or "").split()]
        if (element.get("href") or "").startswith("#"):
            wanted.append(element.get("href")[1:])
        missing = [name for name in wanted if name and name not in ids]
        found += [f"<{element.tag}> points at {name!r}, which is nowhere" for name in missing]
    return found


def name_faults(tree: lxml.html.HtmlElement) -> list[str]:
    """Pictures without an alternative, and controls and links without a name."""
    labelled = {label.get("for") for label in tree.iter("label")}
    found = [f"a picture has no alt: {img.get('src')}" for img in tree.iter("img") if img.get("alt") is None]
    for control in tree.iter("input", "select", "textarea"):
        if control.get("type") != "hidden" and control.get("id") not in labelled and not control.get("aria-label"):
            found.append(f"<{control.tag}> {control.get('name')} has no label")
    for element in tree.iter("a", "button"):
        if element.tag == "a" and element.get("href") is None:
            continue
        if not (element.text_content().strip() or element.get("aria-label")):
            found.append(f"<{element.tag}> {element.get('href') or ''} has no name")
    return found


def dangers(html: str) -> list[str]:
    """Return what a browser could run, or load from elsewhere."""
    found = []
    for element in tree_of(html).iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in ("style", "iframe", "object", "embed", "base") or "-" in element.tag:
            found.append(f"<{element.tag}>")
        if element.tag == "script" and element.get("type") != "application/ld+json":  # data, which nothing runs
            found.append("<script>")
        for name, value in element.attrib.items():
            found += attribute_dangers(element.tag, name.lower(), value)
    return found


def attribute_dangers(tag: str, name: str, value: str) -> list[str]:
    if name.startswith("on") or name in ("style", "srcdoc", "ping"):
        return [f"<{tag} {name}>"]
    plain = "".join(char for char in value if char.isprintable()).strip().lower()
    if name in ADDRESSES and plain.startswith(("javascript:", "data:", "vbscript:")):
        return [f"<{tag} {name}={value!r}>"]
    is_loaded = tag in LOADED and name in ("src", "srcset", "href", "data", "poster", "xlink:href")
    if (is_loaded or (tag == "form" and name == "action")) and ("//" in value or ":" in plain):
        return [f"<{tag}> loads {value!r}"]
    return []

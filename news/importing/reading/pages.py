"""HTML to lines: whole pages and fragments. No markup survives; what was hostile is flagged.

The tree is walked once, without recursion, so that depth and size cost only time. Containers
that pages use for menus, share buttons and teasers are taken out with a reason; on whole pages
trafilatura decides about short lines outside the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from news.importing.documents import ArticleText, Flag, Line, Removal
from news.importing.messages import flag
from news.importing.reading.decoding import visible
from news.importing.reading.page_metadata import read_metadata

_TAG_NAMES = (
    "html|head|body|div|p|span|a|b|i|u|em|strong|br|hr|h[1-6]|ul|ol|li|table|tr|td|th|img|figure|figcaption|article|"
    "section|main|nav|aside|header|footer|script|style|iframe|embed|object|svg|math|form|input|button|link|meta|"
    "blockquote|font|center|video|audio|source|base|template|noscript|textarea|details|marquee|style|title"
)
_TAG = re.compile(rf"<(?=[/A-Za-z])/?(?:{_TAG_NAMES})(?=[\s/>])[^<>]*>", re.IGNORECASE)
_LOOSE = re.compile(
    r"<\?(?:php\b|=)[^\n]*?(?:\?>|$)|<!--[^\n]*?(?:-->|$)"
    r"|<(?:script|iframe|img|svg|object|embed|video|audio|form|input|style|link|meta|base|body)\b[^<>\n=]*+=[^<>\n]*+$",
    re.IGNORECASE | re.MULTILINE,
)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_STRUCTURE = re.compile(r"<(?:p|br|li|tr|h[1-6])\b", re.IGNORECASE)
_BOX = re.compile(r"<div\b", re.IGNORECASE)
_TRAFILATURA_LIMIT = 1_000_000

_BLOCK = frozenset(
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer "
    "form "
    "h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul".split()
)
_DROPPED = frozenset(
    "script style noscript template iframe object embed svg math canvas select textarea head audio video applet "
    "frameset datalist".split()
)
_FURNITURE_TAGS = {"nav": "navigation", "footer": "licence", "aside": "related", "button": "share", "form": "comments"}
_FURNITURE_NAMES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(rf"(?:^|[\s_-])(?:{names})(?:$|[\s_-])", re.IGNORECASE))
    for reason, names in (
        ("navigation", "menu|nav|navbar|breadcrumbs?|topbar|main-menu|sub-menu|pagination"),
        ("share", "share|social|sharing|print|toolbar|addthis"),
        (
            "related",
            "related|relate|tinlienquan|tin-lien-quan|docnhieu|doc-nhieu|most-?(?:read|viewed)|more-?news|"
            "recommend(?:ed|ation)?|sidebar|readmore|read-more|teasers?",
        ),
        ("tags", "tags|tag-list|keywords|tu-khoa"),
        ("comments", "comments?|binh-luan|ykien|disqus"),
        ("advertising", "ads|advert|advertisement|banner|quang-cao|sponsor(?:ed)?"),
        ("follow", "newsletter|subscribe|popup|cookie|modal"),
        ("licence", "footer|copyright"),
    )
)
_HINTS = {
    "h1": "title",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "li": "list",
    "blockquote": "quotation",
    "figcaption": "caption",
}
_CAPTION_NAME = re.compile(r"(?:^|[\s_-])(?:caption|chu-?thich|image-?desc|photo-?desc)", re.IGNORECASE)
_LEAD_NAME = re.compile(r"(?:^|[\s_-])(?:sapo|lead|chapeau|article-?summary)(?:$|[\s_-])", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|left\s*:\s*-\d{3,}", re.IGNORECASE
)
_HOSTILE_ADDRESS = re.compile(r"(?:javascript|vbscript|data:text/html)", re.IGNORECASE)
_HARMLESS_SCRIPT = re.compile(r"javascript:(?:;|void\(?0?\)?;?)?$", re.IGNORECASE)
TEMPLATE_TAG = re.compile(r"\{%[^%]{0,300}%\}")
_TEMPLATE_CODE = re.compile(rf"{TEMPLATE_TAG.pattern}|\$\{{[^{{}}]{{0,200}}\}}|<%[^%]{{0,300}}%>")
_ESCAPED_CODE = re.compile(
    r"<\s{0,9}(?:script|iframe|object|embed|svg)\b|<\w[^<>]{0,200}\b(?:embedtype|linktype|on[a-z]{3,20})\s{0,9}=",
    re.IGNORECASE,
)
_IGNORED_IN_ADDRESSES = re.compile("[\x00-\x20]+")
_ATTACKING_CODE = re.compile(
    r"alert\s*\(|document\.cookie|eval\s*\(|innerHTML|fromCharCode|onerror|fetch\s*\(|XMLHttpRequest"
)
_FORGED = ("embedtype", "linktype")


def looks_like_markup(text: str) -> bool:
    """Whether the text is a web page or holds HTML elements."""
    return bool(_TAG.search(text))


def without_loose_tags(text: str) -> tuple[str, str]:
    """(the text, the first of them) without server code, comments and unfinished tags in what is no markup else."""
    found = _LOOSE.search(text) if "<" in text else None
    return (_LOOSE.sub("", text), found.group()) if found else (text, "")


def read_markup(text: str) -> ArticleText:
    """Lines, removals, metadata and warnings of a page or fragment; "" lines never appear."""
    whole_page = bool(_PAGE.search(text[:5_000]))
    keep_breaks = not _STRUCTURE.search(text) and not (whole_page and _BOX.search(text))
    source = text.replace("\n", "<br>") if keep_breaks else text
    tree = _parse(source)
    if tree is None:
        return ArticleText(lines=())
    hostile = _hostile_passage(text, tree, whole_page)
    walk = _Walk()
    walk.through(tree)
    lines, removals = walk.lines, walk.removals
    hostile = hostile or next((line.text for line in lines if _ESCAPED_CODE.search(line.text)), "")
    flags: tuple[Flag, ...] = (flag("hostile_markup", hostile),) if hostile else ()
    if whole_page and len(text) <= _TRAFILATURA_LIMIT:
        lines, outside = _without_page_furniture(text, lines)
        removals = [*removals, *outside]
    metadata = read_metadata(tree) if whole_page else None
    article = ArticleText(tuple(lines), tuple(removals), flags)
    return article if metadata is None else ArticleText(article.lines, article.removals, flags, metadata)


def _parse(source: str) -> etree._Element | None:
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    data = source.encode("utf-8", errors="ignore")
    try:
        tree = lxml_html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None
    return tree


@dataclass
class _Walk:
    """One pass over the tree, collecting visible text into lines."""

    lines: list[Line] = field(default_factory=list)
    removals: list[Removal] = field(default_factory=list)
    _chunks: list[str] = field(default_factory=list)
    _bold: int = 0
    _plain: bool = False
    _number: int = 0

    def through(self, tree: etree._Element) -> None:
        """Walk the whole tree; afterwards ``lines`` and ``removals`` are complete."""
        context: list[tuple[str | None, str | None]] = [(None, None)]
        dropped = 0
        for event, element in etree.iterwalk(tree, events=("start", "end")):
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                hint, reason = context[-1]
                if tag in _BLOCK:
                    self._flush(hint, reason)
                dropped += tag in _DROPPED
                hint, reason = _hint(element, tag) or hint, reason or _furniture(element, tag)
                context.append((hint, reason))
                self._bold += tag in ("b", "strong")
                if not dropped and element.text:
                    self._add(element.text)
                continue
            hint, reason = context.pop()
            if tag in _BLOCK:
                self._flush(hint, reason)
            elif tag in ("td", "th"):
                self._chunks.append(" | ")
            self._bold -= tag in ("b", "strong")
            dropped -= tag in _DROPPED
            if not dropped and element.tail:
                self._add(element.tail)
        self._flush(None, None)

    def _add(self, text: str) -> None:
        self._chunks.append(text)
        if text.strip() and not self._bold:
            self._plain = True

    def _flush(self, hint: str | None, reason: str | None) -> None:
        """End the current line."""
        text = " ".join(visible("".join(self._chunks)).split())
        bold_only = not self._plain
        self._chunks, self._plain = [], False
        row = text.rstrip("| ").lstrip("| ")
        if not row:
            return
        self._number += 1
        if reason:
            self.removals.append(Removal(row, reason, self._number))
            return
        if row != text and "|" in row:
            hint = "table"
        elif hint is None and bold_only:
            hint = "bold"
        self.lines.append(Line(self._number, row, hint, after_blank=True))


def _hint(element: etree._Element, tag: str) -> str | None:
    """What the element says about its text."""
    if tag in _HINTS:
        return _HINTS[tag]
    names = _names(element)
    if names and _CAPTION_NAME.search(names):
        return "caption"
    if names and _LEAD_NAME.search(names):
        return "lead"
    return None


def _furniture(element: etree._Element, tag: str) -> str | None:
    """The reason to take the element's text out, None for ordinary content."""
    if tag in ("html", "body", "article", "main"):
        return None
    if element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style") or ""):
        return "hidden"
    if tag in _FURNITURE_TAGS:
        return _FURNITURE_TAGS[tag]
    names = _names(element)
    if not names:
        return None
    for reason, pattern in _FURNITURE_NAMES:
        if pattern.search(names):
            return None if reason == "tags" and element.find(".//p") is not None else reason
    return None


def _names(element: etree._Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}".strip()[:300]


def _without_page_furniture(text: str, lines: list[Line]) -> tuple[list[Line], list[Removal]]:
    """Drop short lines that trafilatura leaves outside the article; whole sentences always stay."""
    extracted = trafilatura.extract(text, include_comments=False, include_tables=True, favor_recall=True)
    if not extracted:
        return lines, []
    inside = {" ".join(line.strip("-| ").split()) for line in extracted.split("\n")}
    joined = " ".join(extracted.split())
    kept: list[Line] = []
    removed: list[Removal] = []
    for line in lines:
        prose = len(line.text) >= 80 and line.text.rstrip("”\"')")[-1:] in ".!?…"
        if (
            prose
            or line.hint in ("title", "caption")
            or line.text in inside
            or line.text in joined
            or _is_data(line.text)
        ):
            kept.append(line)
        else:
            removed.append(Removal(line.text, "navigation", line.number))
    return (kept, removed) if kept else (lines, [])


def _is_data(text: str) -> bool:
    """Whether a short line tells when or by whom the article was published."""
    return len(text) < 120 and bool(re.search(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}|Tác giả|Nguồn", text))


def _hostile_passage(text: str, tree: etree._Element, whole_page: bool) -> str:
    """The first passage that tries to run or forge something, "" when there is none.

    The scripts and buttons every page has are not hostile; code inside an article or a fragment is.
    """
    template = _TEMPLATE_CODE.search(text)
    if template:
        return template.group()
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if any(element.get(name) is not None for name in _FORGED) or element.get("srcdoc") is not None:
            return _shown(element)
        if element.tag == "script" and _is_hostile_script(element, whole_page):
            return _shown(element)
        if element.tag in ("object", "applet", "base") and not whole_page:
            return _shown(element)
        for name, value in element.attrib.items():
            address = name in ("href", "src", "action", "formaction", "xlink:href", "data")
            if address and _is_hostile_address(value):
                return _shown(element)
            handler = str(name).lower().startswith("on")
            if handler and (not whole_page or _ATTACKING_CODE.search(value)):
                return _shown(element)
    return ""


def _is_hostile_address(value: str) -> bool:
    """Whether following the address would run something; browsers pass over blanks and control characters in it."""
    address = _IGNORED_IN_ADDRESSES.sub("", value[:200])
    return bool(_HOSTILE_ADDRESS.match(address)) and not _HARMLESS_SCRIPT.match(address)


def _is_hostile_script(element: etree._Element, whole_page: bool) -> bool:
    if "json" in (element.get("type") or ""):
        return False
    return not whole_page or bool(_ATTACKING_CODE.search(element.text or ""))


def _shown(element: etree._Element) -> str:
    """The element's start tag and text, shortened, for the warning's excerpt."""
    attributes = " ".join(f"{name}={value[:60]}" for name, value in list(element.attrib.items())[:3])
    return f"{element.tag} {attributes} {(element.text or '')[:80]}".strip()

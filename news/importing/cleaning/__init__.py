"""Cleaning: furniture, teasers and spam out, each removal with its reason; all else untouched."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from news.importing import shapes
from news.importing.cleaning import edges, inserts, strangers, teasers
from news.importing.cleaning.foot import foot
from news.importing.cleaning.furniture import furniture_reason, scraps, section_header
from news.importing.cleaning.spam import glued_share, spam_spans
from news.importing.documents import ArticleText, Flag, Line, Removal
from news.importing.messages import flag, said

_CAPTION_CODE = re.compile(r"\[caption\b[^\[\]]*\].*\[/caption\]\s*$")
_SLIDE = re.compile(r"\D{0,6}\d{1,3}\s?/\s?\d{1,3}")
CAPTION_LENGTH = 220
LEAST_SLIDES, SLIDE_GAP, LEAST_CAPTION = 2, 3, 6
GLUED_TEXT = 0.3

LONGEST_ARTICLE = 300_000
"""Characters beyond which a text is no article, so that asking what is foreign to it says nothing."""

__all__ = ["clean"]


def clean(text: ArticleText) -> ArticleText:
    """Take out what is not the article; returns the remaining lines with removals and warnings.

    Only ``spam`` and ``unrelated_text`` are warnings; ordinary furniture is removed in silence.
    """
    removals: list[Removal] = list(text.removals)
    flags: list[Flag] = list(text.flags)
    lines, inside, spam = _clean_within(text.lines)
    removals += inside
    if spam:
        flags.append(flag("spam", spam))
    lines = _without(lines, _furniture(lines), removals)
    lines = _hint_slides(lines, removals)
    rows = edges.table_rows(lines)
    lines = [replace(line, hint="table") if index in rows else line for index, line in enumerate(lines)]
    lines = _hint_captions(lines)
    for find in (
        edges.menus,
        edges.repeated_passages,
        teasers.marked_sections,
        teasers.doubled_headlines,
        edges.other_openings,
        teasers.headline_runs,
    ):
        lines = _without(lines, _careful(find, lines), removals)
    lines = _without(lines, edges.page_end(lines, removals), removals)
    if sum(len(line.text) for line in lines) <= LONGEST_ARTICLE:
        lines = _without_foreign(lines, removals, flags)
    removals.sort(key=lambda removal: (removal.line, removal.column))
    return replace(text, lines=tuple(lines), removals=tuple(removals), flags=tuple(flags))


def _without_foreign(lines: list[Line], removals: list[Removal], flags: list[Flag]) -> list[Line]:
    """The lines without other articles' texts that nothing sets apart; what runs on is flagged."""
    removed = kept = ""
    gone = inserts.above_title(lines)
    removed = next((lines[i].text for i in gone if shapes.is_prose(lines[i].text)), "")
    lines = _without(lines, gone, removals)
    gone, runs_on, doubtful = teasers.unrelated_paragraphs(lines)
    if runs_on:
        removed = removed or lines[min(gone)].text
    elif doubtful is not None:
        kept = lines[doubtful].text
    lines = _without(lines, gone, removals)
    gone = strangers.after_end_mark(lines)
    removed = removed or (lines[min(gone)].text if gone else "")
    lines = _without(lines, gone, removals)
    gone, foreign = foot(lines)
    removed = removed or ("" if foreign is None else lines[foreign].text)
    lines = _without(lines, gone, removals)
    gone = inserts.alternating_tail(lines) or inserts.between_paragraphs(lines)
    removed = removed or (lines[min(gone)].text if gone else "")
    lines = _without(lines, gone, removals)
    lines = _without(lines, inserts.lone_headlines(lines), removals)
    gone = _careful(strangers.strangers, lines)
    removed = removed or next((lines[i].text for i in sorted(gone) if shapes.is_prose(lines[i].text)), "")
    lines = _without(lines, gone, removals)
    gone = inserts.foreign_tail(lines)
    removed = removed or (lines[min(gone)].text if gone else "")
    if removed:
        flags.append(flag("unrelated_text", removed, said("removed")))
    elif kept:
        flags.append(flag("unrelated_text", kept, said("kept")))
    return _without(lines, gone, removals)


def _clean_within(lines: Sequence[Line]) -> tuple[list[Line], list[Removal], str]:
    """(lines without scraps and spam, removals, the first spam passage or "")."""
    kept: list[Line] = []
    removals: list[Removal] = []
    first_spam = ""
    glued = glued_share(" ".join(line.text for line in lines[:200])) > GLUED_TEXT
    for line in lines:
        spans = scraps(line.text)
        plain = glued or furniture_reason(line.text) == "widget" or _is_row_of_names(line.text)
        found = [] if plain else spam_spans(line.text)
        if found and not first_spam:
            first_spam = line.text[found[0].start : found[0].end]
        spans += [(span.start, span.end, "spam") for span in found]
        if not spans:
            kept.append(line)
            continue
        rest, taken = _cut(line, spans)
        removals += taken
        if any(character.isalnum() for character in rest):
            hint = "caption" if _CAPTION_CODE.match(line.text) else line.hint
            kept.append(replace(line, text=rest, hint=hint))
        elif rest:
            removals.append(Removal(rest, "markup", line.number))
    return kept, removals, first_spam


def _is_row_of_names(text: str) -> bool:
    """A menu of a site's own names ("Báo A | Báo A Online | Báo A TV"): nothing that promotes begins small."""
    parts = text.split(" | ")
    return len(parts) >= 3 and all(part[:1].isupper() and len(part.split()) <= 4 for part in parts)


def _cut(line: Line, spans: list[tuple[int, int, str]]) -> tuple[str, list[Removal]]:
    """The line without the spans (longest first where they overlap), and the removals."""
    text = line.text
    pieces: list[str] = []
    removals: list[Removal] = []
    position = 0
    for start, end, reason in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start < position:
            continue
        pieces.append(text[position:start])
        removals.append(Removal(text[start:end].strip(), reason, line.number, start))
        position = end
    pieces.append(text[position:])
    rest = pieces[0]
    for piece in pieces[1:]:
        rest = _joined(rest, piece)
    return rest.strip(), [removal for removal in removals if removal.text]


def _joined(left: str, right: str) -> str:
    """The two sides of a cut, with one blank between them and none before a mark."""
    left, right = left.rstrip(), right.lstrip()
    if not left or not right:
        return left + right
    return left + right if right[0] in ",.;:!?)”" else f"{left} {right}"


def _furniture(lines: Sequence[Line]) -> dict[int, str]:
    """Lines that are furniture by themselves; headers of lists are left for the lists' sake."""
    gone: dict[int, str] = {}
    repeated = edges.repeated_buttons(lines)
    for index, line in enumerate(lines):
        if index in repeated:
            gone[index] = "share"
        if line.hint == "title" or section_header(line.text):
            continue
        reason = furniture_reason(line.text)
        if reason and not (reason == "navigation" and line.hint == "heading"):
            gone[index] = reason
    return gone


def _hint_slides(lines: list[Line], removals: Sequence[Removal]) -> list[Line]:
    """The line below each counter of a gallery ("3/12") is the caption of its picture."""
    counters = {one.line for one in removals if one.column == 0 and _SLIDE.fullmatch(one.text)}
    if len(counters) < LEAST_SLIDES:
        return lines
    hinted = list(lines)
    for index, line in enumerate(lines):
        above = lines[index - 1].number if index else 0
        below = any(above < number < line.number <= number + SLIDE_GAP for number in counters)
        told = shapes.ends_sentence(line.text) or len(line.text.split()) >= LEAST_CAPTION
        if below and told and line.hint is None and len(line.text) <= CAPTION_LENGTH:
            hinted[index] = replace(line, hint="caption")
    return hinted


def _hint_captions(lines: list[Line]) -> list[Line]:
    """A short line after the repeated title of the article is the caption of a picture.

    (Sites use the title as the picture's alternative text.)
    """
    body = teasers.first_prose(lines)
    titles = {shapes.key(line.text) for line in lines[:body] if shapes.is_headline(line.text)}
    hinted = list(lines)
    for index in range(max(body, 1), len(lines) - 1):
        below = lines[index + 1]
        repeated = shapes.key(lines[index].text) in titles
        if repeated and below.hint is None and len(below.text) <= CAPTION_LENGTH and not below.text.endswith("?"):
            hinted[index + 1] = replace(below, hint="caption")
    return hinted


def _careful(find: Callable[[Sequence[Line]], dict[int, str]], lines: list[Line]) -> dict[int, str]:
    """What ``find`` would remove, unless that is most of the text."""
    gone = find(lines)
    prose = sum(len(line.text) for line in lines if shapes.is_prose(line.text))
    lost = sum(len(lines[index].text) for index in gone if shapes.is_prose(lines[index].text))
    if prose and lost > (1 - teasers.LEAST_BODY_SHARE) * prose:
        return {index: reason for index, reason in gone.items() if not shapes.is_prose(lines[index].text)}
    return gone


def _without(lines: list[Line], gone: dict[int, str], removals: list[Removal]) -> list[Line]:
    """The lines that stay; the others are added to ``removals``."""
    removals += [Removal(lines[index].text, reason, lines[index].number) for index, reason in sorted(gone.items())]
    return [line for index, line in enumerate(lines) if index not in gone]

"""The end of the page: where the article ends, and what of the lines below still belongs to it.

The article ends at its sign-off (a byline, an agency, closing thanks) or with its last sentence.
Below that only its own data, captions and lists that go on stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from news.importing import shapes
from news.importing.cleaning import cohesion
from news.importing.credits import is_anonymous, read_credit
from news.importing.documents import Line
from news.importing.interface import segments
from news.importing.lines import caption_text, is_addressed_question, is_thanks, split_label
from news.importing.vietnamese import fold

LEAST_SHARE = 0.45
LONG_LINE = 120
_TAG_LIST = re.compile(r"^[^.!?]{2,60}(?:\s*[,;]\s*[^.,;!?]{2,50}){1,14}$")
_END_LINE = re.compile(r"\(?\s*(?:hết|het|end|ends|the end)\s*\)?\.?|[#*]{3,}|-?\s?30\s?-", re.IGNORECASE)
_SIGNED = re.compile(r"^\(?\s*(?:theo|nguồn|source)\b\s*:?.{0,70}$", re.IGNORECASE)
_OPEN_END = re.compile(
    r"(?:[,:]|\b(?:và|của|là|cho|với|về|trong|tại|để|khi|mà|rằng|như|trên|cùng|các|những|được|bị|do|từ|đến|có|một|"
    r"hoặc|sau|trước|đó|the|of|and|to|in|for|with|that|a))$"
)
_CONTACT = re.compile(r"(?:\+?\d[\d .()-]{7,}\d|[\w.]+@[\w.]+\.\w+)")


def foot(lines: Sequence[Line]) -> tuple[dict[int, str], int | None]:
    """(lines to remove below the article, first of them that is running text of something else)."""
    prose = [index for index, line in enumerate(lines) if shapes.is_prose(line.text)]
    if not prose:
        return {}, None
    end = _sign_off(lines, prose)
    if end is None:
        return _below(lines, _last_running(lines, prose) + 1), None
    gone = {index: _reason(lines[index].text) for index in range(end, len(lines)) if not _own_data(lines, index)}
    gone.update(_later_names(lines, end))
    foreign = [index for index in gone if shapes.is_prose(lines[index].text)]
    return gone, (foreign[0] if foreign else None)


def _sign_off(lines: Sequence[Line], prose: Sequence[int]) -> int | None:
    """Index of the line that closes the article, when at least nearly half of the prose stands above it."""
    total = sum(len(lines[index].text) for index in prose)
    above = 0
    core: frozenset[str] | None = None
    for index in range(prose[0], len(lines)):
        text = lines[index].text
        if shapes.is_prose(text):
            above += len(text)
            continue
        if index <= prose[0] + 1 or above < LEAST_SHARE * total or not _closes(lines, index):
            continue
        following = index + 1
        if following < len(lines) and shapes.is_prose(lines[following].text):
            core = core or cohesion.core_pairs([lines[i].text for i in prose if i < index])
            before = [lines[i].text for i in prose if i < index]
            if cohesion.belongs(lines[following].text, before, core):
                continue
        return index + 1 if is_thanks(text) else index
    return None


def _later_names(lines: Sequence[Line], end: int) -> dict[int, str]:
    """Bare names below the author's: readers who comment, authors of other articles."""
    first = read_credit(lines[end].text) if end < len(lines) else None
    if first is None or first.author is None:
        return {}
    later: dict[int, str] = {}
    for index in range(end + 1, len(lines)):
        credit = read_credit(lines[index].text)
        if credit and credit.author and not credit.publisher and ":" not in lines[index].text:
            later[index] = "comments"
    return later


def _closes(lines: Sequence[Line], index: int) -> bool:
    """Whether the line signs the article or thanks the person interviewed."""
    line = lines[index]
    if line.hint in ("heading", "title", "caption", "table", "list") or caption_text(line) is not None:
        return False
    text = line.text
    if is_thanks(text) or _END_LINE.fullmatch(text) or is_anonymous(text):
        return True
    credit = read_credit(text)
    return credit is not None and bool(credit.author or credit.publisher) and not is_addressed_question(text)


def _last_running(lines: Sequence[Line], prose: Sequence[int]) -> int:
    """Index of the last line of the text itself: prose, a sentence, a question, an answer or a list."""
    last = prose[-1]
    for index in range(last + 1, len(lines)):
        if _is_running(lines, index, last):
            last = index
    return last


def _is_running(lines: Sequence[Line], index: int, last: int) -> bool:
    line = lines[index]
    text = line.text
    if line.hint in ("list", "table", "quotation", "lead", "sentence"):
        return True
    opened = lines[last].text.endswith(":")
    item = shapes.is_bullet(text) and (opened or not text[0].isdigit() or shapes.is_bullet(lines[last].text))
    if index == last + 1 and (opened or item or "|" in text):
        return True
    if is_thanks(text) or is_addressed_question(text) or split_label(text)[0]:
        return True
    if index == last + 1 and len(segments(text)) == 1 and _breaks_off(text):
        return True
    return is_sentence(text) and not text.endswith("?") and index <= last + 2


def _breaks_off(text: str) -> bool:
    """A paragraph that was cut: too long for a headline, or ended with a word that wants another."""
    return len(text) >= LONG_LINE or (len(text.split()) >= 6 and bool(_OPEN_END.search(text)))


def is_sentence(text: str) -> bool:
    """A short line that still is a sentence of its own: five words or more up to an end mark."""
    if len(text.split()) < 5 or len(segments(text)) > 1:
        return False
    return shapes.ends_sentence(text) and not text.endswith(("...", "…")) and not text[:1].islower()


def _below(lines: Sequence[Line], start: int) -> dict[int, str]:
    """The loose lines from ``start`` on."""
    return {index: _reason(lines[index].text) for index in range(start, len(lines)) if not _own_data(lines, index)}


def _own_data(lines: Sequence[Line], index: int) -> bool:
    """Date, author, source, end mark, caption: what belongs to the article without being its text."""
    line = lines[index]
    text = line.text
    if line.hint in ("caption", "title") or caption_text(line) is not None:
        return True
    if shapes.END_MARK.fullmatch(text) or _END_LINE.fullmatch(text) or is_anonymous(text) or _SIGNED.match(text):
        return True
    return read_credit(text) is not None


def _reason(text: str) -> str:
    """What a line below the article most likely is."""
    folded = fold(text)
    if text.startswith("#") or (_TAG_LIST.match(text) and not _CONTACT.search(text)):
        return "tags"
    if len(segments(text)) > 1:
        return "tags" if text[:1].islower() else "navigation"
    if _CONTACT.search(text) or "@" in folded:
        return "licence"
    return "related" if len(text.split()) >= 5 else "navigation"

"""Other articles' texts that nothing announces: above the title, between paragraphs, at the end.

What is removed here is reported as ``unrelated_text``, since no header sets it apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from news.importing import shapes
from news.importing.cleaning import cohesion
from news.importing.cleaning.teasers import is_news_opening
from news.importing.credits import read_credit
from news.importing.documents import Line
from news.importing.interface import is_interface, is_menu
from news.importing.lines import caption_text, is_addressed_question
from news.importing.vietnamese import fold

LEAST_TAIL = 3
LEAST_PAIRS = 4
LONE_WORDS = 10
HEADLINE_WORDS = 8
LONGEST_SAPO = 260
MOST_ABOVE = 0.4

_SUBJECT = re.compile(
    r"cong uoc|toi pham|khong gian mang|an ninh mang|lua dao|du lieu|truc tuyen|qua mang|tren mang|mang xa hoi|ma doc|"
    r"chung cu dien tu|cyber|online|fraud"
)
_OWN_SUBJECT = re.compile(r"cong uoc|toi pham mang|an ninh mang|cybercrime|convention")
_QUOTE = re.compile(r"[“”\"]")


def above_title(lines: Sequence[Line]) -> dict[int, str]:
    """Headlines with their first sentences above the article's own headline, which its date line follows."""
    for index in range(1, min(len(lines), 30)):
        credit = read_credit(lines[index].text) if lines[index].hint != "title" else None
        if credit is None or not (credit.published or shapes.is_date_line(lines[index].text)):
            continue
        title = index - 1
        while title > 0 and read_credit(lines[title].text) is not None:
            title -= 1
        above = [i for i in range(title) if shapes.is_prose(lines[i].text)]
        below = [i for i in range(index, len(lines)) if shapes.is_prose(lines[i].text)]
        if not above or not shapes.is_headline(lines[title].text, 5) or is_addressed_question(lines[title].text):
            return {}
        share = _length(lines, above) / max(1, _length(lines, [*above, *below]))
        paired = all(i > 0 and _is_headline(lines[i - 1]) and len(lines[i].text) <= 400 for i in above)
        if paired and share <= MOST_ABOVE and len(below) >= 2:
            return dict.fromkeys(range(title), "related")
        return {}
    return {}


def between_paragraphs(lines: Sequence[Line]) -> dict[int, str]:
    """Headlines between paragraphs, each with one sentence, that share nothing with a close-knit text."""
    prose = [i for i, line in enumerate(lines) if shapes.is_prose(line.text)]
    if len(prose) < 4:
        return {}
    pairs = [i for i in range(prose[0] + 1, len(lines) - 1) if _is_headline(lines[i]) and _is_sapo(lines, i + 1)]
    pairs = [i for i in pairs if i + 2 >= len(lines) or not _goes_on(lines, i + 2, prose)]
    own = [i for i in prose if i - 1 not in pairs]
    if not pairs or len(own) < 3 or not _close_knit([lines[i].text for i in own]):
        return {}
    rest = cohesion.joined_pairs([*(lines[i].text for i in own), *_head(lines, prose[0])])
    names = cohesion.names_in(lines[i].text for i in own)
    gone: dict[int, str] = {}
    for index in pairs:
        shared = cohesion.pairs(lines[index + 1].text) & rest
        apart = not shared and not _OWN_SUBJECT.search(fold(lines[index + 1].text))
        if apart and not (cohesion.given_names(lines[index + 1].text) & names):
            gone.update({index: "related", index + 1: "related"})
    return gone


def alternating_tail(lines: Sequence[Line]) -> dict[int, str]:
    """Two or more headlines at the end, each with one plain sentence or two: a list of other articles."""
    end = len(lines)
    while end and read_credit(lines[end - 1].text) is not None:
        end -= 1
    start = end
    while start >= 2 and _is_headline(lines[start - 2]) and _is_sapo(lines, start - 1):
        if len(re.findall(r"[.!?…](?:\s|$)", lines[start - 1].text)) > 2:
            break
        start -= 2
    above = [line.text for line in lines[:start] if shapes.is_prose(line.text)]
    listed = [line.text for line in lines[start:end] if shapes.is_prose(line.text)]
    if end - start < 4 or len(above) < 3 or sum(map(len, listed)) > MOST_ABOVE * sum(map(len, above)):
        return {}
    runs = any(shapes.is_prose(one.text) and shapes.is_prose(other.text) for one, other in pairwise(lines[:start]))
    if not runs or cohesion.names_in(above) & cohesion.names_in(listed):
        return {}
    return dict.fromkeys(range(start, end), "related")


def lone_headlines(lines: Sequence[Line]) -> dict[int, str]:
    """Headlines between two paragraphs that have nothing in common with what follows them, as headings do."""
    gone: dict[int, str] = {}
    for index in range(1, len(lines) - 1):
        around = shapes.is_prose(lines[index - 1].text) and shapes.is_prose(lines[index + 1].text)
        if not around or not _is_headline(lines[index]) or len(lines[index].text.split()) < LONE_WORDS:
            continue
        below: list[str] = []
        for line in lines[index + 1 : index + 4]:
            if not shapes.is_prose(line.text):
                break
            below.append(line.text)
        own = cohesion.pairs(lines[index].text)
        if len(own) >= LEAST_PAIRS and not own & cohesion.joined_pairs(below):
            gone[index] = "related"
    return gone


def _is_headline(line: Line) -> bool:
    """A line that looks like another article's headline rather than a subheading."""
    text = line.text
    if line.hint in ("heading", "title", "list", "table", "caption", "bold") or text.endswith(("?", "|")):
        return False
    if caption_text(line) is not None or is_menu(text):
        return False
    return shapes.is_headline(text, HEADLINE_WORDS) and read_credit(text) is None


def _is_sapo(lines: Sequence[Line], index: int) -> bool:
    """One or two plain sentences, without anybody's words."""
    text = lines[index].text
    return shapes.is_prose(text) and len(text) <= LONGEST_SAPO and not _QUOTE.search(text)


def _goes_on(lines: Sequence[Line], index: int, prose: Sequence[int]) -> bool:
    """Whether the line continues what the paragraph before it tells (so that a heading heads them both)."""
    if index not in prose:
        return False
    before, text = lines[index - 1].text, lines[index].text
    return bool(cohesion.pairs(before) & cohesion.pairs(text)) or bool(
        cohesion.given_names(before) & cohesion.given_names(text)
    )


def foreign_tail(lines: Sequence[Line]) -> dict[int, str]:
    """A run of paragraphs at the end that share no word pair, name or subject with a close-knit text above.

    Three of them are needed, or two that open like news items.
    """
    prose = [i for i, line in enumerate(lines) if shapes.is_prose(line.text)]
    tail: list[int] = []
    for index in reversed(prose):
        head = [lines[i].text for i in prose if i < index]
        if len(head) < 3 or not _is_foreign(lines[index].text, head, _head(lines, prose[0])):
            break
        tail.insert(0, index)
    opening = [i for i in tail if is_news_opening(lines[i].text)]
    if len(opening) >= 2:
        tail = [i for i in tail if i >= opening[0]]
    head = [lines[i].text for i in prose if not tail or i < tail[0]]
    enough = len(tail) >= LEAST_TAIL or (len(tail) == len(opening) == 2)
    if not enough or len(head) < 3 or not _close_knit(head) or _length(lines, tail) > 0.5 * _length(lines, prose):
        return {}
    if any(line.text.endswith("?") or line.hint == "caption" for line in lines[tail[0] :]):
        return {}
    return dict.fromkeys(range(tail[0], len(lines)), "related")


def _is_foreign(text: str, head: Sequence[str], title: Sequence[str]) -> bool:
    if _SUBJECT.search(fold(text)) or shapes.has_end_mark(text) or text.startswith(("“", '"', "-", "*")):
        return False
    named = cohesion.given_names(text)
    if any(not named.isdisjoint(cohesion.given_names(other)) for other in head):
        return False
    shared = len(cohesion.pairs(text) & cohesion.joined_pairs([*title, *head]))
    return shared <= (1 if is_news_opening(text) else 0)


def _close_knit(paragraphs: Sequence[str]) -> bool:
    """Whether most paragraphs share word pairs with the others."""
    sets = [cohesion.pairs(text) for text in paragraphs]
    knit = sum(
        bool(own & set().union(*(other for place, other in enumerate(sets) if place != number)))
        for number, own in enumerate(sets[:40])
    )
    return knit >= 0.6 * min(len(sets), 40)


def _head(lines: Sequence[Line], first: int) -> list[str]:
    return [line.text for line in lines[:first] if not is_interface(line.text)]


def _length(lines: Sequence[Line], indexes: Sequence[int]) -> int:
    return sum(len(lines[index].text) for index in indexes)

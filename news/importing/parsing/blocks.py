"""The body as blocks: paragraphs, headings, questions and answers, quotations, lists, tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from news.importing import shapes
from news.importing.documents import Block, Line
from news.importing.lines import (
    caption_text,
    is_addressed_question,
    is_question,
    is_thanks,
    split_label,
    without_asker,
)
from news.importing.names import find_names
from news.importing.parsing.quotations import quotation
from news.importing.vietnamese import fold

_INTERVIEW = re.compile(r"phong van|tra loi|trao doi voi|cuoc trao doi|doi thoai voi|interview")
_ASKED = re.compile(r"(?:phỏng vấn|trao đổi|trò chuyện|đối thoại)\s+(?:của|với|cùng)\s+", re.IGNORECASE)
_CONNECTIVE = frozenset(
    "việc của và các những với cho về trong tại là được từ đến theo do bởi để khi mà rằng như trên cùng cũng đã sẽ "
    "hoặc hay này".split()
)
_NUMBERED_HEADING = re.compile(r"^(?:[IVX]{1,4}|\d{1,2})[.)]\s+\S")
LONGEST_HEADING_WORDS = 26


def build_blocks(lines: Sequence[Line]) -> tuple[list[Block], list[str]]:
    """(blocks, captions) of the body's lines, in order."""
    captions: list[str] = []
    text_lines: list[Line] = []
    for line in lines:
        caption = caption_text(line)
        if caption is None:
            text_lines.append(line)
        elif caption not in captions:
            captions.append(caption)
    joined = join_broken(text_lines)
    interview = _is_interview(joined)
    dashes = sum(is_addressed_question(line.text) and line.text[:1] in "-–—" for line in joined) >= 1
    blocks: list[Block] = []
    index = 0
    answering = False
    while index < len(joined):
        block, index, answering = _next_block(joined, index, interview, dashes, answering)
        _append(blocks, block)
    return _with_interviewee(blocks, interview), captions


def join_broken(lines: Sequence[Line]) -> list[Line]:
    """Paragraphs broken in two (or sentences of a one-line file) as one line again."""
    joined: list[Line] = []
    for line in lines:
        if joined and _continues(joined[-1], line):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {line.text}")
        else:
            joined.append(line)
    return joined


def _continues(first: Line, second: Line) -> bool:
    """Whether the second line goes on with the first one's sentence."""
    if first.hint == "sentence" and second.hint == "sentence":
        return not is_addressed_question(second.text) and not is_addressed_question(first.text)
    if first.hint in ("title", "heading", "table", "list") or second.hint in (
        "title",
        "heading",
        "table",
        "list",
        "caption",
    ):
        return False
    if shapes.ends_sentence(first.text) or shapes.is_bullet(second.text) or first.text[-1] in ":;|":
        return False
    last = re.split(r"\s", first.text.rstrip())[-1].strip('“"(').lower()
    long_enough = len(first.text) >= shapes.PROSE_LENGTH
    if second.text[:1].islower():
        return long_enough or len(first.text.split()) >= 6
    return long_enough and (last in _CONNECTIVE or first.text.endswith(",")) and len(second.text) >= 30


def _is_interview(lines: Sequence[Line]) -> bool:
    """Two questions put to someone, or one after an introduction that speaks of an interview."""
    asked = sum(is_addressed_question(line.text) for line in lines)
    plain = sum(_bare_question(lines, index) for index in range(len(lines)))
    introduced = any(_INTERVIEW.search(fold(line.text)) for line in lines[:3])
    return asked >= 2 or (introduced and asked + plain >= 1) or (asked >= 1 and plain >= 2)


def _bare_question(lines: Sequence[Line], index: int) -> bool:
    """A line of its own that asks, with an answer below it."""
    text = lines[index].text
    if not text.endswith("?") or len(text) > 500 or index + 1 >= len(lines):
        return False
    return not lines[index + 1].text.endswith("?") and shapes.is_prose(lines[index + 1].text)


def _next_block(
    lines: list[Line], index: int, interview: bool, dashes: bool, answering: bool
) -> tuple[Block, int, bool]:
    """(block, index of the line after it, whether an answer goes on)."""
    line = lines[index]
    if line.hint == "table" or _is_row(lines, index):
        end = _run_end(lines, index, lambda i: lines[i].hint == "table" or "|" in lines[i].text)
        return Block("table", "\n".join(item.text for item in lines[index:end])), end, answering
    if interview and is_thanks(line.text):
        return Block("paragraph", shapes.without_bullet(line.text)), index + 1, False
    if is_question(line.text, dashes, interview):
        if interview or shapes.is_bullet(line.text):
            return Block("question", without_asker(line.text)), index + 1, True
        return Block("heading", line.text), index + 1, False
    if _bare_question(lines, index) and shapes.is_headline(line.text, 3):
        return Block("heading", line.text), index + 1, answering
    if _is_item(lines, index, dashes and answering):
        end = _run_end(lines, index, lambda i: lines[i].hint == "list" or shapes.is_bullet(lines[i].text))
        items = "\n".join(shapes.without_dash(item.text) for item in lines[index:end])
        return Block("answer" if answering else "list", items), end, answering
    if _is_heading(lines, index):
        return Block("heading", line.text.strip("*# ")), index + 1, answering
    if answering:
        speaker, words = split_label(line.text)
        return Block("answer", words, speaker), index + 1, True
    if line.hint == "quotation":
        return Block("quotation", line.text), index + 1, False
    return quotation(line.text) or Block("paragraph", line.text), index + 1, False


def _append(blocks: list[Block], block: Block) -> None:
    """Add a block; an answer that goes on is one block."""
    last = blocks[-1] if blocks else None
    if last and last.type == block.type == "answer" and block.speaker in (None, last.speaker):
        blocks[-1] = replace(last, text=f"{last.text}\n\n{block.text}")
    else:
        blocks.append(block)


def _run_end(lines: Sequence[Line], start: int, belongs: Callable[[int], bool]) -> int:
    end = start + 1
    while end < len(lines) and belongs(end):
        end += 1
    return end


def _is_row(lines: Sequence[Line], index: int) -> bool:
    """A line with cells, beside another one with as many."""
    cells = lines[index].text.count("|")
    if cells == 0:
        return False
    beside = [lines[i].text.count("|") for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return cells in beside


def _is_item(lines: Sequence[Line], index: int, dashes: bool) -> bool:
    """A line of a list: bullets in a row, after a colon, or as the markup declares."""
    line = lines[index]
    if line.hint == "list":
        return True
    if not shapes.is_bullet(line.text) or dashes:
        return False
    beside = any(0 <= i < len(lines) and shapes.is_bullet(lines[i].text) for i in (index - 1, index + 1))
    opened = index > 0 and lines[index - 1].text.endswith(":")
    return beside or opened or line.text[:1] in "-–—•*+▪■●"


def _is_heading(lines: Sequence[Line], index: int) -> bool:
    """A headline between paragraphs; not at the very end, where it would head nothing."""
    line = lines[index]
    if line.hint in ("heading", "title"):
        return True
    text = line.text.strip("*# ")
    if index + 1 >= len(lines) or len(text.split()) > LONGEST_HEADING_WORDS:
        return False
    if line.hint == "bold" and not shapes.is_prose(text) and shapes.is_headline(text, 2):
        return True
    follows = (
        shapes.is_prose(lines[index + 1].text)
        or shapes.is_bullet(lines[index + 1].text)
        or lines[index + 1].text.endswith("?")
    )
    numbered = bool(_NUMBERED_HEADING.match(text)) and len(text) < 120 and not text.endswith((".", ";"))
    return follows and (shapes.is_headline(text, 2) or numbered) and not text.endswith("?")


def _with_interviewee(blocks: list[Block], interview: bool) -> list[Block]:
    """Answers without a speaker are the interviewee's, whom the introduction names."""
    if not interview:
        return blocks
    named = next((block.speaker for block in blocks if block.type == "answer" and block.speaker), None)
    speaker = named or _interviewee(blocks)
    return [
        replace(block, speaker=speaker) if block.type == "answer" and block.speaker is None else block
        for block in blocks
    ]


def _interviewee(blocks: Sequence[Block]) -> str | None:
    """The person the introduction names: after "phỏng vấn của/với", otherwise the last one named."""
    for block in blocks[:3]:
        if block.type == "question" or not _INTERVIEW.search(fold(block.text)):
            continue
        names = find_names(block.text)
        asked = _ASKED.search(block.text)
        after = [span.name for span in names if asked and span.start >= asked.end()]
        if after or names:
            return after[0] if after else names[-1].name
    return None

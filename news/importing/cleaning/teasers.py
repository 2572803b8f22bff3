"""Other articles' headlines and first sentences, before, within and after the text.

Each function takes the lines that are left and says which of them (by index) go and why; nothing
is decided on one sign alone, since a lost paragraph is worse than a teaser left in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from news.importing import shapes
from news.importing.cleaning import cohesion
from news.importing.cleaning.furniture import is_marked_teaser, section_header
from news.importing.credits import read_credit
from news.importing.documents import Line
from news.importing.interface import is_menu
from news.importing.lines import is_addressed_question, split_label
from news.importing.names import find_names
from news.importing.vietnamese import fold

_CUT_OFF = re.compile(r"(?:\.\.\.|…)\s*$")
_NEWS_OPENING = re.compile(
    r"^(?:(?:Ngày|Sáng|Chiều|Tối|Trưa|Rạng sáng|Đêm|Khoảng)\s+(?:nay\b|qua\b|\(?\d{1,2}[./])|Mới đây|Liên quan "
    r"(?:đến|vụ)|Theo tin từ|"
    r"[A-ZÀ-ỸĐ][\wÀ-ỹ]*(?:\s[A-ZÀ-ỸĐ][\wÀ-ỹ]*){0,3}\s[-–—]\s[A-ZÀ-ỸĐ])"
)
_JUST_NOW = re.compile(
    r"(?<!\w)(?:vừa (?:có|ký|ban hành|xảy ra|bắt|khởi tố|xác nhận|qua)|mới đây|sáng nay|chiều nay|tối nay|hôm nay|bị "
    r"bắt|khởi tố)(?!\w)"
)
_SOURCE = re.compile(r"^(?:Nguồn|Theo|Tác giả|Source)\s*:\s*\S")
_BODY_AGAIN = 2
LEAST_BODY_SHARE = 0.4
LEAST_QUESTIONS = 3
_LIST_OPENING = re.compile(r":\s*$")


def doubled_in_line(text: str) -> str | None:
    """The half of a line that says the same thing twice, None for other lines."""
    if len(text) < 30 or len(text) > 500:
        return None
    middle = len(text) // 2
    for position in (middle, middle - 1, middle + 1):
        if 0 < position < len(text) and text[position] == " " and text[:position].strip() == text[position:].strip():
            return text[:position].strip()
    return None


def first_prose(lines: Sequence[Line]) -> int:
    """Index of the first paragraph of running text (the number of lines when there is none)."""
    return next((i for i, line in enumerate(lines) if shapes.is_prose(line.text)), len(lines))


def doubled_headlines(lines: Sequence[Line]) -> dict[int, str]:
    """Headlines given twice: the second copy of the article's own title, both of a teaser's."""
    gone: dict[int, str] = {}
    body = first_prose(lines)
    above = {shapes.key(line.text) for line in lines[:body] if shapes.is_headline(line.text)}
    for index, line in enumerate(lines):
        if doubled_in_line(line.text):
            gone[index] = "related" if index >= body else "duplicate"
        elif index and shapes.same_line(line.text, lines[index - 1].text) and index - 1 not in gone:
            gone[index] = "duplicate"
            headline = shapes.is_headline(line.text, least_words=2) and not shapes.is_prose(line.text)
            if index > body and headline:
                gone[index - 1] = "related"
                gone[index] = "related"
        elif index >= body and shapes.key(line.text) in above and shapes.is_headline(line.text):
            gone[index] = "duplicate"
    return gone


def marked_sections(lines: Sequence[Line]) -> dict[int, str]:
    """Lists under headers such as "Tin liên quan", "Đọc nhiều", "Bình luận"."""
    gone: dict[int, str] = {}
    body = first_prose(lines)
    total = _prose_length(lines)
    index = 0
    while index < len(lines):
        kind = section_header(lines[index].text)
        if kind is None or lines[index].hint == "title":
            index += 1
            continue
        end = _end_above_title(lines, index, body) if index < body else _end_of_section(lines, index, kind, total)
        reason = "comments" if kind == "comments" else "related"
        gone.update((i, reason) for i in range(index, end) if not _SOURCE.match(lines[i].text))
        index = max(end, index + 1)
    return gone


def _end_above_title(lines: Sequence[Line], header: int, body: int) -> int:
    """A list above the article ends before the last headline, which is the article's own."""
    end = header + 1
    headlines = [
        i
        for i in range(header + 1, body)
        if shapes.is_headline(lines[i].text) and read_credit(lines[i].text) is None and not is_menu(lines[i].text)
    ]
    own = headlines[-1] if headlines else body
    while end < own and read_credit(lines[end].text) is None:
        end += 1
    return end


def _end_of_section(lines: Sequence[Line], header: int, kind: str, total: int) -> int:
    """Where the article goes on after a list, or the end of the text.

    The article goes on with two paragraphs in a row, or one that is not under a headline of the
    list; under a header that belongs to the end of a page with three of some length.
    """
    rest = range(header + 1, len(lines))
    before = [line.text for line in lines[:header] if shapes.is_prose(line.text)]
    core = cohesion.core_pairs(before)
    if kind == "comments" and _prose_length(lines[:header]) >= LEAST_BODY_SHARE * total:
        return len(lines)
    if header + 1 < len(lines) and _empty(lines, header, kind):
        return header + 1
    needed = _BODY_AGAIN if kind == "related" else _BODY_AGAIN + 1
    for index in rest:
        if is_addressed_question(lines[index].text) and lines[index].text[:1] not in "-–—*•":
            return index
        if not shapes.is_prose(lines[index].text) or _CUT_OFF.search(lines[index].text):
            continue
        run = _prose_run(lines, index)
        own = cohesion.belongs(lines[index].text, before, core)
        if run >= needed and (own or _prose_length(lines[index:]) > LEAST_BODY_SHARE * total):
            return index
        own = own or (run == 1 and _signed_below(lines, index) and cohesion.tied(lines[index].text, before))
        last_paragraph = run == 1 and own and index - header <= 4 and _ends_article(lines, index)
        if kind == "related" and last_paragraph and not _under_doubled(lines, index):
            return index
    return len(lines)


def _empty(lines: Sequence[Line], header: int, kind: str) -> bool:
    """Whether running text follows the header at once, so that its list is not on the page."""
    below = lines[header + 1]
    if kind == "comments" or _CUT_OFF.search(below.text):
        return False
    return shapes.is_prose(below.text) and (header + 2 >= len(lines) or not _is_loose_headline(lines[header + 2]))


def _prose_run(lines: Sequence[Line], start: int) -> int:
    """How many paragraphs follow each other from ``start``."""
    end = start
    while end < len(lines) and shapes.is_prose(lines[end].text):
        end += 1
    return end - start


def _ends_article(lines: Sequence[Line], index: int) -> bool:
    """Whether the paragraph closes the text: an end mark, or only a name or source after it."""
    if shapes.has_end_mark(lines[index].text):
        return True
    if _signed_below(lines, index):
        return True
    after = lines[index + 1 : index + 3]
    return all(len(line.text) < 60 and not shapes.is_headline(line.text, 6) for line in after) and index + 3 >= len(
        lines
    )


def _signed_below(lines: Sequence[Line], index: int) -> bool:
    """Whether the author signs right below the paragraph."""
    credit = read_credit(lines[index + 1].text) if index + 1 < len(lines) else None
    return credit is not None and bool(credit.author)


def _under_doubled(lines: Sequence[Line], index: int) -> bool:
    return index >= 2 and shapes.same_line(lines[index - 1].text, lines[index - 2].text)


def headline_runs(lines: Sequence[Line]) -> dict[int, str]:
    """Marked teasers anywhere, and two or more headlines in a row after the text has begun.

    Lists stay: lines after a colon, lines with bullets, headings the markup declares, questions.
    """
    body = first_prose(lines)
    gone = {
        i: "related"
        for i, line in enumerate(lines)
        if is_marked_teaser(line.text) and not (i < body and _is_tagged_title(lines, i))
    }
    index = body + 1
    while index < len(lines):
        end = index
        while end < len(lines) and (_is_loose_headline(lines[end]) or _asks_in_run(lines, end, index)):
            end += 1
        opened = bool(_LIST_OPENING.search(lines[index - 1].text))
        if end - index >= 2 and not opened and not _is_enumeration(lines[index:end]):
            gone.update(dict.fromkeys(range(index, end), "related"))
        index = max(end, index + 1)
    return gone


def _is_tagged_title(lines: Sequence[Line], index: int) -> bool:
    """ "[Ảnh] …" right above the date line: the article's own headline with its kind in front."""
    tagged = lines[index].text.startswith("[") and index + 1 < len(lines)
    return tagged and read_credit(lines[index + 1].text) is not None


def _is_loose_headline(line: Line) -> bool:
    text = line.text
    if line.hint in ("heading", "title", "list", "table", "caption") or text.endswith(("?", "|")):
        return False
    return shapes.is_headline(text, least_words=7) and len(text) >= 35 and not _is_credit(text)


def _asks_in_run(lines: Sequence[Line], index: int, start: int) -> bool:
    """A headline that asks, beside one that does not: both of them other articles'."""
    line = lines[index]
    if line.hint is not None or not line.text.endswith("?") or is_addressed_question(line.text):
        return False
    if index + 1 < len(lines) and shapes.is_prose(lines[index + 1].text) and _asks_often(lines):
        return False
    beside = index > start or (index + 1 < len(lines) and _is_loose_headline(lines[index + 1]))
    return beside and shapes.is_headline(line.text, least_words=5)


def _asks_often(lines: Sequence[Line]) -> bool:
    """Whether questions with an answer below stand alone so often that the text is an interview."""
    asked = (one.text[-1] == "?" and not shapes.is_prose(one.text) for one in lines)
    answered = (shapes.is_prose(other.text) for other in lines[1:])
    return sum(question and answer for question, answer in zip(asked, answered, strict=False)) >= LEAST_QUESTIONS


def _is_credit(text: str) -> bool:
    return bool(re.match(r"(?:anh|nguon|theo|tac gia|bai)\b", fold(text[:12]))) or "Ảnh:" in text


def _is_enumeration(lines: Sequence[Line]) -> bool:
    """Lines that begin alike ("Ông …", "Phiên …") or carry times are a list, not teasers."""
    starts = {line.text.split()[0] for line in lines}
    timed = sum(bool(re.match(r"\d{1,2}\s?(?:[:hg]|giờ)", line.text)) for line in lines)
    return (len(lines) >= 3 and len(starts) == 1) or timed >= len(lines) - 1


def is_news_opening(text: str) -> bool:
    """A paragraph that begins like the first sentence of some other news item."""
    return bool(_NEWS_OPENING.match(text) or _JUST_NOW.search(text[:160]))


def unrelated_paragraphs(lines: Sequence[Line], title: str = "") -> tuple[dict[int, str], bool, int | None]:
    """(lines to remove, whether they run on unmarked, first doubtful line left in).

    At the end of the text a run of paragraphs that share nothing with the article and look like
    first sentences of other items goes; without such signs it stays and is only reported.
    """
    prose = [
        i
        for i, line in enumerate(lines)
        if shapes.is_prose(line.text) or (_CUT_OFF.search(line.text) and len(line.text) > 60)
    ]
    if len(prose) < 4:
        return {}, False, None
    core = cohesion.core_pairs([lines[i].text for i in prose], title)
    score = {i: cohesion.hits(lines[i].text, core) for i in prose}
    typical = sorted(score[i] for i in prose[: (2 * len(prose) + 2) // 3])[len(prose) // 3]
    if typical < 3:
        return {}, False, None
    tail = _foreign_tail(lines, prose, score, typical)
    signs = [i for i in tail if _has_sign(lines[i].text)]
    if len(signs) >= max(1, len(tail) // 3) and (len(tail) > 1 or _CUT_OFF.search(lines[tail[0]].text)):
        start = signs[0]
        gone = dict.fromkeys(range(start, len(lines)), "related")
        kept = {i for i in gone if i not in tail and not shapes.is_headline(lines[i].text, 6)}
        runs_on = not _is_set_apart(lines, start)
        return {i: reason for i, reason in gone.items() if i not in kept}, runs_on, None
    return {}, False, _doubtful(lines, prose, tail, score, typical)


def _doubtful(
    lines: Sequence[Line], prose: list[int], tail: list[int], score: dict[int, int], typical: int
) -> int | None:
    """The first paragraph of the tail that shares no word pair and no name with a long, close-knit text."""
    if len(prose) < 6 or typical < 5:
        return None
    named = {span.name for i in prose if i not in tail for span in find_names(lines[i].text)}
    for index in tail:
        text = lines[index].text
        if score[index] == 0 and len(text) >= 120 and not named & {span.name for span in find_names(text)}:
            return index
    return None


def _foreign_tail(lines: Sequence[Line], prose: list[int], score: dict[int, int], typical: int) -> list[int]:
    """The last paragraphs, each sharing (almost) nothing with the article.

    A paragraph that is cut off *and* opens like a news item may share a third of what is usual.
    """
    tail: list[int] = []
    for index in reversed(prose):
        text = lines[index].text
        limit = 1 if typical < 6 else 2
        if _CUT_OFF.search(text) and is_news_opening(text):
            limit = max(limit, typical // 3)
        if score[index] > limit or shapes.has_end_mark(text) or split_label(text)[0]:
            break
        tail.insert(0, index)
    return tail if len(tail) < len(prose) else []


def _has_sign(text: str) -> bool:
    return bool(_CUT_OFF.search(text)) or is_news_opening(text)


def _is_set_apart(lines: Sequence[Line], start: int) -> bool:
    """Whether an end mark or a signature stands between the article and what follows."""
    previous = lines[start - 1].text
    return shapes.has_end_mark(previous) or len(previous) < 40


def _prose_length(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines if shapes.is_prose(line.text))

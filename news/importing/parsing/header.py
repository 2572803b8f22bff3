"""What stands above and below the text: title, date, publisher, author. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from news.importing import shapes
from news.importing.cleaning.cohesion import pairs
from news.importing.credits import (
    author_name,
    find_stamp,
    is_anonymous,
    is_author,
    names_body,
    names_publication,
    read_credit,
)
from news.importing.documents import ArticleText, Line, PageMetadata, Removal
from news.importing.lines import caption_text, is_addressed_question
from news.importing.parsing.publisher import find_publisher
from news.importing.shapes import parse_full_date
from news.importing.vietnamese import fold

_RECORD = re.compile(
    r"^(date|ngày đăng|ngày|published|đăng ngày|tiêu đề|title|headline|tác giả|author|by|nguồn|source|url|link|theo|"
    r"thực hiện|bài và ảnh|bài, ảnh|ảnh và bài|bài|tin|tóm tắt|sapo|lead)\s*(?::|(?<=date)\s+(?=\d))\s*(.*)$",
    re.IGNORECASE,
)
_DOMAIN = re.compile(
    r"(?<![\w@.])(?:https?://)?(?:www\.)?((?:[a-z0-9-]{2,30}\.){1,3}(?:vn|com|net|org|info))(?![\w.])", re.IGNORECASE
)
_SIGNED = re.compile(r"^\(?\s*(?:Theo|Nguồn)\s*:?\s+(?=[A-ZĐ\"“])(.{2,60}?)\)?\.?$")
_END_LINE = re.compile(r"\(?\s*(?:hết|het|end|ends|the end)\s*\)?\.?|[#*]{3,}|-?\s?30\s?-", re.IGNORECASE)
LONGEST_SOURCE = 80
BESIDE = 6
_OTHERS = frozenset({"related", "licence", "comments", "spam", "unrelated", "template"})
LONGEST_SENTENCE_TITLE = 24
LONGEST_USUAL_TITLE = 22


@dataclass
class Frame:
    """What header and foot of the article say, and the lines of the body between them."""

    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    author: str | None = None
    lead: str | None = None
    body: list[Line] = field(default_factory=list)
    removals: list[Removal] = field(default_factory=list)
    stamps: list[tuple[Line, date]] = field(default_factory=list)


def read_frame(article: ArticleText) -> Frame:
    """Take the header and the signature off the lines. The title is None when the text has none."""
    frame = Frame()
    lines = list(article.lines)
    start = _body_start(lines)
    candidates: list[Line] = []
    rest: list[Line] = []
    authors: list[tuple[Line, str]] = []
    for line in lines[:start]:
        before, frame.published = frame.published, None
        taken = _take_header_line(frame, line)
        if taken and frame.published:
            frame.stamps.append((line, frame.published))
        frame.published = before or frame.published
        credit = read_credit(line.text) if taken else None
        if credit and credit.author:
            authors.append((line, credit.author))
        if not taken:
            (candidates if _may_be_title(line) or line is _sentence_title(lines) else rest).append(line)
    title = _choose_title(candidates, lines, start, article)
    if title is not None:
        frame.published = _nearest_stamp(frame, title, lines) or frame.published
        frame.published = frame.published or _date_beside(title, rest, article.removals)
        frame.title = frame.title or _bare_title(frame, title.text, [removal.text for removal in article.removals])
        rest = _without_scraps(frame, rest)
        _correct_author(frame, title, authors, lines)
    kept = _above_and_below(frame, candidates, title)
    if title is None:
        frame.removals += [Removal(line.text, "navigation", line.number) for line in kept if names_body(line.text)]
        kept = [line for line in kept if not names_body(line.text)]
    if title is None and _begins_within(lines, start):
        frame.removals += [Removal(line.text, "related", line.number) for line in kept]
        kept = []
    body = sorted([*rest, *kept], key=lambda line: lines.index(line)) + lines[start:]
    frame.body = _without_signature(frame, _without_late_credits(frame, body))
    _complete(frame, article.metadata, article.removals)
    return frame


def _correct_author(frame: Frame, title: Line, authors: Sequence[tuple[Line, str]], lines: Sequence[Line]) -> None:
    """The author is who signs below the title; a bare name above it is the page's own, not an author's."""
    if frame.author not in [name for _, name in authors]:
        return
    place = next(place for place, line in enumerate(lines) if line is title)
    below = [name for line, name in authors if any(line is other for other in lines[place:])]
    signed = [name for line, name in authors if ":" in line.text or any(mark.isdigit() for mark in line.text)]
    frame.author = next(iter([*below, *signed]), None)


def _nearest_stamp(frame: Frame, title: Line, lines: Sequence[Line]) -> date | None:
    """The first date below the title, else the last above it: a page's clock stands further off."""
    places = {id(line): place for place, line in enumerate(lines)}
    below = [day for line, day in frame.stamps if places[id(line)] >= places[id(title)]]
    return below[0] if below else (frame.stamps[-1][1] if frame.stamps else None)


def _date_beside(title: Line, rest: Sequence[Line], removals: Sequence[Removal]) -> date | None:
    """The date in a short line with other words beside the title: below it first, then above it."""
    beside = [(line.number, line.text) for line in rest]
    beside += [(one.line, one.text) for one in removals if one.reason not in _OTHERS and one.column == 0]
    dated = [
        ((number < title.number, abs(number - title.number)), day)
        for number, text in beside
        if abs(number - title.number) <= BESIDE and len(text) <= LONGEST_SOURCE
        for day in [parse_full_date(text)]
        if day
    ]
    return min(dated)[1] if dated else None


def _body_start(lines: Sequence[Line]) -> int:
    """Index of the first line of the text itself: running text, a question to someone, a list."""
    for index, line in enumerate(lines):
        if _RECORD.match(line.text) or shapes.is_date_line(line.text) or line.hint == "title":
            continue
        if read_credit(line.text) or _asking_title(lines, index) or line is _sentence_title(lines):
            continue
        if line.hint == "lead" or shapes.is_prose(line.text) or is_addressed_question(line.text):
            return index
        if not shapes.is_headline(line.text) and len(line.text) >= 60:
            return index
    return min(len(lines), _leading_headlines(lines))


def _leading_headlines(lines: Sequence[Line]) -> int:
    """In a text without prose only its first headline-like lines can be a header."""
    return 1 if lines and _may_be_title(lines[0]) and len(lines) > 1 else 0


def _may_be_title(line: Line) -> bool:
    if line.hint == "title":
        return True
    if line.hint in ("caption", "table", "list") or caption_text(line) is not None:
        return False
    return shapes.is_headline(line.text)


def _take_header_line(frame: Frame, line: Line) -> bool:
    """Read a date, record or credit line into the frame; False when the line is something else."""
    record = _RECORD.match(line.text)
    if record and _take_record(frame, record[1].lower(), record[2].strip()):
        return True
    if shapes.is_date_line(line.text):
        frame.published = frame.published or parse_full_date(line.text)
        return True
    return line.hint != "title" and _take_credit(frame, line.text)


def _take_credit(frame: Frame, text: str) -> bool:
    """Read a line of date, author and publisher; False when it says anything else."""
    if is_anonymous(text):
        return True
    credit = read_credit(text)
    if credit is None:
        return False
    frame.published = frame.published or credit.published
    frame.author = frame.author or credit.author
    frame.publisher = frame.publisher or credit.publisher
    return True


def _take_record(frame: Frame, name: str, value: str) -> bool:
    """Read one "name: value" line; False when it is not meant as one (a headline with a colon)."""
    if name in ("tiêu đề", "title", "headline"):
        frame.title = frame.title or value or None
    elif name in ("date", "ngày đăng", "ngày", "published", "đăng ngày"):
        if value and parse_full_date(value) is None:
            return False
        frame.published = frame.published or parse_full_date(value)
    elif name in ("tác giả", "author", "by", "thực hiện", "bài và ảnh", "bài, ảnh", "ảnh và bài", "bài", "tin"):
        if not value or len(value) > 60 or not (is_author(value) or is_anonymous(value)):
            return False
        frame.author = frame.author or author_name(value) or None
    elif name in ("tóm tắt", "sapo", "lead"):
        frame.lead = frame.lead or value or None
    elif len(value) <= LONGEST_SOURCE or "://" in value:
        domain = _DOMAIN.search(value)
        if name in ("url", "link") or domain:
            frame.publisher = frame.publisher or (domain[1].lower() if domain else None)
        else:
            frame.publisher = frame.publisher or value.strip(" ./") or None
    else:
        return False
    return True


def _asking_title(lines: Sequence[Line], index: int) -> bool:
    """A long headline that asks or exclaims, at the top: no body yet, and data or running text below."""
    text = lines[index].text
    if text[-1] not in "?!" or not shapes.is_headline(text) or index + 1 >= len(lines) or index > 6:
        return False
    below = lines[index + 1]
    dated = read_credit(below.text) is not None
    return dated or (not is_addressed_question(text) and not text.startswith(("-", "–", "*")) and index == 0)


def _sentence_title(lines: Sequence[Line]) -> Line | None:
    """A first line that ends with a full stop and still is the headline: short, with the date line below it."""
    if len(lines) < 3 or not lines[0].text.endswith(".") or len(lines[0].text.split()) > LONGEST_SENTENCE_TITLE:
        return None
    credit = read_credit(lines[1].text)
    dated = credit is not None and credit.published is not None
    return lines[0] if dated and shapes.is_headline(lines[0].text.rstrip(". ")) else None


def _bare_title(frame: Frame, text: str, page: Sequence[str] = ()) -> str:
    """The title without the date or the paper's name that share its line."""
    stamp = find_stamp(text)
    if stamp and (stamp.end() >= len(text.rstrip(" )|-–")) and len(text[: stamp.start()].split()) >= 4):
        rest = text[: stamp.start()].rstrip(" |-–•,(")
        if re.search(r"\d{1,2}[:h]\d{2}|[|•]\s*$", stamp.group() + text[len(rest) : stamp.start()]):
            frame.published = frame.published or parse_full_date(stamp.group())
            text = rest
    middle = len(text) // 2
    if len(text) >= 40 and text[:middle].strip() == text[-middle:].strip():
        return text[:middle].strip()
    head, mark, tail = text.rpartition(" | ") if " | " in text else text.rpartition(" - ")
    named = names_publication(tail.strip()) or sum(tail.strip() in other for other in page) >= 2
    if mark and len(head.split()) >= 4 and named and tail.strip()[:1].isupper() and len(tail.split()) <= 6:
        frame.publisher = frame.publisher or tail.strip()
        return head.strip()
    return text


def _begins_within(lines: Sequence[Line], start: int) -> bool:
    """Whether the text begins in the middle of a sentence, so that no headline above can be its own."""
    return start < len(lines) and lines[start].text[:1].islower()


def _choose_title(candidates: Sequence[Line], lines: Sequence[Line], start: int, article: ArticleText) -> Line | None:
    """The headline that fits best: declared, repeated on the page, beside the date, about the same as the text."""
    declared = shapes.key(article.metadata.title or "")
    broken = _begins_within(lines, start) and not declared
    candidates = [line for line in candidates if line.hint == "title" or not names_body(line.text)]
    if not candidates or (broken and not any(line.hint == "title" for line in candidates)):
        return None
    opening = pairs(" ".join(line.text for line in lines[start : start + 6]))
    repeated = {shapes.key(removal.text) for removal in article.removals if removal.reason == "duplicate"}
    capitals = sum(line.text.isupper() for line in candidates)
    places = {id(line): place for place, line in enumerate(lines)}

    def fitness(position: int) -> float:
        line = candidates[position]
        own = pairs(line.text)
        words = len(line.text.split())
        place = places[id(line)]
        score = 3.0 * (line.hint == "title") + 2.0 * (shapes.key(line.text) in repeated)
        score += 3.0 * (declared != "" and shapes.key(line.text) in declared)
        score += 2.0 * len(own & opening) / len(own) if own else 0.0
        score += 0.4 * (position == len(candidates) - 1) + min(words, 14) / 28
        score += 0.8 * (place + 1 < len(lines) and read_credit(lines[place + 1].text) is not None)
        score -= 1.5 * (line.text.isupper() and words <= 6 and capitals < len(candidates))
        return score - 0.5 * (words > LONGEST_USUAL_TITLE)

    return candidates[max(range(len(candidates)), key=fitness)]


def _without_scraps(frame: Frame, rest: Sequence[Line]) -> list[Line]:
    """The lines of the header beside a title without its scraps: a few words that are no sentence."""
    kept: list[Line] = []
    for line in rest:
        loose = line.hint in (None, "bold", "sentence") and caption_text(line) is None
        if loose and len(line.text.split()) <= 6 and not shapes.ends_sentence(line.text) and line.text[-1] != ":":
            frame.removals.append(Removal(line.text, "navigation", line.number))
        else:
            kept.append(line)
    return kept


def _above_and_below(frame: Frame, candidates: Sequence[Line], title: Line | None) -> list[Line]:
    """Headlines beside the title: those above it go, a single one below it stays with the text."""
    if title is None:
        return list(candidates)
    position = candidates.index(title)
    for line in candidates[:position]:
        reason = "related" if len(line.text.split()) >= 7 else "navigation"
        frame.removals.append(Removal(line.text, reason, line.number))
    below = list(candidates[position + 1 :])
    if len(below) >= 2:
        frame.removals += [Removal(line.text, "related", line.number) for line in below]
        return []
    if below and frame.lead is None and len(below[0].text.split()) >= 14:
        frame.lead = below[0].text
    return below


def _without_late_credits(frame: Frame, body: list[Line]) -> list[Line]:
    """Take author and date that stand below the first paragraph into the frame, where the header has neither."""
    if frame.author or frame.title is None or len(body) < 4:
        return body
    late = [
        line
        for line in body[1:4]
        if line.hint is None and caption_text(line) is None and (read_credit(line.text) or is_anonymous(line.text))
    ]
    credits = [credit for line in late for credit in [read_credit(line.text)] if credit]
    if not any(credit.author for credit in credits) or sum(credit.published is not None for credit in credits) != 1:
        return body
    return [line for line in body if line not in late or not _take_credit(frame, line.text)]


def _without_signature(frame: Frame, body: list[Line]) -> list[Line]:
    """Take author, source and date off the end of the body; a date above other lines heads them and stays."""
    end = len(body)
    kept: list[Line] = []
    while end and len(body) - end < 6:
        line = body[end - 1]
        if shapes.is_prose(line.text) or line.text.endswith(("?", "!")):
            break
        if (kept and shapes.is_date_line(line.text)) or not _take_signature(frame, line):
            kept.insert(0, line)
        end -= 1
    return [*body[:end], *kept]


def _take_signature(frame: Frame, line: Line) -> bool:
    """Read one line of the signature; False when it belongs to the text."""
    text = line.text.strip()
    record = _RECORD.match(text)
    if record and not record[2].strip():
        frame.removals.append(Removal(line.text, "source_line", line.number))
        return True
    if (
        record
        and record[1].lower() not in ("date", "title", "tiêu đề")
        and _take_record(frame, record[1].lower(), record[2].strip())
    ):
        return True
    signed = None if "/" in text else _SIGNED.match(text)
    if signed:
        frame.publisher = frame.publisher or signed[1].strip(" ./")
        return True
    if shapes.is_date_line(text):
        frame.published = frame.published or parse_full_date(text)
        return True
    if shapes.END_MARK.fullmatch(text) or _END_LINE.fullmatch(text):
        return True
    domain = _DOMAIN.fullmatch(text)
    if domain:
        frame.publisher = frame.publisher or domain[1].lower()
        return True
    return line.hint in (None, "bold", "sentence") and _take_credit(frame, text)


def _complete(frame: Frame, metadata: PageMetadata, removals: Sequence[Removal]) -> None:
    """Fill what the lines did not tell from the page's head, the agency mark and the page's own name."""
    frame.title = frame.title or metadata.title
    frame.published = frame.published or metadata.published
    frame.author = re.sub(r"^(?:By|Theo)\s+", "", frame.author or metadata.author or "") or None
    stated = frame.publisher or metadata.publisher
    frame.publisher = find_publisher(stated, frame.title, frame.body, [*removals, *frame.removals])
    if frame.title:
        frame.title = frame.title.strip().strip("*").strip()
    if metadata.lead and frame.lead is None and frame.body:
        first = frame.body[0]
        if fold(first.text)[:60] == fold(metadata.lead)[:60]:
            frame.body[0] = replace(first, hint="lead")

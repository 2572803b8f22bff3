"""Officials and their positions, in every order Vietnamese uses.

A person counts when a position stands before or after the name: "Thứ trưởng Bộ X Nguyễn A",
"Thiếu tướng Nguyễn A, Cục trưởng Cục Y (Bộ X)", "ông Nguyễn A - Giám đốc Z". Authors and people
who only signed the article do not count, nor do suspects and victims.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from news.importing.documents import KnownOfficial, OfficialMention, ParsedArticle
from news.importing.names import NameSpan, find_names
from news.importing.recognising import positions, positions_english
from news.importing.vietnamese import fold, is_syllable

WINDOW_BEFORE = 160
WINDOW_AFTER = 200
LONGEST_POSITION_WORDS = 34
SAME_NAME = 92
_SENTENCE_BREAK = re.compile(r"[.!?;:…“”\"]\s*(?!\d)")
_BODY_IN_APPOSITION = re.compile(rf",\s(?=(?:{positions.BODY.pattern})[^,]*,)")
_ABBREVIATIONS = (
    ("LHQ", "Liên hợp quốc"),
    ("TTK", "Tổng Thư ký"),
    ("BCA", "Bộ Công an"),
    ("BNG", "Bộ Ngoại giao"),
    ("TƯ", "Trung ương"),
)


@dataclass
class _Person:
    """What was gathered of one name."""

    name: str
    forms: list[str] = field(default_factory=list)
    ranks: list[str] = field(default_factory=list)
    titled: bool = False


def find_officials(article: ParsedArticle, known: Sequence[KnownOfficial] = ()) -> tuple[OfficialMention, ...]:
    """The officials in title and body, in order of first mention.

    ``position`` is the longest form met; someone met without any position counts only when known.
    """
    people: dict[str, _Person] = {}
    index = {fold(name): official for official in known for name in (official.name, *official.aliases)}
    for passage in _passages(article):
        _collect(passage, _names(passage, index), people)
    _add_captions(article, index, people)
    author = fold(article.author or "")
    found: list[OfficialMention] = []
    for person in people.values():
        official = match_known(person.name, index)
        if fold(person.name) in author or not (person.forms or official):
            continue
        forms = sorted(dict.fromkeys(person.forms), key=len, reverse=True)
        position = forms[0] if forms else (person.ranks[0] if person.ranks else "")
        rank = max(person.ranks, key=len) if person.ranks else None
        found.append(OfficialMention(person.name, position, rank, tuple(forms), official.id if official else None))
    return tuple(found)


def match_known(name: str, index: dict[str, KnownOfficial]) -> KnownOfficial | None:
    """The known person of that name, across spelling and diacritics; None when nobody is close."""
    folded = fold(name)
    if folded in index:
        return index[folded]
    words = folded.split()
    best: tuple[float, KnownOfficial] | None = None
    for candidate, official in index.items():
        parts = candidate.split()
        if len(parts) != len(words) or parts[0][0] != words[0][0] or parts[-1][0] != words[-1][0]:
            continue
        likeness = fuzz.ratio(folded, candidate)
        if likeness >= SAME_NAME and (best is None or likeness > best[0]):
            best = (likeness, official)
    return best[1] if best else None


def expanded(position: str) -> str:
    """The position with usual abbreviations written out (LHQ, TTK, BCA), for comparing."""
    for short, full in _ABBREVIATIONS:
        position = re.sub(rf"(?<!\w){short}(?!\w)", full, position)
    return position


def _passages(article: ParsedArticle) -> Iterable[str]:
    if article.title:
        yield article.title
    for block in article.blocks:
        yield from block.full_text.split("\n")


def _add_captions(article: ParsedArticle, index: dict[str, KnownOfficial], people: dict[str, _Person]) -> None:
    """What captions say of people whom the body names; those only pictured do not count."""
    pictured: dict[str, _Person] = {}
    for caption in article.captions:
        _collect(caption, _names(caption, index), pictured)
    for key, person in pictured.items():
        if key in people:
            people[key].forms += person.forms
            people[key].ranks += person.ranks


def _names(text: str, index: dict[str, KnownOfficial]) -> list[NameSpan]:
    """The names in a paragraph; known people are found without diacritics as well."""
    names = find_names(text)
    folded = fold(text)
    if len(folded) != len(text):
        return names
    for known in index:
        at = folded.find(known)
        end = at + len(known)
        whole = (
            at >= 0 and text[at].isupper() and not folded[at - 1 : at].isalnum() and not folded[end : end + 1].isalnum()
        )
        if whole and not any(at < span.end and span.start < end for span in names):
            names.append(NameSpan(text[at:end], at, end))
    return sorted(names, key=lambda span: span.start)


def _collect(text: str, names: Sequence[NameSpan], people: dict[str, _Person]) -> None:
    """Add what one paragraph says of the people in it."""
    start = 0
    for number, span in enumerate(names):
        end = names[number + 1].start if number + 1 < len(names) else len(text)
        leading = text[max(start, span.start - WINDOW_BEFORE) : span.start]
        following = text[span.end : min(end, span.end + WINDOW_AFTER)]
        start = span.end
        rank, form, accused, honorific = _before(leading)
        if accused:
            continue
        after = _after(following, followed=end < len(text) and end < span.end + WINDOW_AFTER)
        if form is None and after is None:
            english_rank, form = positions_english.before_name(leading)
            rank = rank or english_rank
            after = positions_english.after_name(following)
        if after:
            start += following.find(after) + len(after)
        nothing_said = form is None and rank is None and after is None and not honorific
        if nothing_said and fold(span.name) not in people and not _is_vietnamese(span):
            continue
        person = people.setdefault(fold(span.name), _Person(span.name))
        person.forms += [words for words in (form, after) if words]
        person.ranks += [rank] if rank else []


def _is_vietnamese(span: NameSpan) -> bool:
    return all(is_syllable(word) for word in span.name.split())


def _before(words: str) -> tuple[str | None, str | None, bool, bool]:
    """(rank, position, accused, honorific) of the words that lead up to a name."""
    breaks = list(_SENTENCE_BREAK.finditer(words))
    for found in reversed(breaks):
        if not re.search(r"(?:TS|GS|PGS|ThS|Th\.S)\.?$", words[: found.start() + 1]):
            words = words[found.end() :]
            break
    plain = words.rstrip()
    accused = bool(positions.ACCUSED.search(plain))
    title = positions.HONORIFIC.search(plain)
    if title:
        plain = plain[: title.start()].rstrip(" ,")
    if plain.endswith((",", "-", "–", "(", ")")) and not title:
        return None, None, accused, False
    rank: str | None = None
    ranks = [match for match in positions.RANK.finditer(plain)]
    if ranks and ranks[-1].end() >= len(plain.rstrip(" ,.")):
        first = ranks[-1]
        rank = plain[first.start() :].strip(" ,")
        plain = plain[: first.start()].rstrip(" ,")
    form = _position_at_end(plain)
    return rank, form, accused, bool(title)


def _position_at_end(words: str) -> str | None:
    """The position that ``words`` end with, from its first head on; None when there is none."""
    heads = list(positions.HEAD.finditer(words))
    chosen: int | None = None
    for head in reversed(heads):
        path = words[head.start() :]
        upto = path if chosen is None else words[head.start() : chosen]
        if not _may_belong(
            words[head.end() :] if chosen is None else upto[head.end() - head.start() :], chosen is not None
        ):
            break
        if chosen is not None and not re.search(r"(?:,|\bkiêm|\bvà|/)\s*$", upto) and not _nested(upto):
            break
        chosen = head.start()
    if chosen is None:
        return None
    former = positions.ACTING.search(words[:chosen])
    start = former.start() if former else chosen
    position = positions.trimmed_position(words[start:])
    return position if len(position.split()) <= LONGEST_POSITION_WORDS else None


def _nested(words: str) -> bool:
    """A head inside a longer position ("Phó Trưởng đoàn Đại diện …", "Trợ lý Bộ trưởng")."""
    return len(words.split()) <= 6 and "," not in words and not re.search(r"\bvà\s*$", words)


def _may_belong(words: str, joining: bool) -> bool:
    """Whether the words after a head can be the rest of its position, up to the name."""
    plain = re.sub(r"phòng, chống", "phòng chống", words)
    if positions.STOP_WORDS.search(plain) or positions.MANY.search(plain):
        return False
    body = _BODY_IN_APPOSITION.sub(" ", plain.rstrip(" ,") + ",").rstrip(",")
    if joining:
        return "," not in body and len(plain.split()) <= 20
    return "," not in body and len(plain.split()) <= 24


def _after(words: str, followed: bool) -> str | None:
    """The position in apposition after a name (", Cục trưởng …", " - Giám đốc …", " (Đại sứ …)").

    ``followed``: the words run up to another name, whose position the last words may be.
    """
    opening = re.match(
        r"\s*(?:,|-|–|—|\()\s*(?:(?:hiện là|hiện|nay là|là|đồng thời là|kiêm|nguyên|cựu|quyền)\s+)?|\s+(?:hiện là|là|"
        r"giữ chức|giữ chức vụ|được bổ nhiệm(?: giữ chức| làm)?)\s+",
        words,
    )
    if not opening:
        return None
    head = positions.HEAD.match(words, opening.end())
    if not head:
        return None
    former = re.search(r"(nguyên|cựu|quyền)\s+$", words[: head.start()])
    start = former.start(1) if former else head.start()
    next_title = positions.NEXT_PERSON.search(words, head.end()) if followed else None
    if next_title:
        words = words[: next_title.start()]
    stop = _end_of_apposition(words, head.end(), "(" in opening.group())
    position = positions.trimmed_position(words[start:stop])
    runs_to_name = followed and not next_title and stop >= len(words.rstrip())
    if runs_to_name or not position or len(position.split()) > LONGEST_POSITION_WORDS:
        return None
    return position


def _end_of_apposition(words: str, start: int, bracketed: bool) -> int:
    """Where the position ends: at a verb, a mark, or a comma that no further position follows."""
    stop = len(words)
    verb = positions.STOP_WORDS.search(words, start)
    if verb:
        stop = verb.start()
    for match in re.finditer(r"[,;:.!?–—“”\")(]|\s-\s", words[start:stop]):
        mark, at = match.group().strip(), start + match.start()
        if mark == "(":
            continue
        if mark == ")":
            if bracketed and "(" not in words[start:at]:
                return at
            continue
        if mark == ",":
            rest = words[at + 1 :].lstrip()
            if words[:at].lower().endswith("phòng") and rest.startswith("chống"):
                continue
            if positions.HEAD.match(rest) or positions.BODY.match(rest):
                continue
        if mark == "." and re.match(r"\w", words[at + 1 : at + 2]):
            continue
        return at
    return stop

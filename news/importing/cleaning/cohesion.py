"""How closely a paragraph belongs to its article, measured by the word pairs the article repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from news.importing.names import find_names
from news.importing.vietnamese import LONGEST_SENTENCE, fold, is_plain_syllable

_ADDRESSED = re.compile(
    r"(?:Ông|ông|Bà|bà|Chị|chị|Anh|anh|Em|em|Cô|cô|Chú|chú|Bác|bác|Cụ|cụ|tá|úy|tướng)\s([A-ZĐÀ-Ỹ][\wÀ-ỹ]+)"
)
_WORD = re.compile(r"[^\W\d_]+")
STOP = frozenset(
    "va cua cac nhung la duoc trong cho voi tai khong da co den ve nay theo mot nguoi nam ngay thang khi de tu do "
    "nhu se "
    "cung con ra vao bi tren duoi sau truoc moi nhieu rat hon rang thi ma o the of and to in for a on is".split()
)
LEAST_FOREIGN, STEM = 6, 7
_COMMON_ENGLISH = frozenset(
    "people before because should during between through against without within million percent according country "
    "countries officials national international government minister ministry said thursday monday tuesday wednesday "
    "saturday sunday friday october november december september january february vietnam cybercrime convention "
    "police online digital security".split()
)
_EVERYWHERE = frozenset(
    "viet nam|ha noi|thu tuong|chinh phu|co quan|chuc nang|quoc gia|trung uong|chu tich|bo truong|cong an|thu do|"
    "thanh pho|phat trien|thuc hien|to chuc|hoat dong|thoi gian|cong tac|pho thu|pho chu|cho biet|ong nguyen".split("|")
)


@dataclass(frozen=True, slots=True)
class _Told:
    """The word pairs of a text, and its first and last word."""

    pairs: frozenset[str]
    first: str
    last: str


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring words of a text, folded, without function words; in English its longer words too."""
    return _told(text).pairs


def joined_pairs(texts: Iterable[str]) -> set[str]:
    """The pairs of texts that follow each other, with those of one text's last and the next one's first word."""
    found: set[str] = set()
    last = ""
    for text in texts:
        told = _told(text)
        found |= told.pairs
        if last and told.first:
            found |= _paired((last, told.first))
        last = told.last or last
    return found


def _told(text: str) -> _Told:
    return _take(text) if len(text) <= LONGEST_SENTENCE else _take.__wrapped__(text)


@lru_cache(maxsize=512)
def _take(text: str) -> _Told:
    words = _WORD.findall(fold(text))
    return _Told(_paired(words) | _foreign(words), words[0], words[-1]) if words else _Told(frozenset(), "", "")


def _foreign(words: Sequence[str]) -> frozenset[str]:
    """The stems of the longer words of a text in English; nothing of a Vietnamese one."""
    longer = [word for word in words if len(word) >= LEAST_FOREIGN and not is_plain_syllable(word)]
    if 4 * len(longer) < len(words):
        return frozenset()
    return frozenset(word[:STEM] for word in longer if word not in _COMMON_ENGLISH)


def _paired(words: Sequence[str]) -> frozenset[str]:
    couples = pairwise(words)
    found = {f"{first} {second}" for first, second in couples if first not in STOP and second not in STOP}
    return frozenset(found - _EVERYWHERE)


def core_pairs(paragraphs: Sequence[str], title: str = "") -> frozenset[str]:
    """The pairs that carry the article: in the title, or in at least two of its paragraphs.

    Only the first two thirds count, since what does not belong stands at the end.
    """
    head = paragraphs[: max(2, (2 * len(paragraphs) + 2) // 3)]
    counts: Counter[str] = Counter()
    for paragraph in head:
        counts.update(pairs(paragraph))
    repeated = {pair for pair, count in counts.items() if count >= 2}
    return frozenset(repeated | pairs(title))


def hits(paragraph: str, core: frozenset[str]) -> int:
    """How many of the article's own pairs the paragraph holds."""
    return len(pairs(paragraph) & core)


def given_names(text: str) -> frozenset[str]:
    """The last words of the names in the text, and capitalised words after "ông", "bà" and ranks."""
    return _given_names(text) if len(text) <= LONGEST_SENTENCE else _given_names.__wrapped__(text)


@lru_cache(maxsize=512)
def _given_names(text: str) -> frozenset[str]:
    named = {span.name.split()[-1] for span in find_names(text)}
    return frozenset(named.union(_ADDRESSED.findall(text)))


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """The given names in any of the texts."""
    return frozenset().union(*map(given_names, texts))


def belongs(paragraph: str, before: Sequence[str], core: frozenset[str]) -> bool:
    """Whether a paragraph goes on with the article: two of its own pairs, or a person named before."""
    if hits(paragraph, core) >= 2:
        return True
    own = given_names(paragraph)
    return bool(own) and any(not own.isdisjoint(given_names(text)) for text in before)


def tied(paragraph: str, before: Sequence[str]) -> bool:
    """Whether a paragraph shares two word pairs or a person with all that stands before it."""
    own = given_names(paragraph)
    if own and any(not own.isdisjoint(given_names(text)) for text in before):
        return True
    return len(pairs(paragraph) & joined_pairs(before)) >= 2

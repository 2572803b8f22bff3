"""How closely a paragraph belongs to its article, measured by the word pairs the article repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from news.importing.names import find_names
from news.importing.vietnamese import fold

_ADDRESSED = re.compile(
    r"(?:[Ôô]ng|[Bb]à|[Cc]hị|[Aa]nh|[Ee]m|[Cc]ô|[Cc]hú|[Bb]ác|[Cc]ụ|tá|úy|tướng)\s([A-ZĐÀ-Ỹ][\wÀ-ỹ]+)"
)
_WORD = re.compile(r"[^\W\d_]+")
STOP = frozenset(
    "va cua cac nhung la duoc trong cho voi tai khong da co den ve nay theo mot nguoi nam ngay thang khi de tu do "
    "nhu se "
    "cung con ra vao bi tren duoi sau truoc moi nhieu rat hon rang thi ma o the of and to in for a on is".split()
)
_EVERYWHERE = frozenset(
    "viet nam|ha noi|thu tuong|chinh phu|co quan|chuc nang|quoc gia|trung uong|chu tich|bo truong|cong an|thu do|"
    "thanh pho|phat trien|thuc hien|to chuc|hoat dong|thoi gian|cong tac|pho thu|pho chu|cho biet|ong nguyen".split("|")
)


def pairs(text: str) -> set[str]:
    """The pairs of neighbouring words of a text, folded, without function words."""
    words = _WORD.findall(fold(text))
    return {
        f"{first} {second}"
        for first, second in pairwise(words)
        if first not in STOP and second not in STOP and f"{first} {second}" not in _EVERYWHERE
    }


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


def given_names(text: str) -> set[str]:
    """The last words of the names in the text, and capitalised words after "ông", "bà" and ranks."""
    named = {span.name.split()[-1] for span in find_names(text)}
    return named | set(_ADDRESSED.findall(text))


def belongs(paragraph: str, before: Sequence[str], core: frozenset[str]) -> bool:
    """Whether a paragraph goes on with the article: two of its own pairs, or a person named before."""
    if hits(paragraph, core) >= 2:
        return True
    return bool(given_names(paragraph) & given_names(" . ".join(before)))


def tied(paragraph: str, before: Sequence[str]) -> bool:
    """Whether a paragraph shares two word pairs or a person with all that stands before it."""
    whole = " . ".join(before)
    return len(pairs(paragraph) & pairs(whole)) >= 2 or bool(given_names(paragraph) & given_names(whole))

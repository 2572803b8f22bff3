"""Advertising and search-engine text put into an article, as lines and inside sentences.

An article on cybercrime writes of betting sites and casinos as a matter of course, so a word
alone is never enough: a passage goes only when it holds an anchor that no editor would write
(syllables glued together, a betting brand, a search phrase, several of the trade's own phrases where
nothing is reported) and it is cut at the nearest marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from news.importing.cleaning.promotion import brand_spans, promotion_spans
from news.importing.cleaning.search_runs import search_runs
from news.importing.phrases import Phrases
from news.importing.vietnamese import fold, is_syllable, split_syllables

LEAST_GLUED_LETTERS = 16
LEAST_GLUED_SYLLABLES = 4

_LETTERS = re.compile(r"[^\W\d_]+")
_SEARCH_PHRASE = Phrases(
    r"(?:soi keo|keo nha cai|t[iy] le keo|soi cau)"
    r"(?: (?:nha cai|bong da|truc tuyen|hom nay|dem nay|ngoai hang anh|uy tin|lo|de|mb|mn|xsmb|vip|mien bac|\d))+|"
    r"xem bong da truc tuyen|truc tiep bong da(?: hom nay)?|xem truc tiep bong da|lich thi dau bong da(?: hom nay)?|"
    r"ket qua xo so mien (?:bac|nam|trung)(?: hom nay)?|xsmb|xsmn|xsmt|xo so kien thiet(?: hom nay)?|du doan xo so|"
    r"nha cai uy tin|trang ca cuoc uy tin|top nha cai|link vao (?:nha cai|trang|moi nhat)|"
    r"dang ky (?:nhan|tang) \d+k|tang \d+k|khuyen mai nap(?: tien)?(?: lan dau)?|casino (?:truc tuyen|online) uy tin|"
    r"betting tips|viagra|cialis|seo top google|mua ban backlink|hack (?:facebook|zalo|acc) (?:gia re|uy tin)"
)
_TRADE_PHRASE = Phrases(
    r"lo de online|danh lo de|choi (?:tai xiu|xoc dia|bau cua|poker|no hu|ban ca)(?: online)?|"
    r"game (?:no hu|bai|ban ca|danh bai)(?: doi thuong)?|tai xiu online|xoc dia online|no hu doi thuong|"
    r"ban ca doi thuong|danh bai doi thuong|nap (?:tien )?lan dau|hoan tra \d+(?:[.,]\d+)?%|casino (?:truc tuyen|"
    r"online)|"
    r"ca (?:cuoc|do) (?:bong da|the thao) (?:truc tuyen|online)|tai app(?: ve may)?(?: ngay)?|choi ngay(?: hom nay)?|"
    r"slot(?: game)? online|online casino|payday loans?|vay tien (?:nhanh|online|khong the chap)|vay nhanh(?: online)?|"
    r"thuoc (?:giam can|tang cuong sinh ly)|kiem tien online(?: tai nha)?|lam bang gia|cho thue sim"
)
_SCORES = ("ty so", "ti so", "ty le", "ti le", "keo", "nhan dinh")
_SCORE_PHRASE = re.compile(r"(?:ty so|ti so|ty le|ti le|(?<!\w)keo|(?<!\w)nhan dinh)((?: [a-z]{2,12}){2,4})(?!\w)")
_LOAN_WORDS = frozenset(
    "internet email online website web video app robot startup test smartphone logistics offline wifi camera file "
    "virus "
    "chip vaccine".split()
)
_TOPICAL = frozenset(
    "ca cuoc danh bac nha cai casino co bac keo bet slot online tructuyen vip uy tin hom nay moi nhat".split()
)
_REPORTING = re.compile(
    r"triet pha|bat giu|duong day|vu an|to chuc danh bac|canh bao|lua dao|xu ly|dieu tra|cong an|toi pham|bi can|doi "
    r"tuong|canh sat|phap luat|ngan chan"
)
_CLAUSE_MARKS = ',;:.!?…()“”"–—'
_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Span:
    """A passage of spam in a line, characters ``start`` to ``end``."""

    start: int
    end: int


def spam_spans(text: str) -> list[Span]:
    """Where in the line advertising stands, in order, not overlapping; [] for a clean line."""
    folded = _aligned(text)
    glued = _glued_spans(text)
    anchors = [*glued, *(Span(*span) for span in brand_spans(folded))]
    reporting = bool(_REPORTING.search(folded))
    phrases = [Span(m.start(), m.end()) for m in _SEARCH_PHRASE.finditer(folded)]
    phrases += _score_spans(text, folded)
    trade = [Span(m.start(), m.end()) for m in _TRADE_PHRASE.finditer(folded)]
    if anchors or phrases:
        phrases += trade
    if reporting and len(phrases) + len(anchors) < 3 and not glued:
        anchors, phrases = [], []
    anchors += phrases
    promotion = [Span(*span) for span in (*promotion_spans(text, folded), *search_runs(text, folded))]
    if not anchors:
        return _merged(text, promotion)
    covered = sum(span.end - span.start for span in anchors)
    if covered > 0.45 * len(text) or (
        len(anchors) >= 3 and not reporting and len(text) < 400 and covered > 0.2 * len(text)
    ):
        return [Span(0, len(text))]
    spans = [_extended(text, folded, span) for span in sorted(anchors, key=lambda span: span.start)]
    return _merged(text, [*spans, *promotion])


def glued_share(text: str) -> float:
    """Share of the text's characters that stand in glued words (a text without spaces is no spam)."""
    long = [token for token in text.split() if len(token) >= LEAST_GLUED_LETTERS]
    return sum(span.end - span.start for token in long for span in _glued_spans(token)) / len(text) if text else 0.0


def _aligned(text: str) -> str:
    """Folded text of the same length, so that positions can be carried over."""
    folded = fold(text)
    return folded if len(folded) == len(text) else "".join(fold(character)[:1] or " " for character in text)


def _glued_spans(text: str) -> list[Span]:
    """Runs of letters that are four or more Vietnamese syllables without a space.

    Text that lost its first or last letters is recognised too: up to three letters at either end
    need not form a syllable.
    """
    found: list[Span] = []
    if max(map(len, text.split()), default=0) < LEAST_GLUED_LETTERS:
        return found
    for match in _LETTERS.finditer(text):
        run = match.group().lower()
        if len(run) < LEAST_GLUED_LETTERS or (run.isascii() and len(run) < 24):
            continue
        if _is_glued(run[:400]):
            found.append(Span(match.start(), match.end()))
    return found


def _is_glued(run: str) -> bool:
    for head in range(4):
        for tail in range(4):
            parts = split_syllables(run[head : len(run) - tail])
            if parts and len(parts) >= LEAST_GLUED_SYLLABLES and len(run) / len(parts) >= 2.2:
                return True
    return False


def _score_spans(text: str, folded: str) -> list[Span]:
    """ "tỷ số" and the like before foreign names in small letters: search text, not a sentence."""
    found: list[Span] = []
    if not any(map(folded.__contains__, _SCORES)):
        return found
    for match in _SCORE_PHRASE.finditer(folded):
        words = text[match.start(1) : match.end(1)].split()
        run = list(takewhile(lambda word: word.isascii() and word.islower(), words))
        while run and is_syllable(run[-1]):
            run.pop()
        foreign = [word for word in run if not is_syllable(word) and word not in _LOAN_WORDS]
        if len(run) >= 2 and foreign:
            found.append(Span(match.start(), match.start(1) + sum(len(word) + 1 for word in run)))
    return found


def _extended(text: str, folded: str, span: Span) -> Span:
    """The span grown over adjoining words that cannot belong to the sentence."""
    start, end = span.start, _after_search_words(text, folded, span.end)
    while end < len(text):
        match = _WORD.match(text, end + (text[end] == " "))
        if not match or not _is_foreign_word(match.group(), folded[match.start() : match.end()]):
            break
        end = match.end()
        if match.group()[-1] in _CLAUSE_MARKS:
            end -= 1
            break
    while start > 1 and text[start - 1] == " ":
        begin = text.rfind(" ", 0, start - 1) + 1
        word = text[begin : start - 1]
        if word[-1:] in _CLAUSE_MARKS or not _is_foreign_word(word, folded[begin : start - 1]):
            break
        start = begin
    return Span(start, end)


def _after_search_words(text: str, folded: str, end: int) -> int:
    """End of a search phrase cut open by the span: up to two small words, then two foreign ones."""
    words = [match for match, _ in zip(_WORD.finditer(text, end), range(4), strict=False)]
    small = 0
    for match in words:
        word = match.group()
        if _is_foreign_word(word, folded[match.start() : match.end()]):
            break
        if small == 2 or word[-1] in _CLAUSE_MARKS or not word.islower():
            return end
        small += 1
    foreign = words[small : small + 2]
    if len(foreign) == 2 and all(_is_foreign_word(m.group(), folded[m.start() : m.end()]) for m in foreign):
        return foreign[0].start() - 1
    return end


def _is_foreign_word(word: str, folded: str) -> bool:
    """A small-letter word that is no Vietnamese syllable, or one of the trade's own words."""
    bare, plain = word.strip(_CLAUSE_MARKS), folded.strip(_CLAUSE_MARKS)
    if not bare or bare != bare.lower() or not bare.isalpha():
        return False
    return plain in _TOPICAL or (bare.isascii() and not is_syllable(bare)) or bare == "los"


def _merged(text: str, spans: list[Span]) -> list[Span]:
    """Overlapping or nearly touching spans as one, with the blanks and marks left over between them."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if (
            merged
            and span.start - merged[-1].end <= 12
            and not re.search(r"[.!?]\s", text[merged[-1].end : span.start])
        ):
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged

"""Runs of words written for search engines: the stretch of a sentence that a score of its words singles out.

Each phrase of the trade (odds, lotteries, fixtures, films) counts for the run, each other word against it, and a mark
that ends a sentence ends it too, so that no fixed wording and no mark around the run is needed. What an article itself
says of betting has no word that people only type into a search box; such runs stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from news.importing.phrases import words
from news.importing.vietnamese import is_syllable

STRONG, WEAK, OTHER, CAPITAL, COMMA = 4.0, 2.0, -1.1, -1.5, -1.0
LEAST_SCORE = 8.0
LEAST_HITS = 3
LONGEST_PHRASE = 4
NEAR_WORDS = 4

_STRONG = (
    "keo nha cai|nha cai|ty le keo|ti le keo|keo bong da|keo chau a|ty le cuoc|soi keo|soi cau|lo de|bach thu|xo so|"
    "xs mien bac|xsmb|xsmn|xsmt|xskt|kqxs|vietlott|quay thu|tai xiu|no hu|xoc dia|ban ca|bai doi thuong|game bai|"
    "doi thuong|ca cuoc|ca do|danh bac|casino|baccarat|poker|jackpot|slot|gacor|rong ho|da ga|lo to|bxh|"
    "bang xep hang|lich thi dau|ket qua bong da|kqbd|ltd|ngoai hang anh|ngoai hang|cup c1|cup c2|la liga|serie a|"
    "bundesliga|v league|vleague|world cup|euro|arsenal|chelsea|liverpool|man city|man utd|mu|barca|barcelona|"
    "real madrid|juventus|psg|bayern|tottenham|everton|ronaldo|messi|phim sex|phim online|xem phim|review phim|"
    "phim chieu rap|phim hay|vietsub|thuyet minh full|truyen tranh|truyen full|loi bai hat|nhac remix|tai nhac|"
    "hack game|mod apk|tai game|viagra|cialis|sim so dep|phong thuy|xem boi|tu vi|con so may man|giai ma giac mo"
)
_WEAK = (
    "ty so|ti so|ty le|ti le|bong da|nhan dinh|du doan|ket qua|bong|keo|cuoc|truc tiep|mien bac|mien nam|mien trung|"
    "kien thiet|minh ngoc|chinh xac|chinh xac nhat|chau a|chau au|thu hai|thu ba|thu 2|thu 3|thu 4|thu 5|thu 6|"
    "thu 7|chu nhat|anh|duc|y|vs|toi nay|dem nay|hom nay|hom qua|ngay mai|moi nhat|uy tin|uy tin nhat|so 1|"
    "top 10|nap rut|nap rut nhanh|rut tien nhanh|khuyen mai|thanh vien moi|hoan tra|hoan tien|"
    "sieu toc|thuong|lan nap dau|nap lan dau|tan thu|trai nghiem|nhan ngay|"
    "tang|link|link vao|"
    "khong bi chan|dang nhap|dang ky|tai app|tai|tai ve|mien phi|truc tuyen|online|full|hd|hay nhat|vip|md5|h5|"
    "the thao|xem|choi|nhan|code|giftcode|dien dan|cao thu|tinh|dai|giai dac biet|the cao|sbobet|tip|tips|"
    "gia re|chinh hang|tap cuoi|phan 2|pdf"
)
_SEARCHED = frozenset(
    "truc tiep|mien bac|mien nam|mien trung|minh ngoc|toi nay|dem nay|hom nay|hom qua|ngay mai|moi nhat|uy tin|"
    "uy tin nhat|top 10|nap rut|nap rut nhanh|khuyen mai|thanh vien moi|hoan tra|link|link vao|khong bi chan|dang nhap|"
    "dang ky|tai app|tai ve|mien phi|vs|md5|h5|chinh xac nhat|du doan|nhan dinh|ty so|ti so|hay nhat|vietsub|full|"
    "gacor|bxh|kqxs|kqbd|ltd|mod apk|quay thu|code|giftcode|phim online|review phim".split("|")
)
_PHRASES = {phrase: STRONG for phrase in _STRONG.split("|")} | {phrase: WEAK for phrase in _WEAK.split("|")}
_FIRST = {phrase.split()[0] for phrase in _PHRASES}
_STRONG_BY_WORD: dict[str, list[str]] = {}
for _phrase in _STRONG.split("|"):
    _STRONG_BY_WORD.setdefault(_phrase.split()[0], []).append(_phrase)
_ANCHORS = re.compile(
    r"(?<![\w@.])(?:" + "|".join(sorted(map(re.escape, _STRONG.split("|")), key=len, reverse=True)) + r")(?![\w@])"
)
_REPORTED = re.compile(
    r"(?<!\w)(?:triet pha|bat giu|khoi to|duong day|vu an|to chuc|canh bao|toi|hanh vi|quang cao|moi chao|rao|"
    r"cac trang|trang web|website|ung dung|choi|thua|tham gia|nhu|bao gom|cum tu|tu khoa|loi moi|dan du|gia mao)\W*$"
)
_LOAN_WORDS = frozenset(
    "internet email online website web video app robot startup test smartphone logistics offline wifi camera file "
    "virus chip vaccine clip blog sim pin laptop server hacker".split()
)
_TOKEN = re.compile(r"\w+")
_STOPS = re.compile(r"[.!?…;:“”\"()\[\]«»]")


@dataclass
class _Unit:
    """A phrase or word of the line, with what it counts for a run."""

    start: int
    end: int
    score: float
    hit: str = ""


def search_runs(text: str, folded: str) -> list[tuple[int, int]]:
    """(start, end) of the runs in a line; ``folded`` is the line folded, of the same length."""
    begun = _STRONG_BY_WORD.keys() & words(folded)
    likely = any(phrase in folded for word in begun for phrase in _STRONG_BY_WORD[word])
    if not likely or not _ANCHORS.search(folded):
        return []
    units = list(_units(text, folded))
    found: list[tuple[int, int]] = []
    first = best = 0
    total = top = 0.0
    for place, unit in enumerate([*units, _Unit(len(text), len(text), -1e9)]):
        gap = text[units[place - 1].end : unit.start] if place else ""
        broken = bool(_STOPS.search(gap))
        total += unit.score + (COMMA if "," in gap else 0.0)
        if broken or total <= 0:
            if top >= LEAST_SCORE and _is_searched(units[first : best + 1], text, folded):
                found.append(_grown(text, units, first, best))
            first, total, top = place, unit.score, 0.0
            if total <= 0:
                first, total = place + 1, 0.0
        if total > top:
            best, top = place, total
    return found


def _units(text: str, folded: str) -> Iterator[_Unit]:
    """The line's phrases, the longest at each place, and its other words."""
    tokens = [match.span() for match in _TOKEN.finditer(folded)]
    place = 0
    while place < len(tokens):
        start, end = tokens[place]
        word = folded[start:end]
        for length in range(min(LONGEST_PHRASE, len(tokens) - place), 0, -1) if word in _FIRST else ():
            stop = tokens[place + length - 1][1]
            score = _PHRASES.get(folded[start:stop])
            if score and not any(text[tokens[place + n][0]].isupper() for n in range(1, length)):
                yield _Unit(start, stop, score, folded[start:stop])
                place += length
                break
        else:
            yield _Unit(start, end, _score(text[start:end]))
            place += 1


def _score(word: str) -> float:
    """What a word that is no phrase of the trade counts: foreign words in small letters for, others against."""
    if word.isdigit():
        return 0.0
    if word.islower() and word.isascii() and len(word) >= 4 and word not in _LOAN_WORDS and not is_syllable(word):
        return WEAK
    return OTHER + (CAPITAL if word[0].isupper() else 0.0)


def _is_searched(units: list[_Unit], text: str, folded: str) -> bool:
    """Whether a run holds what people type into a search box, and nothing just before it reports on it."""
    hits = [unit for unit in units if unit.score > 0]
    strong = [unit for unit in hits if unit.score == STRONG]
    searched = {unit.hit for unit in hits if unit.hit in _SEARCHED}
    foreign = [unit for unit in hits if not unit.hit]
    if not strong or len(hits) < LEAST_HITS or len(searched) + len(foreign) == 0:
        return False
    if any(text[unit.start].isupper() for unit in hits[1:]):
        return False
    before = " ".join(folded[: units[0].start].split()[-NEAR_WORDS:])
    return len(searched) + len(foreign) >= 3 or not _REPORTED.search(before)


def _is_loose(text: str, units: list[_Unit], place: int, beside: int) -> bool:
    """Whether a small word at the end of a run belongs to the sentence beside it, no mark being between them."""
    unit = units[place]
    if unit.score != WEAK or " " in unit.hit or not unit.hit or not 0 <= beside < len(units):
        return False
    gap = text[unit.end : units[beside].start] if beside > place else text[units[beside].end : unit.start]
    return not gap.strip()


def _grown(text: str, units: list[_Unit], first: int, last: int) -> tuple[int, int]:
    """The run with the scraps of a word that a mark without a blank glues it to (",ận định bóng đá …")."""
    while last > first and _is_loose(text, units, last, last + 1):
        last -= 1
    while first < last and _is_loose(text, units, first, first - 1):
        first += 1
    while first < last and units[first].score <= 0:
        first += 1
    start = units[first].start
    for place in range(first - 1, max(-1, first - 3), -1):
        begin = units[place].start
        if not text[begin].islower():
            break
        if begin and text[begin - 1] in ",.;:":
            start = begin
            break
    return start, units[last].end

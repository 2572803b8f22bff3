"""Names of persons as Vietnamese texts write them: Vietnamese names, ethnic-minority names, foreign ones.

Names are looked for in runs of capitalised words: by surname, by what stands before ("ông", a military
rank) or after (a comma and a position), or because the words are not Vietnamese.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from news.importing.name_lists import (
    COUNTRIES,
    FIRST_PARTS,
    FOREIGN_STARTS,
    NO_NAME,
    NO_NAME_START,
    PLACES,
    STRONG_SURNAMES,
    SURNAMES,
    TITLE_WORDS,
    WEAK_SURNAMES,
)
from news.importing.vietnamese import is_plain_syllable, is_syllable

_UPPER = "".join(
    character for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)) if (character := chr(code)).isupper()
)
_REST = r"(?:\.(?=\s)|[\w’'‑-]*)"
_TOKEN = rf"[{_UPPER}]{_REST}"
_PARTICLE = r"(?:de|da|do|dos|del|der|den|di|van|von|bin|ibn|al|el|bint|la|le)"
# What may not stand before a run is asked behind its first letter, so that searching leaps from capital to capital.
_RUN = re.compile(rf"[{_UPPER}](?<![\w’'‑-].){_REST}(?:[ ](?:{_PARTICLE}[ ]){{0,2}}{_TOKEN})*")
_LED = re.compile(
    r"(?<![\wÀ-ỹ])(?:ông|bà|anh|chị|cô|chú|bác|ngài|đồng chí|(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy)|đô đốc|tiến sĩ|"
    r"thạc sĩ|giáo sư|luật sư|bác sĩ|nhà báo|[mM]r\.?|[mM]s\.?|[mM]rs\.?|[dD]r\.?)\s$",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(
    r"(?<![\wÀ-ỹ])(?:(?P<area>thành phố|tp\.?|tỉnh|huyện|thị xã|thị trấn|quận|phường|xã|buôn|thôn)|đường|phố|"
    r"chiến dịch|"
    r"giải thưởng|(?<!môi )trường|học viện|lăng|bảo tàng|quảng trường|tư tưởng|bệnh viện|tượng đài|cầu|chợ)\s$",
    re.IGNORECASE,
)
# With what ``_PLACE_BEFORE`` and ``_LED`` end but for the blank: nearly no run stands behind such a word.
_PLACES_END = tuple(
    "phố tp tỉnh huyện xã trấn quận phường buôn thôn đường dịch thưởng trường viện lăng tàng tưởng đài cầu chợ".split()
)
_LEADING_END = tuple("ông bà anh chị cô chú bác ngài chí tướng tá úy đốc sĩ sư báo mr ms mrs dr".split())
_BETWEEN_BLANKS = re.compile(r"\S+")
_HONORIFICS = frozenset("ông bà anh chị cô chú bác đồng chí ngài".split())
_NO_AUTHORS = frozenset(
    "buổi phiên ngày sáng chiều tối chương điều mục phần khoản phụ lịch tin bài video thời trang thông lời danh kết "
    "truyền chuyển nội quy luật nghị quyết số điểm toàn những các một hai ba bốn năm đọc xem cùng truy".split()
)
LONGEST_NAME = 5


@dataclass(frozen=True)
class NameSpan:
    """A name and where it stands in a text."""

    name: str
    start: int
    end: int


@dataclass(slots=True)
class _Word:
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def find_names(text: str) -> list[NameSpan]:
    """Names in order of appearance: Vietnamese ones by surname or context, foreign ones of two words or more.

    A foreign name is only a candidate; what stands beside it decides whether it is a person.
    """
    return list(_names(text))


@lru_cache(maxsize=512)
def _names(text: str) -> tuple[NameSpan, ...]:
    found: list[NameSpan] = []
    for match in _RUN.finditer(text):
        if " " in match.group():
            found += _in_run(text, match)
    return tuple(found)


def _in_run(text: str, match: re.Match[str]) -> Iterator[NameSpan]:
    """The names in one run of capitalised words."""
    words = [_Word(word.group(), match.start() + word.start()) for word in _BETWEEN_BLANKS.finditer(match.group())]
    before = text[max(0, match.start() - 16) : match.start()]
    ending = before.rstrip().rstrip(".").lower()
    place = _PLACE_BEFORE.search(before) if ending.endswith(_PLACES_END) else None
    index = _after_place(words, bool(place["area"])) if place else 0
    led = index == 0 and ending.endswith(_LEADING_END) and bool(_LED.search(before))
    while index < len(words) - 1:
        pair = f"{words[index].text} {words[index + 1].text}".lower()
        three = " ".join(word.text for word in words[index : index + 3]).lower()
        if three in PLACES or (pair in PLACES and not (led and len(words) > 2)):
            index += 3 if three in PLACES else 2
            led = False
            continue
        size = _size_of_name(words, index, led)
        if size:
            yield _span(text, words[index : index + size])
            index += size
            led = False
        else:
            led = words[index].text.lower().rstrip(".") in _LEADING or words[index].text.lower() in _HONORIFICS
            index += 1


_ADDED = re.compile(r"\s*[(/|,–-].*$")
_KIND = re.compile(r"^(?:Theo|Bài|Tin)\s+")
_LEADING = frozenset("mr mrs ms dr".split())


def _span(text: str, words: list[_Word]) -> NameSpan:
    start, end = words[0].start, words[-1].end
    name = text[start:end]
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    name = name.rstrip("-‑’'")
    return NameSpan(name, start, start + len(name))


def _after_place(words: list[_Word], area: bool) -> int:
    """Where a person's name may begin in a run after "tỉnh", "đường" …; ``area``: after an area, not a street.

    An area's name has two syllables, unless the word stands for an office ("UBND tỉnh Nguyễn Văn A").
    """
    for size in (3, 2):
        if " ".join(word.text for word in words[:size]).lower() in PLACES:
            return size
    if len(words) >= 4 and (words[2].text in SURNAMES or words[2].text.lower() in FOREIGN_STARTS):
        return 2
    if area and len(words) >= 3 and (words[0].text in SURNAMES or words[0].text.lower() in FOREIGN_STARTS):
        return 0
    return len(words)


def _size_of_name(words: list[_Word], index: int, led: bool) -> int:
    """How many words from ``index`` on are a person's name; 0 for none."""
    first = words[index].text
    lower = first.lower()
    if lower in NO_NAME_START or lower in NO_NAME:
        return 0
    if index and not led and first in WEAK_SURNAMES and _strong_name_follows(words, index + 1):
        return 0
    foreign = _foreign_size(words, index)
    if foreign:
        return foreign
    surname = first in SURNAMES or (first.isascii() and first in STRONG_SURNAMES)
    if not (surname or led or lower in FIRST_PARTS) or not is_syllable(first):
        return 0
    size = 1
    while index + size < len(words) and size < LONGEST_NAME:
        word = words[index + size].text
        if word.lower() in TITLE_WORDS or not _is_vietnamese(word) or (word.isupper() and len(word) > 1):
            break
        pair = f"{word} {words[index + size + 1].text}" if index + size + 1 < len(words) else ""
        if size >= 2 and pair.lower() in PLACES:
            break
        size += 1
    if index + size < len(words) and words[index + size].text.lower() in TITLE_WORDS and size < 2:
        return 0
    return size if size >= 2 else 0


def _strong_name_follows(words: list[_Word], index: int) -> bool:
    """Whether a usual surname with two words behind it comes next: the word before ends a firm's name."""
    following = words[index].text if index < len(words) - 2 else ""
    return following in SURNAMES and following not in WEAK_SURNAMES


def _foreign_size(words: list[_Word], index: int) -> int:
    """How many words from ``index`` on make a name that is not spelt like Vietnamese; 0 for none."""
    if not _may_start_foreign(words, index):
        return 0
    first = words[index].text
    minority = first.lower() in FOREIGN_STARTS or "'" in first or "’" in first or not first.isascii()
    size = 0
    while index + size < len(words) and size <= LONGEST_NAME:
        word = words[index + size].text
        if size >= 2 and (word in SURNAMES or word.lower() in TITLE_WORDS) and not word.isascii():
            break
        if size and not minority and not word.isascii() and _is_vietnamese(word):
            break
        if word.lower() in NO_NAME or (word.isupper() and len(word) > 3 and is_acronym(word)):
            break
        size += 1
    return size if size >= 2 else 0


def _may_start_foreign(words: list[_Word], index: int) -> bool:
    first = words[index].text.strip("’'.-‑")
    if first.lower() in FOREIGN_STARTS:
        return index + 1 < len(words)
    if is_acronym(first) or first.lower() in COUNTRIES:
        return False
    if not _is_vietnamese(first):
        return True
    following = words[index + 1].text if index + 1 < len(words) else ""
    after = words[index + 2].text if index + 2 < len(words) else ""
    if index and after and not _is_vietnamese(after):
        return False
    plain = bool(following) and following.lower() not in NO_NAME and not is_acronym(following)
    return first.isascii() and plain and not _is_vietnamese(following)


def is_acronym(word: str) -> bool:
    """Letters of an institution ("UNODC", "A05"), not a name in capitals."""
    return len(word) > 1 and word.isupper() and (not word.isalpha() or (word.isascii() and not is_syllable(word)))


def _is_vietnamese(word: str) -> bool:
    bare = word.strip("’'.-‑")
    return is_syllable(bare) or is_plain_syllable(bare)


def looks_like_byline(text: str) -> bool:
    """A line that is only a name or two (pen names too), as authors sign."""
    if len(text) > 60:
        return False
    bare = _ADDED.sub("", text.strip().strip("*.•")).strip()
    bare = _KIND.sub("", bare)
    words = bare.split()
    if not 2 <= len(words) <= 5 or any(character.isdigit() for character in text):
        return False
    if bare.lower() in PLACES or words[0].lower() in _HONORIFICS:
        return False
    if bare.isupper() and (words[0].lower() in _NO_AUTHORS or words[0].lower() in NO_NAME_START):
        return False
    return all(
        word[0].isupper() and word.isalpha() and (len(word) == 1 or not word.isupper() or bare.isupper())
        for word in words
    )

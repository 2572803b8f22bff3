"""Names of persons as Vietnamese texts write them: Vietnamese names and foreign ones."""

from __future__ import annotations

import re
from dataclasses import dataclass

from news.importing.vietnamese import fold, is_syllable

_SURNAMES = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Lương Tô Đinh Trịnh Đoàn Mai Đào Lâm "
    "Phùng Tạ Hà "
    "Trương Vương Cao Châu Chu Thái Thân Tăng Quách La Kiều Khuất Nông Hứa Giáp Doãn Lại Tống Văn Mạc Ninh Nghiêm Quản "
    "Tập Lò Giàng Sùng Vàng Ma Mã Cù Cung Diệp Đàm Đồng Đới Hạ Kim Lục Lưu Ôn Phí Tôn Triệu Trang Âu Bạch Bành Ân An"
).split()
_TITLES = frozenset("phó bộ cục vụ ủy sở phòng tổng viện tòa".split())
_PLACES = frozenset(
    fold(place)
    for place in (
        "Hà Nội|Hà Nam|Hà Tĩnh|Hà Giang|Hà Lan|Hà Đông|Thái Bình|Thái Nguyên|Thái Lan|Thái Bình Dương|Lâm Đồng|Cao "
        "Bằng|An Giang|"
        "Ninh Bình|Ninh Thuận|Châu Á|Châu Âu|Châu Phi|Châu Mỹ|Châu Đốc|Kim Bôi|Mai Châu|Lý Sơn|Đồng Nai|Đồng Tháp|"
        "Đồng Hới|"
        "Hồ Gươm|Hồ Tây|Lương Sơn|Hoàng Sa|Hoàng Mai|Trường Sa|Vàng Danh|An Ninh|Văn Giang|Văn Lâm|Trang Bom|Từ Liêm|"
        "Từ Sơn|"
        "Trần Duy Hưng|Lê Chân|Lê Lợi|Bạch Long Vĩ|Bạch Mai|Hạ Long|Lào Cai|Kim Liên|Phan Thiết|Phan Rang|Cao Lãnh|"
        "Ông Bà"
    ).split("|")
)
_CITY_BEFORE = re.compile(
    r"(?:thành phố|tp\.?|đường|phố|quận|phường|xã|chiến dịch|giải thưởng|trường|học viện|viện|lăng|bảo tàng|quảng "
    r"trường|tư tưởng|bệnh viện)\s+$",
    re.IGNORECASE,
)
_CAPITAL = r"[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ]"
_SMALL = r"[a-zà-ýăđĩũơưạ-ỹ]"
_SYLLABLE = rf"{_CAPITAL}{_SMALL}*"
_VIETNAMESE = re.compile(
    rf"(?<![\w-])(?:{'|'.join(sorted(_SURNAMES, key=len, reverse=True))})(?:\s{_SYLLABLE}){{1,4}}(?![\w-])"
)
_FOREIGN_TOKEN = rf"(?:{_CAPITAL}[\w’'À-ỹ]*{_SMALL}(?:[-‑][\w’']+)*|{_CAPITAL}\.)"
_FOREIGN = re.compile(
    rf"(?<![\w-]){_FOREIGN_TOKEN}(?:\s(?:(?:de|da|dos|del|der|van|von|bin|ibn|al|el|bint|"
    rf"la)\s)?{_FOREIGN_TOKEN}){{1,4}}(?![\w-])"
)
_PERSON_WORDS = frozenset("ông bà anh chị cô chú bác đồng chí ngài".split())


@dataclass(frozen=True)
class NameSpan:
    """A name and where it stands in a text."""

    name: str
    start: int
    end: int


def find_names(text: str) -> list[NameSpan]:
    """Names in order of appearance: Vietnamese ones by surname, foreign ones of two words or more.

    A foreign name is only a candidate; what stands beside it decides whether it is a person.
    """
    found: list[NameSpan] = []
    for match in _VIETNAMESE.finditer(text):
        name = _trimmed(match.group())
        if name is None or _CITY_BEFORE.search(text[max(0, match.start() - 16) : match.start()]):
            continue
        found.append(NameSpan(name, match.start(), match.start() + len(name)))
    taken = [(span.start, span.end) for span in found]
    for match in _FOREIGN.finditer(text):
        for span in _foreign_parts(match):
            if not any(start < span.end and span.start < end for start, end in taken):
                found.append(span)
    return sorted(found, key=lambda span: span.start)


def _trimmed(name: str) -> str | None:
    """The name up to the first word that is no part of one; None when it is a place."""
    words = name.split()
    for index, word in enumerate(words[1:], start=1):
        if word.lower() in _TITLES:
            words = words[:index] if index >= 2 else []
            break
        if not is_syllable(word):
            words = words[:index]
            break
    if len(words) < 2 or fold(" ".join(words)) in _PLACES or fold(" ".join(words[:2])) in _PLACES:
        return None
    return " ".join(words)


def _foreign_parts(match: re.Match[str]) -> list[NameSpan]:
    """The part of a run of capitalised words that is foreign: Vietnamese words at its start are titles."""
    text, start = match.group(), match.start()
    skipped = False
    while text:
        first, _, rest = text.partition(" ")
        if not is_syllable(first.strip("’'.-")):
            break
        may_be_name = first.isascii() and rest and not is_syllable(rest.split()[0].strip(".-"))
        if may_be_name and not (skipped and len(rest.split()) >= 2):
            break
        skipped = skipped or not first.isascii()
        start += len(first) + 1
        text = rest
    words = text.split()
    foreign = [word for word in words if not is_syllable(word.strip(".-’'"))]
    if len(words) < 2 or not foreign:
        return []
    return [NameSpan(text, start, start + len(text))]


def looks_like_byline(text: str) -> bool:
    """A line that is only a name or two (pen names too), as authors sign."""
    bare = re.sub(r"\s*[(/|,–-].*$", "", text.strip().strip("*.•")).strip()
    bare = re.sub(r"^(?:Theo|Bài|Tin)\s+", "", bare)
    words = bare.split()
    if not 2 <= len(words) <= 5 or any(character.isdigit() for character in text) or len(text) > 60:
        return False
    if fold(bare) in _PLACES or words[0].lower() in _PERSON_WORDS:
        return False
    return all(
        word[0].isupper() and word.isalpha() and (len(word) == 1 or not word.isupper() or bare.isupper())
        for word in words
    )

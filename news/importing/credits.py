"""Lines of an article's own data: date, author and publisher in any order and layout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from news.importing import shapes
from news.importing.interface import is_interface, is_sections
from news.importing.names import looks_like_byline
from news.importing.shapes import parse_full_date
from news.importing.vietnamese import fold
from news.importing.written_dates import plain

LONGEST_CREDIT = 160

_TIME = r"(?:\d{1,2}\s?(?::|h|g|giờ)\s?\d{0,2}(?::\d{2})?(?:\s?phút)?(?:\s?(?:AM|PM|am|pm|SA|CH)\b)?)"
_WEEKDAY = (
    r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s?nhật|t[2-7]|cn|(?:mon|tues?|wed(?:nes)?|thu(?!\s*\|)(?:rs)?|fri|sat(?:ur)?|"
    r"sun)(?:day)?|thu (?:hai|ba|tu|nam|sau|bay)|chu nhat)\b"
)
_STAMP_LABEL = (
    r"(?:(?:ngày đăng|ngày xuất bản|ngày cập nhật|cập nhật(?: lần cuối)?|đăng(?: bởi \w+)?|xuất bản|thời gian|"
    r"published|updated|last updated|posted|date|cap nhat|ngay dang)(?:\s+(?:lúc|ngày|on|at|luc|ngay))?\s*:?\s*)"
)
_GAP = r"[\s,|•·–—-]{0,4}"
_DATE = (
    rf"(?:{shapes.YEAR}-\d{{2}}-\d{{2}}(?:T[\d:.]{{4,12}}(?:Z|[+-]\d{{2}}:?\d{{2}})?)?"
    rf"|{shapes.DAY}\s?[/.-]\s?{shapes.MONTH}\s?[/.-]\s?{shapes.YEAR}"
    rf"|{shapes.DAY}\s+tháng\s+{shapes.MONTH}(?:\s*,)?\s+năm\s+{shapes.YEAR}"
    rf"|{shapes.DAY}\s+tháng\s+{shapes.MONTH},?\s+{shapes.YEAR}"
    rf"|{shapes.DAY}\s+(?:{shapes.MONTH_NAMES}),?\s+{shapes.YEAR}|(?:{shapes.MONTH_NAMES})\s+{shapes.DAY},?\s+{shapes.YEAR})"
)
_STAMP = re.compile(
    rf"(?<![\w/]){_STAMP_LABEL}?(?:{_WEEKDAY}{_GAP})?(?:{_TIME}{_GAP})?(?:(?:ngày|on)\s+)?{_DATE}(?!\d)"
    rf"(?:{_GAP}(?:lúc\s+|at\s+)?{_TIME})?(?:\s*[\[(]?(?:GMT|UTC)\s?[+-]?\d{{0,2}}[\])]?)?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d\d")
_TIMED = re.compile(r"\d{1,2}\s?[:h]\s?\d{2}")
_TIME_ALONE = re.compile(rf"{_TIME}|(?:{_WEEKDAY})|(?:GMT|UTC)\s?[+-]?\d*", re.IGNORECASE)
_SHORT_STAMP = re.compile(
    rf"(?<![\w/.]){shapes.DAY}/{shapes.MONTH}/\d\d(?!\d){_GAP}{_TIME}|{_TIME}{_GAP}{shapes.DAY}/{shapes.MONTH}/\d\d(?![\d/])"
)
_AGENCY_AFTER = re.compile(r"\s*\(((?:TTXVN|VOV|VTV|VNA|[A-ZĐ]{2,6})(?:/[\w.+]{2,20})?)\)$")
_SPLIT = re.compile(r"\s*[|•·;»›>/]\s*|\s+[–—-]+\s+|\s{2,}|\s*,\s+")
_LABEL = re.compile(
    r"^(?:(?:(?P<author>tác giả|author|written by|bài và ảnh|bài, ảnh|bài|tin và ảnh|tin, ảnh|tin bài|tin|ảnh và bài|"
    r"bài - ảnh|thực hiện|người thực hiện|đăng bởi|người đăng|người viết|bài viết|story|text|phóng viên|tac gia|"
    r"bai, anh|bai|words|by)\s*:\s*)|(?P<by>by|đăng bởi|written by)\s+"
    r"|(?P<publisher>nguồn(?: tin)?|theo|source|nguon|via)\s*:\s*|(?P<after>theo|nguồn)\s+)(?P<value>\S.*)$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\s*\((?:thực hiện|ghi|tổng hợp|t/h|th|lược ghi|biên dịch|dịch|lược dịch|thuc hien|tong hop|ctv|pv|"
    r"[\wÀ-ỹ ,]{2,24})\)\s*$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\s+(?:và|[-–—&]|and)\s+|\s*,\s*")
_ROLE_BEFORE = re.compile(
    r"^(?:PGS|GS|TS|ThS|TSKH|LS|BS|KS|NCS|Luật sư|Nhà báo|Tiến sĩ|Thạc sĩ|Giáo sư|Dr|Prof)[.,]*\s*", re.IGNORECASE
)
_ANONYMOUS = re.compile(
    r"(?:p\.?\s?v\.?|pv|admin|btv|ctv|bbt|ban bien tap|nhom pv|nhom phong vien|editor|staff)", re.IGNORECASE
)
_ORGAN = re.compile(
    r"^(?:tap chi|cong thong tin|cong ttdt|cong tttdt|trang tin|trang thong tin|trang tttdt|dai (?:truyen hinh|"
    r"phat thanh|tieng noi|pt-?th)|thong tan xa|hang tin|hang thong tan|ban tin|tuan bao|nhat bao|thoi bao|"
    r"nguyet san|tuan tin|chuyen trang|truyen hinh|tap san|truong dai hoc)\s+[\w“\"]"
)
_NEWSPAPER = re.compile(r"^(?:Báo|BÁO|báo)\s+[A-ZÀ-ỸĐ\d]")
_PUBLICATION_WORD = re.compile(
    r"\b(?:tap chi|thong tan|ttxvn|vov|vtv|vtc|cong thong tin|trang tin|ban tin|tin tuc|thoi su|truyen hinh|"
    r"phat thanh|online|dien tu|news|times|post|review|herald|tribune|daily|journal|gazette|agency|press|magazine|"
    r"weekly|observer|chronicle|today|insider|bulletin|24h|24/7|247|tri thuc|nhip song|nhip cau|doi song|phap luat|"
    r"kinh te|xa hoi|dien dan|the gioi|hom nay|ngay nay|do thi|nhan dan|tien phong|thanh nien|tuoi tre|lao dong|"
    r"dan tri|"
    r"vnexpress|vietnamnet|vietnamplus|dai doan ket|ha noi moi|sai gon giai phong|nguoi dua tin|quan doi|cong ly|"
    r"suc khoe|gia dinh|tin sang|tin nhanh|tin moi|so hoa|cong nghe|thuong hieu|dau tu|doanh nhan|hoi nhap|media|"
    r"truyen thong|tuan san)\b|\.(?:vn|com|net|org)\b"
)
_ABBREVIATION = re.compile(r"^\(?([A-ZĐ][A-ZĐ&.]{1,9}|[A-ZĐ]{2,6}(?:\s?Online|O)?)\)?$")
_INITIALS = re.compile(r"[A-ZĐ](?:\.\s?[A-ZĐ]){1,3}\.?")
_STAMP_WORDS = frozenset(
    "ngay dang tin bai viet so ra ban hanh thoi gian xuat cap nhat luc vao tao sua gui phat boi cua hoi tai trong "
    "on at by posted published updated in date time gio phut sang trua chieu toi truoc cach day hom "
    "thang tuan muc lan cuoi luot xem doc gmt utc ict da read phut".split()
)
_SHORT_ROLE = re.compile(r"\s*\((?:t/h|th|tổng hợp|thực hiện|ghi|lược ghi|dịch|biên dịch)\)\s*$", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\b(?:tin|liên quan|lien quan|chùm ảnh|bạn đọc|stories|related|news|video|photos?|đọc|xem|ngay|nghe|click|next|"
    r"post|"
    r"tiếp tục|tại đây|quảng cáo)\b"
)
_BODY = re.compile(
    r"(?:Công an|Sở|Bộ|UBND|Ủy ban|Báo|Đài|Nhật báo|Thời báo|Tuần báo|Tạp chí|Trang (?:tin|thông tin)|Cổng|Trung tâm|"
    r"Hội|Tỉnh ủy|Thành ủy|Tỉnh đoàn|Thành đoàn|Viện|Trường|Cục|Tổng cục|Vụ|Truyền hình|Phòng|Chi cục)\b(?!:)",
    re.IGNORECASE,
)
_BODY_WORDS = frozenset(
    "xã phường thị trấn tỉnh thành phố huyện quận và của điện tử thông tin tiếng nói đại học nhân dân trung ương "
    "truyền hình phát thanh".split()
)
_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.)?((?:[a-z0-9-]{2,40}\.){1,3}[a-z]{2,10})/?$", re.IGNORECASE)
_CONTACT = re.compile(r"^(?:hotline|duong day nong|tel|dt|dien thoai|email|fax)\b|^[\d\s.()+-]{7,}$")


@dataclass(frozen=True)
class Credit:
    """What one line of an article's data says; ``None`` for what it does not say."""

    published: date | None = None
    author: str | None = None
    publisher: str | None = None


@lru_cache(maxsize=1_024)
def read_credit(text: str) -> Credit | None:
    """The data in a line that holds nothing else; None for any other line."""
    text = text.strip().strip("*_").strip()
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1].strip()
    if not text or len(text) > LONGEST_CREDIT or text.endswith(("|", "?", "!")):
        return None
    text = plain(_SHORT_ROLE.sub("", text))
    stamp = (find_stamp(text) or _SHORT_STAMP.search(text)) if _DIGITS.search(text) else None
    published = _date_of(stamp.group()) if stamp else None
    rest = f"{text[: stamp.start()]} | {text[stamp.end() :]}" if stamp and published else text
    author, publisher, other = _classified(rest)
    if other and published and stamp and stamp.start() == 0 and _TIMED.search(stamp.group()):
        other = any(character.islower() for character in rest) or len(rest.split()) > 8
    if other or not (published or author or publisher):
        return None
    return Credit(published, author or None, publisher or None)


def _date_of(stamp: str) -> date | None:
    """The date of a stamp, also with the year in two figures ("12/11/25 09:30")."""
    full = parse_full_date(stamp)
    short = None if full else re.search(r"(\d{1,2})[/.](\d{1,2})[/.](\d{2})(?!\d)", stamp)
    return parse_full_date(f"{short[1]}/{short[2]}/20{short[3]}") if short else full


def find_stamp(text: str) -> re.Match[str] | None:
    """The first date with the weekday, time and words that belong to it."""
    return _STAMP.search(text) if shapes.YEAR_DIGITS.search(text) else None


def find_stamps(text: str) -> Iterator[re.Match[str]]:
    """Every date with the weekday, time and words that belong to it."""
    return _STAMP.finditer(text)


def _classified(rest: str) -> tuple[str, str, bool]:
    """(author, publisher, whether anything else is said) in what surrounds the date."""
    authors: list[str] = []
    publisher = ""
    label = _LABEL.match(rest.strip(" |-–"))
    if label and label["after"] and "/" in label["value"]:
        rest, label = label["value"], None
    if label and ":" in rest:
        name, source = _labelled(label)
        if name or source:
            return name, source, False
    for part in _SPLIT.split(rest):
        part = part.strip(" -–—|•·,.;:*[]/").strip()
        if not any(character.isalnum() for character in part) or _is_empty(part):
            continue
        name, source = _signed_for(part)
        if name:
            authors.append(name)
            publisher = publisher or source
            continue
        name, source = _named(part)
        if name:
            authors.append(name)
        elif source:
            publisher = publisher or source
        elif not is_anonymous(part):
            return "", "", True
    return " - ".join(authors[:3]), publisher, False


def _labelled(label: re.Match[str]) -> tuple[str, str]:
    """(author, "") or ("", publisher) of "Tác giả: …", "By …", "Nguồn: …", "Theo …"."""
    value = label["value"].strip(" ./|-–")
    if label["author"] or label["by"]:
        return (author_name(value), "") if is_author(value) else ("", "")
    known = names_publication(value) or bool(_ABBREVIATION.match(value)) or is_author(value)
    named = bool(label["publisher"]) and value[:1].isupper() and len(value) <= 60 and value[-1] not in ".?!"
    return ("", value) if known or named else ("", "")


def _is_empty(part: str) -> bool:
    """Button words, sections, times and telephone numbers beside the data."""
    if _TIME_ALONE.fullmatch(part):
        return True
    if all("=" in word or word == "wire" for word in part.split()):
        return True
    words = fold(part).replace(":", " ").split()
    if any(word in _STAMP_WORDS for word in words) and all(word in _STAMP_WORDS or word.isdigit() for word in words):
        return True
    return is_interface(part) or is_sections(part) or bool(_CONTACT.match(fold(part)))


def _named(part: str) -> tuple[str, str]:
    """(author, "") or ("", publisher) that one part names; ("", "") when it names neither."""
    label = _LABEL.match(part)
    if label and any(found := _labelled(label)):
        return found
    bare = part.strip("()").strip()
    if _INITIALS.fullmatch(bare):
        return bare, ""
    abbreviation = _ABBREVIATION.match(part)
    if abbreviation and not _ANONYMOUS.fullmatch(fold(bare)):
        return "", abbreviation[1]
    if names_publication(bare):
        return "", bare
    if is_author(part):
        return author_name(part), ""
    return "", ""


def _signed_for(part: str) -> tuple[str, str]:
    """(author, agency) of "Thu Trang (TTXVN)"; the author may be empty."""
    match = _AGENCY_AFTER.search(part)
    if not match:
        return "", ""
    name = part[: match.start()].strip()
    return (author_name(name), match[1]) if is_author(name) else ("", "")


def is_author(text: str) -> bool:
    """Whether the text is one or two persons' names as authors sign, with "(thực hiện)" and titles."""
    bare = _ROLE_BEFORE.sub("", _ROLE.sub("", text.strip()))
    if is_anonymous(bare) or names_publication(bare) or is_interface(bare) or is_sections(bare):
        return False
    if (bare.isupper() and len(bare.split()) > 4) or _NO_NAME.search(bare.casefold()):
        return False
    parts = _BESIDE.split(bare)
    return 1 <= len(parts) <= 4 and all(looks_like_byline(part) for part in parts)


def author_name(text: str) -> str:
    """The author without "(thực hiện)" and marks; "" for "P.V"."""
    name = _ROLE.sub("", text.strip()).strip(" .*/-–—")
    return "" if _ANONYMOUS.fullmatch(fold(name)) else name


def is_anonymous(text: str) -> bool:
    """Whether the line signs for nobody in particular ("P.V", "BTV")."""
    return bool(_ANONYMOUS.fullmatch(fold(text.strip(" ()*./-"))))


@lru_cache(maxsize=512)
def names_body(text: str) -> bool:
    """Whether the text is nothing but the name of an authority, an organisation or a publication."""
    match = _BODY.match(text)
    if not match or len(text) > 80:
        return False
    rest = [word.strip(".,()✔✓") for word in text[match.end() :].split()]
    return all(not word or not word[0].islower() or word in _BODY_WORDS for word in rest)


def names_publication(text: str) -> bool:
    """Whether the text is a publication's or publishing body's name, by its words and capitals."""
    if "bản quyền" in text.casefold():
        return False
    if not 2 <= len(text) <= 80 or text[-1:] in "?!:," or shapes.is_prose(text) or is_interface(text):
        return False
    if _DOMAIN.match(text):
        return True
    folded = fold(text)
    words = [word for word in text.split() if word[:1].isalpha()]
    if not text[:1].isupper() or not words or len(words) > 12:
        return False
    capitals = sum(word[0].isupper() for word in words)
    if _NEWSPAPER.match(text) or (text.isascii() and folded.startswith("bao ")) or _ORGAN.match(folded):
        return capitals >= 2
    titled = (capitals >= max(2, len(words) - 1) and len(words) <= 7) or _PUBLICATION_WORD.fullmatch(folded) is not None
    return titled and bool(_PUBLICATION_WORD.search(folded))

"""The words of a page's interface: buttons, menus, counters and forms, in Vietnamese and English.

A line made wholly of such words, in any combination and with any separators, is furniture wherever
it stands. All words are written without diacritics and matched against folded text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from news.importing.vietnamese import fold

LONGEST_LINE = 320
LONGEST_SEGMENT_WORDS = 7
LEAST_BEFORE_OWN = 2
MOST_OWN_WORDS = 3
MOST_BEYOND = 45

_SEPARATOR = re.compile(r"\s+[/–—-]\s+|\s{2,}|\s*[|•·›»>♦◆▪■●↗→🔗]+\s*|\t+")
_SEPARATES = re.compile(r"[|•·›»>♦◆▪■●↗→🔗\t]")
_SPACED = re.compile(r"[/–—-](?<=\s.)\s")
_BLANKS = re.compile(r"\s\s")
_NUMBER = re.compile(r"[+-]?\d[\d.,:/%kx°]*")
_BUTTONS = (
    "chia se|chia se bai viet|chia se len|chia se qua|facebook|fb|twitter|x|zalo|zalo oa|linkedin|pinterest|telegram|"
    "messenger|email|e-mail|mail|gui email|gui mail|gui bai|gui bai viet|gui cho ban be|gui cho ban|gui phan hoi|"
    "gui y kien|gui binh luan|gui|in|in bai|in bai viet|in trang|in trang nay|in tin|in an|ban in|print|share|"
    "share on|share this|shares|like|likes|thich|yeu thich|khong thich|copy|copy link|copied|sao chep|"
    "sao chep lien ket|sao chep link|sao chep duong dan|da sao chep|thanh cong|luu|luu bai|luu bai viet|luu tin|"
    "luu lai|bookmark|save|save article|follow|follow us|follow us on|theo doi|theo doi tren|theo doi chung toi|"
    "theo doi chung toi tren|viber|tweet|pin it|pin|co chu|kich thuoc chu|nho|vua|lon|a a|a+|a-|aa|a|font size|link|"
    "lien ket|duong dan|qua|bai viet|tren|cho ban be|google|google+|google news|whatsapp|instagram|youtube|tiktok|"
    "lotus|reddit|threads|rss|pdf|tai pdf|tai ve|tai xuong|tai anh|tai anh goc|download|xem anh goc|xem anh lon|"
    "phong to|phong to anh|thu nho|xem toan man hinh|toan man hinh|fullscreen|dong|dong lai|close|bo qua|skip|skip ad|"
    "tat|bat|mo|mo rong|thu gon|huy|cancel|ok|dong y|tu choi|accept|accept all|decline|xac nhan|tiep tuc|continue|"
    "xem|xem them|xem tiep|xem tat ca|xem nhanh|xem chi tiet|chi tiet|doc tiep|doc them|read more|view all|view more|"
    "see all|see more|show more|load more|more|tai them|hien thi them|an bot|quay lai|tro ve|tro lai|ve trang chu|"
    "quay ve trang chu|ve dau trang|len dau trang|len tren|dau trang|cuoi trang|back to top|back|top|scroll to top|"
    "next|prev|previous|previous article|next article|previous post|next post|older|newer|trang truoc|trang sau|"
    "trang|truoc|sau|dau|cuoi|tiep|tiep theo|bai truoc|bai sau|bai tiep theo|bai truoc do|anh truoc|anh sau|"
    "anh tiep theo|slideshow|gallery|dang nhap|dang ky|dang ky ngay|dang ky nhan tin|dang ky nhan ban tin|dang xuat|"
    "tai khoan|ca nhan|thoat|login|log in|sign in|sign up|sign out|log out|register|subscribe|subscribe now|"
    "unsubscribe|newsletter|donate|"
    "tim kiem|tim|search|menu|gio hang|chon ngon ngu|ngon ngu|tieng viet|tieng anh|tieng trung|english|vietnamese|"
    "vietnamese edition|francais|french|chinese|russian|japanese|korean|espanol|vi|en|vn|eng|vie|lao|khmer|"
    "che do toi|che do sang|giao dien|dark mode|lien he|lien he quang cao|contact|contact us|about|about us|gioi thieu|"
    "so do trang|sitemap|site map|dieu khoan|dieu khoan su dung|chinh sach bao mat|chinh sach|privacy policy|"
    "privacy|terms|terms of use|terms of service|cookie policy|quang cao|advertise|advertise with us|advertisement|"
    "advertising|sponsored|tai tro|tuyen dung|careers|faq|hoi dap|tro giup|help|tong dai|hotline|duong day nong|"
    "bao loi|bao xau|bao vi pham|report|phan hoi|reply|tra loi|danh gia|binh chon|vote|rating|cam xuc|tang sao|"
    "tang qua|ung ho|moi ca phe|quet ma qr|ma qr|qr code|chat|app|ung dung|app store|google play|android|ios|"
    "tai ung dung|cai dat|mobile|phien ban mobile|ban mobile|phien ban di dong|desktop|nhap email|"
    "nhap email cua ban|nhap dia chi email|dia chi email|email cua ban|enter your email|enter your e-mail|"
    "your email|ho ten|ho va ten|ten cua ban|mat khau|ma xac nhan|captcha|i am not a robot|toi khong phai nguoi may|"
    "nhan tin|nhan tin qua email|nhan ban tin|gui di|submit|send|post|nghe|nghe bai|nghe bai viet|nghe doc bai|"
    "nghe doc|doc bai|nghe tin|listen|giong nam|giong nu|mien bac|mien nam|mien trung|toc do|play|pause|stop|mute|"
    "unmute|video|audio|podcast|clip|xem video|play video|watch|watch now|live|truc tiep|truc tuyen|loading|"
    "dang tai|su kien|bat dau|tat ca|moi nhat|cu nhat|noi bat|pho bien|quan tam nhat|hay nhat|xem nhieu|"
    "doc nhieu|most read|latest|popular|trending|hom nay|tuan|thang|ngay|gio|phut|24 gio|24h|khong co|"
    "them vao yeu thich|doc bao in|dat bao|dang phat|tiep tuc doc|an|hien|doc ngay|xem them tai day|tai day|huu ich|"
    "khong huu ich|danh gia bai viet|nu mien bac|nam mien bac|nu mien nam|nam mien nam|giong|giong doc|tuong phan|"
    "doc bai viet|luu trang|dung|gan co|gui qua thu|bien tap|ghi danh|quen mat khau|cong cu|bieu quyet|xem ket qua|"
    "dong tinh|khong dong tinh|y kien khac|phu hop nhat|muc luc|xem co chu|noi dung bai viet|nhap ma xac nhan|"
    "them vao danh sach|nghe podcast|xem anh|xem infographic|tong hop|doc offline|doc sau|goc|ve trang truoc|"
    "thong bao|notifications|cai dat thong bao|hien muc luc|an muc luc|hide|show|doc nhanh|tom tat|chon giong|"
    "binh chon|chon file|dinh kem|chon anh|cap nhat|moi cap nhat|them|hoac|va|to|on|"
    "by|the|this|and|or|nay|cua ban|ban"
)
_COUNTED = (
    "luot xem|luot doc|luot thich|luot chia se|luot truy cap|luot|so luot xem|so lan xem|xem|da xem|views?|view|"
    "comments?|comment|binh luan|y kien|phan hoi|y kien cua ban|nguoi xem|dang truy cap|dang online|"
    "truc tuyen|tong truy cap|khach|truy cap|thanh vien|reads?|min read|phut doc|thoi gian doc|chu de|"
    "diem|sao|danh gia|post your comment|leave a comment|leave a reply|add comment|no comments?|"
    "hay la nguoi dau tien binh luan|la nguoi dau tien binh luan|vui long dang nhap de gui binh luan|"
    "vui long dang nhap de binh luan|dang nhap de binh luan|gui y kien cua ban|viet binh luan|viet binh luan cua ban|"
    "them binh luan|nhap binh luan|chua co binh luan|chua co binh luan nao|hien co|tong so|phieu|luot binh chon|votes?"
)
_SECTIONS = (
    "trang chu|trang nhat|home|homepage|thoi su|chinh tri|the gioi|kinh te|phap luat|van hoa|the thao|giai tri|"
    "giao duc|suc khoe|y te|cong nghe|du lich|xa hoi|doi song|ban doc|podcast|multimedia|media|video|anh|chum anh|"
    "infographic|infographics|emagazine|e-magazine|e-paper|longform|megastory|bao in|bao giay|truyen hinh|phat thanh|"
    "kinh doanh|bat dong san|giao thong|quoc te|trong nuoc|doi ngoai|quoc phong|an ninh|an ninh trat tu|khoa hoc|"
    "moi truong|gia dinh|nhip song|dia phuong|nong nghiep|nong thon|tai chinh|chung khoan|ngan hang|doanh nghiep|"
    "doanh nhan|o to|xe|o to xe may|xe may|thi truong|tieu dung|lao dong|viec lam|gioi tre|tre|am nhac|dien anh|phim|"
    "sach|bong da|tin tuc|tin moi|su kien|chuyen de|goc nhin|quan diem|phong su|dien dan|tin tuc su kien|"
    "nhan quyen|bien dao|kieu bao|the gioi so|nhip cau ban doc|thoi tiet|tin nong|chuyen doi so|ha noi|tp hcm|"
    "tp.hcm|toa soan|lich phat song|phim truyen|van ban|van ban chi dao|thu tuc hanh chinh|hoi dap|tin van|"
    "tieu diem|ban tin|binh luan|phan tich|ho so|dieu tra|khoa giao|so hoa|vi mo|dau tu|bao hiem|du lieu|bao mat|"
    "an toan thong tin|thu vien|thu vien anh|dan toc|ton giao|am thuc|thoi trang|lam dep|nha dep|tam su|cuoi|"
    "cong dong|net viet|ban doc viet|nguoi viet nam chau|nguoi viet|quoc hoi|xay dung dang|dang|doan the|mat tran|"
    "hoat dong|thong bao|lich cong tac|lich tiep dan|tin trong tinh|trong tinh|kinh te so|chinh quyen dien tu|"
    "politics|law|politics & law|economy|society|sports?|life|style|life & style|lifestyle|culture|world|business|"
    "opinion|editorial|features?|technology|tech|science|health|education|travel|environment|photos?|videos?|"
    "news|international|national|asia|region|entertainment|markets?|in depth|in-depth|weather|"
    "gia vang|ty gia|lai suat|xang dau|chung khoan hom nay|gia ca|tien te|lich|xo so|ket qua xo so|tu vi|game|blog"
)


def _phrases(*lists: str) -> re.Pattern[str]:
    """One pattern for lists of phrases separated by "|", the longest first."""
    parts = sorted({word.strip() for words in lists for word in words.split("|")}, key=len, reverse=True)
    escaped = "|".join(part if part.endswith("?") else re.escape(part) for part in parts if part)
    return re.compile(rf"(?<![\w.@])(?:{escaped})(?![\w@])")


_BUTTON = _phrases(_BUTTONS, _COUNTED)
_SECTION = _phrases(_SECTIONS)
_ANY = _phrases(_BUTTONS, _COUNTED, _SECTIONS)
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"\w+")
_FIRST_WORDS = frozenset(
    first.group()
    for words in (_BUTTONS, _COUNTED, _SECTIONS)
    for word in words.split("|")
    for first in [_FIRST_WORD.search(word)]
    if first
)
_WORDS = frozenset(
    word
    for phrases in (_BUTTONS, _COUNTED, _SECTIONS)
    for phrase in phrases.split("|")
    for spelling in (phrase, phrase.replace("s?", "s"), phrase.replace("s?", ""))
    for word in _WORD.findall(spelling)
)
# What ``_NUMBER`` leaves nothing of.
_FIGURE = re.compile(r"\d[\dkx]*")
_WEAK = frozenset(
    "x|a|in|qua|tren|va|hoac|to|on|by|the|this|and|or|nay|ban|cua ban|vi|en|them|ngay|gio|phut|thang|tuan|hom nay|nho|"
    "vua|lon|sau|truoc|dau|cuoi|tiep|dang|cuoi|tre|xem|moi|mo|bat|tat|tim|gui|trang|luot|khach|sao|diem|chat|"
    "su kien|bai viet|ung dung|du lieu".split("|")
)


def segments(text: str) -> list[str]:
    """The parts of a line between two or more blanks, bars, dots, arrows and the like."""
    if not (_SEPARATES.search(text) or _SPACED.search(text) or _BLANKS.search(text)):
        part = text.strip()
        return [part] if part.strip(" -–—|•·,.;:") else []
    return [part.strip() for part in _SEPARATOR.split(text.strip()) if part.strip(" -–—|•·,.;:")]


@lru_cache(maxsize=4_096)
def is_interface(text: str) -> bool:
    """Whether the line holds nothing but words of the interface, figures and marks."""
    if len(text) > LONGEST_LINE:
        return False
    folded = _folded(text)
    return _wholly(_BUTTON, folded) or (_wholly(_ANY, folded) and len(segments(text)) >= 2)


@lru_cache(maxsize=4_096)
def is_sections(text: str) -> bool:
    """Whether the line is a section's name, or several (a heading may look so too)."""
    return len(text) <= LONGEST_LINE and _wholly(_SECTION, _folded(text))


@lru_cache(maxsize=4_096)
def is_menu(text: str) -> bool:
    """Several short names side by side, at least a third of them words of the interface."""
    parts = segments(text)
    if len(parts) < 2 or any(len(part.split()) > LONGEST_SEGMENT_WORDS or part[-1] in ".?!" for part in parts):
        return False
    known = [part for part in parts if _wholly(_ANY, _folded(part))]
    if len(known) == 1 and len(parts) == 2:
        return all(len(part.split()) <= 4 for part in parts) or ("  " in text and _is_button(known[0]))
    return len(known) >= 2 and 3 * len(known) >= len(parts)


def _is_button(part: str) -> bool:
    """Whether the part is a button rather than a section, whose name may stand beside a headline."""
    return _wholly(_BUTTON, _folded(part)) and not _wholly(_SECTION, _folded(part))


def leading_interface(text: str, least: int = 3) -> tuple[str, str]:
    """(run of ``least`` or more names and buttons at the start, the rest) of a text without breaks.

    A site's own short name may stand between two that are known.
    """
    folded = fold(text)
    if len(folded) != len(text):
        return "", text
    position = count = 0
    while count < 40 and text[position : position + 1].isupper():
        match = _ANY.match(folded, position) or _beyond_own_name(text, folded, position, count)
        if match is None:
            break
        following = text[match.end() :].lstrip(" |•·-–»›>/")
        if following and not following[0].isupper():
            break
        position, count = len(text) - len(following), count + 1
    return (text[:position].strip(), text[position:]) if count >= least else ("", text)


def _beyond_own_name(text: str, folded: str, position: int, count: int) -> re.Match[str] | None:
    """The next known name beyond one or two words of the site's own, when a menu has begun."""
    for match in _ANY.finditer(folded, position, position + MOST_BEYOND) if count >= LEAST_BEFORE_OWN else ():
        between = text[position : match.start()].split()
        if len(between) > MOST_OWN_WORDS:
            return None
        if between and text[match.start()].isupper() and match.group() not in _WEAK:
            return match
    return None


def _folded(text: str) -> str:
    return " ".join(fold(text).split()).strip("-–—•*|· ")


def _wholly(phrases: re.Pattern[str], folded: str) -> bool:
    """Whether nothing but these phrases, figures and marks is in the text, and not weak words alone."""
    first = _FIRST_WORD.search(folded)
    if not first or first.group() not in _FIRST_WORDS:
        return False
    for match in _WORD.finditer(folded):
        word = match.group()
        if word not in _WORDS and not _FIGURE.fullmatch(word) and any(map(str.isalpha, word)):
            return False
    found = [match.group() for match in phrases.finditer(folded)]
    rest = phrases.sub(" ", folded) if found else folded
    if not found or any(character.isalpha() for character in _NUMBER.sub(" ", rest)):
        return False
    strong = [word for word in found if word not in _WEAK]
    digits = sum(character.isdigit() for character in rest)
    return bool(strong) and digits <= 6 * len(strong)

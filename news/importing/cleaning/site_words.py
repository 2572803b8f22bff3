"""What a site says of itself: imprints, notices, stamps, file names and code, in lines of any length.

Unlike the lists in ``furniture`` these are marks that may stand anywhere in a line, so that a line is
known by what it speaks of (a licence, a cookie, a newsletter) and not by its exact words.
"""

from __future__ import annotations

import re

from news.importing import shapes
from news.importing.cleaning.site_voice import speaks_to_readers
from news.importing.phrases import Phrases

LEAST_MARKS = 2
LEAST_MARKS_IN_PROSE = 3
LEAST_FIGURES = 4

_NOTICE = Phrases(
    r"bo nho (?:cache|dem)|ban luu trong|anh chup nhanh cua trang|phien ban day du|phien ban (?:in|chi co)|"
    r"thay doi trong thoi gian cho doi|cookies? (?:de|nham|giup)|"
    r"nhan (?:duoc )?(?:thu|email) nay|xem (?:duoc )?thu nay|thich thu nay|huy dang ky|mo trong trinh duyet|"
    r"nguon cap (?:co|rss)|chi mang tinh (?:chat )?tham khao|(?:thu|bai viet|noi dung|"
    r"chuong trinh) (?:nay )?duoc tai tro|"
    r"truong (?:thong tin )?bat buoc|trong trinh duyet nay|email cua ban se|duoc danh dau \*|"
    r"modal window|video player|dialog window|escape will|picture-in-picture|current time|stream type|"
    r"unlimited articles|premium content|hear from you|get (?:the|our) newsletter|sign up for|subscribe (?:to|now)|"
    r"ghi ro nguon|cam sao chep|khong (?:duoc )?sao chep|ban tin (?:cong nghe|moi|hang|moi ngay)|"
    r"(?:xem|doc) (?:tat ca|toan bo|them|tiep) (?:cac )?bai viet|tat ca bai viet|"
    r"tren ung dung mo|vuot (?:len|xuong|sang|ngang) de|keo (?:len|xuong|sang) de|"
    r"theo doi .{1,40} tren (?:google|facebook|zalo|youtube|tiktok)|"
    r"tom tat (?:bang|boi) (?:ai|tri tue)|noi dung bai viet \[|muc luc bai|"
    r"thong tin ban doc|y kien (?:cua ban|ban doc)|ban thay bai viet|danh gia (?:bai viet|cua ban)|"
    r"sent from my|sua lan cuoi|chinh sua lan cuoi|da tra loi ·|dien dan thao luan|tham gia: \d+|"
    r"sap xep theo|hien thi \d+ ?[-–] ?\d+|chuyen den noi dung|che do doc|doc bai viet nay|"
    r"quan diem cua toa soan|toa soan khong chiu|co the la hinh anh ve|image (?:source|credit)|"
    r"voi ma [a-z]+\d+|rao vat|"
    r"you are here|skip (?:to|ribbon|ad)|muc khan|guid:|"
    r"ban in tu|duoc chia se \d+|duoc xem \d+|ban muon tim|so sao kha dung|tang sao|xem anh goc|powered by|"
    r"designed by|thiet ke boi|trang web (?:nay )?dung cookies?|chung toi su dung cookies?|we use cookies|"
    r"lien he (?:ban tin|toa soan|quang cao)"
)
_BUTTON_TALK = Phrases(
    r"nha tai tro|"
    r"(?:phai|can|vui long|hay) (?:dang nhap|ghi danh|nap them|nhap ma|nhap tieng|go tieng|bat javascript)|"
    r"quet ma (?:qr )?de|tai ung dung|"
    r"cham (?:vao|de)|nhan (?:vao day|de xem|de nghe)|bam vao (?:day|anh)|"
    r"tu van mien phi|"
    r"mua ngay|dat hang ngay|xem ngay|nhan uu dai|dieu kien ap dung|"
    r"chinh sach (?:cookie|bao mat|quyen rieng tu)|"
    r"so tu|"
    r"in luc|ngay in|"
    r"nap the|xem tat ca|ghi danh|quen mat khau|nhap noi dung|"
    r"hop thu (?:ban doc|cong vu)|"
    r"ma tin|"
    r"dang ky kenh|"
    r"(?:su dung|dung|uses?) cookies?|"
    r"nhan ban tin|"
    r"ban dang (?:o|xem|doc)|"
    r"ve tac gia|about the author"
)
# Each alternative begins with a letter or mark of its own, so that searching leaps from one to the next.
_IMPRINT_MARK = re.compile(
    r"giay phep|gp-?\w{2,}|gpttdt|gpxb|/gp|tong bien tap|bien tap vien phu trach|chiu trach nhiem|hotline|dien thoai|"
    r"dt(?<!\w..)\s*:|tel(?<!\w...)\s*:|fax(?<!\w...)\s*:|e(?<!\w.)-?mail\s*:|thu dien tu(?<!\w.{11})\s*:|"
    r"toa soan|tru so|dia chi\s*:|co quan (?:chu quan|ngon luan)|©|\(c\)|"
    r"copyright|ban quyen|issn|duong day nong|phu trach\s*:|truong ban bien tap|giam doc\s*[:-]|phat hanh lai|"
    r"don vi (?:quan ly|van hanh)|all (?:rights|content)|registered office|giu ban quyen|editor-in-chief|license no|"
    r"hom thu|www\."
)
_IMPRINT_SURE = re.compile(
    r"\d+\s?/\s?gp|gp-?(?:bttt|bvh|stttt|ttdt|xb)|gpttdt|giay phep (?:so|hoat dong|thiet lap)|©|"
    r"all rights|copyright|tong bien tap\s*:|issn"
)
_FILE = re.compile(
    r"(?:[\w./:%-]*/)?[\w.%+-]+\.(?:jpe?g|png|gif|webp|svg|bmp|mp4|mp3|m3u8|pdf|html?|php|aspx?)(?:\?\S*)?",
    re.IGNORECASE,
)
_SLUG = re.compile(
    r"[a-z]\w*_\w+|(?=.*[a-z])[a-z0-9]+(?:[-_][a-z0-9]+){2,}|[a-z]{2,10}-(?:img|video|iframe|ad)|(?:[A-Z]\w+\.){2,}\w+"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+(?:\s+\S+){0,3}", re.IGNORECASE)
_CODE = re.compile(
    r"\);|\(\)\s*;|=>|function\s*\(|\{\s*[\w-]+\s*:[^{}]*;?\s*\}|^\s*[.#][\w-]+\s*\{|^\s*(?:var|let|const|window|"
    r"document)[ .]|"
    r"\$\(|^\{[a-z][\w :=\"'-]{2,60}\}$"
)
_IN_CODE = (");", "()", "$(", "=>", "{", "function")
_CODE_STARTS = ("var", "let", "const", "window", "document")
_BRACKETED = re.compile(r"\[(?:quang cao|qc|pr|ads?|tai tro|sponsored)\].*|\[[^\[\]:]{2,30}\]")
_AGO = re.compile(
    r"(?:.{0,120}\s)?\d{1,3} (?:giay|phut|gio|ngay|tuan|thang|nam|minutes?|hours?|days?|weeks?) (?:truoc|"
    r"ago)(?:\W.{0,40})?|"
    r"\d{1,3} (?:giay|phut|gio|ngay|tuan)(?:\W+\d+ (?:lien quan|binh luan|tin))?\W*|(?:hom qua|hom nay) luc .{1,30}"
)
_SHORT_STAMP = re.compile(
    r"(?:\d{1,2}[:h]\d{2}(?:\s+|\s*[-–|]\s*))\d{1,2}/\d{1,2}(?:/\d{2})?|\d{1,2}:\d{2}(?::\d{2})?|"
    r"(?:mon|tue|wed|thu|fri|sat|sun), \d{2} [a-z]{3} \d{4} [\d:]{5,8} [+-]\d{4}"
)
LONGEST_WEATHER, LEAST_SKY = 90, 1
_DEGREES = re.compile(r"\d\s?(?:do|°|º|oc|c)\b|°")
_SKY = frozenset(
    "nang mua may gio giong am hanh suong mu bao ret nong oi troi quang sunny rain cloudy wind humidity".split()
)
_WORDS = re.compile(r"[a-z]+")
_FIGURE = re.compile(r"[+-]?[\d.,:]*\d[\d.,:%]*[a-z]?")
_DIGIT = re.compile(r"\d")
_HOUR = re.compile(r"\d{1,2} ?[hg] ?(?:\d{2})?")
_LETTERS = re.compile(r"[^\W\d_]")


def own_words(text: str, folded: str) -> str | None:
    """Why a line is the site's own and no part of an article, None when it may be one."""
    prose = shapes.is_prose(text)
    marks = {match.group() for match in _IMPRINT_MARK.finditer(folded)}
    if len(marks) >= (LEAST_MARKS_IN_PROSE if prose and not _IMPRINT_SURE.search(folded) else LEAST_MARKS):
        return "licence"
    if len(text) <= 320 and _NOTICE.search(folded) and not _reports(text, prose):
        return "navigation"
    if not prose and _BUTTON_TALK.search(folded) and not _speaks(text):
        return "navigation"
    if speaks_to_readers(text, folded):
        return "navigation"
    if prose:
        return "template" if _is_code(text) and not shapes.ends_sentence(text) else None
    if _FILE.fullmatch(text) or _SLUG.fullmatch(text) or _ADDRESS.fullmatch(text):
        return "markup"
    if _is_weather(folded):
        return "widget"
    if _BRACKETED.fullmatch(folded):
        return "advertising"
    if _is_code(text):
        return "template"
    if _AGO.fullmatch(folded):
        return "related"
    return "counter" if _is_figures(text, folded) else None


def _is_code(text: str) -> bool:
    """Whether anything in the line is a script's or a style's."""
    return (any(map(text.__contains__, _IN_CODE)) or text.lstrip().startswith(_CODE_STARTS)) and bool(
        _CODE.search(text)
    )


def _reports(text: str, prose: bool) -> bool:
    """Whether a line with a site's words is somebody's report of them (a quotation, a long paragraph)."""
    return any(mark in text for mark in '“”"') or (prose and len(text) > 200)


def _speaks(text: str) -> bool:
    """Whether a short line may be a headline or a sentence rather than a button: nothing in it is no language."""
    return not any(mark in text for mark in "[]|»→▸!_") and (
        shapes.is_headline(text, 7) or (shapes.ends_sentence(text) and len(text.split()) >= 8)
    )


def _is_weather(folded: str) -> bool:
    """A short line of a place, degrees and two words for the sky, or the air's quality."""
    if len(folded) > LONGEST_WEATHER or not any(mark.isdigit() for mark in folded):
        return False
    if folded.startswith(("aqi", "chat luong khong khi", "uv", "do am")):
        return True
    return bool(_DEGREES.search(folded)) and len(_SKY.intersection(_WORDS.findall(folded))) >= LEAST_SKY


def _is_figures(text: str, folded: str) -> bool:
    """Nothing but marks and counts ("👍 1,1K", "+3"), a bare time, or a row of quoted prices."""
    if _SHORT_STAMP.fullmatch(folded):
        return True
    if _HOUR.fullmatch(folded):
        return False
    if not _DIGIT.search(text) and (len(text) > 40 or text.isascii()):
        return False
    letters = len(_LETTERS.findall(text))
    if letters <= 1 and any(character.isdigit() for character in text):
        return len(text) <= 40 and "|" not in text
    words = folded.split()
    figures = sum(bool(_FIGURE.fullmatch(word)) for word in words)
    return "|" not in text and figures >= LEAST_FIGURES and 2 * figures >= len(words)

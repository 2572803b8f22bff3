"""Who published the text, from what the page says of itself; nothing is guessed from the matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from news.importing import shapes
from news.importing.credits import names_publication
from news.importing.documents import Line, Removal
from news.importing.interface import is_interface, is_sections, segments
from news.importing.vietnamese import fold

_OWNER = re.compile(
    r"(?:©|®|\(c\)|copyright|bản quyền(?: thuộc(?: về)?)?|ban quyen(?: thuoc(?: ve)?)?)[\s:©]*(?:copyright\s+)?"
    r"(?:by\s+)?"
    r"(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?[\s:,–-]*(?:by\s+|thuộc về\s+|thuộc\s+)?(?P<name>[^|;,\n]{2,80})",
    re.IGNORECASE,
)
_OWNER_END = re.compile(
    r"\.\s|\s[-–]\s|\s*\(|\s+(?:all rights|giữ bản quyền|ghi rõ|khi |cấp|theo giấy|theme|powered|design)|\.$|:",
    re.IGNORECASE,
)
_NO_OWNER = re.compile(
    r"(?:copyright|all rights|bản quyền|nội dung|mọi|không|cấm|vui lòng|ghi rõ|nghiêm cấm|do not)\b", re.IGNORECASE
)
_MASTHEAD = re.compile(r"(?:Báo|Nhật báo|Thời báo|Tuần báo|Tạp chí|Đài|Cổng|Trang)\s", re.IGNORECASE)
_YEAR_END = re.compile(r"[\s,–-]+(?:19|20)\d\d$")
_ORGAN_OF = re.compile(
    r"^(?P<name>[^|]{3,60}?)\s*(?:[-–—,:]|là)\s*(?:cơ quan|tiếng nói|diễn đàn) (?:ngôn luận |thông tin )?của",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"^(?:[A-ZÀ-ỸĐ][\w\sÀ-ỹ.,]{0,30}?,?\s*)?(?:ngày\s+[\d/]+\s*)?\(((?:TTXVN|VNA|VOV|"
    r"[A-ZĐ][\w.+À-ỹ]{1,20}(?:\s[\w.+À-ỹ]{1,12}){0,2}))(?:\s[\d/]+)?\)\s*[-–—:]\s"
    r"|^((?:TTXVN|VOV\.VN|VOV|TPO|TTO|NDO|SGGPO|VTV\.vn|CAND|PLVN|Chinhphu\.vn|Kinhtedothi|QĐND(?: Online)?|Dân trí|"
    r"VietNamNet|[A-ZĐ]{2,6}O|[A-ZĐ]{3,5}))\s*[-–—]\s(?=[\"“A-ZÀ-ỸĐ])"
)
_SIGNED_OFF = re.compile(r"(?:\((?:Theo\s+)?([A-ZĐ]{2,8}(?:\.(?:VN|vn))?)\)|\s[-–—]\s([A-ZĐ]{3,6}))\s*\.?$")
_ABBREVIATION = re.compile(r"^[A-ZĐ][A-ZĐ.]{1,8}$")
_DOMAIN = re.compile(
    r"(?<![\w@.])(?:https?://)?(?:www\.)?((?:[a-z0-9-]{2,30}\.){1,3}(?:vn|com|net|org|info|example))(?![\w.])",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|mp4|mp3|pdf|html?|php|aspx?)\b", re.IGNORECASE)
_NOT_PUBLISHERS = ("facebook.com", "youtube.com", "google.com", "zalo.me", "twitter.com", "gmail.com", "tiktok.com")
_WORD = re.compile(r"[^\W\d_]+|&")
_KNOWN_AGENCIES = frozenset({"TTXVN", "VNA", "VOV", "AFP", "AP", "UPI", "BBC", "CNN", "VTV", "VTC", "CAND", "TASS"})
LEAST_LETTERS = 3


def find_publisher(
    stated: str | None, title: str | None, body: Sequence[Line], removals: Sequence[Removal]
) -> str | None:
    """The publisher in its fullest form: stated beside the article, else by the page's own furniture."""
    furniture = [removal.text for removal in removals if removal.reason not in ("related", "spam", "comments")]
    found = stated or _own_name(furniture, title, removals) or _dateline(body)
    if found is None:
        return _own_domain(removals)
    name = _YEAR_END.sub("", found.strip(" .,/-–—"))
    if _ABBREVIATION.match(name) and name not in _KNOWN_AGENCIES:
        name = _written_out(name, [*(removal.text for removal in removals), *(line.text for line in body)]) or name
    return _in_small_letters(name, [*furniture, *(line.text for line in body[-3:])])


def _own_name(furniture: Sequence[str], title: str | None, removals: Sequence[Removal]) -> str | None:
    """The page's name in its masthead, imprint, title or menu, the surest first."""
    finders = (_masthead, _owner, _in_menu)
    for find in finders[:2]:
        for text in furniture:
            name = find(text)
            if name:
                return name
    suffix = _title_suffix(title, (removal.text for removal in removals))
    return suffix or next((name for name in map(_in_menu, furniture[:4]) if name), None) or _repeated_name(furniture)


def _repeated_name(furniture: Sequence[str]) -> str | None:
    """A name with capitals among the first lines of the page that its last lines give again."""
    below = " \n ".join(text.casefold() for text in furniture[5:])
    for text in furniture[:5]:
        for name in re.split(r"\s+[-–—/]\s+|\s+hằng\s", " | ".join(segments(text)[:1])):
            words = name.split()
            capitals = 2 <= len(words) <= 6 and all(word[:1].isupper() for word in words)
            if capitals and not is_interface(name) and not is_sections(name) and name.casefold() in below:
                return name
    return None


def _masthead(text: str) -> str | None:
    """ "Báo X - Cơ quan ngôn luận của …", or a line that is a publication's name."""
    organ = _ORGAN_OF.match(text)
    if organ:
        return organ["name"].strip()
    parts = segments(text)
    if _FILE.search(text) or _OWNER.match(text):
        return None
    if len(parts) >= 2 and _MASTHEAD.match(parts[0]) and names_publication(parts[0]):
        return parts[0]
    if len(parts) == 1 and len(text) <= 60 and names_publication(parts[0]) and not is_sections(text):
        return parts[0]
    return None


def _owner(text: str) -> str | None:
    """Whose the copyright is."""
    match = _OWNER.search(text)
    if not match:
        return None
    name = _OWNER_END.split(match["name"].strip(), maxsplit=1)[0].strip(" .-–—")
    if not name or not (name[0].isupper() or _DOMAIN.fullmatch(name)) or len(name.split()) > 9:
        return None
    if _NO_OWNER.match(name) or not re.search(r"[^\W\d]{2}", name):
        return None
    return name


def _title_suffix(title: str | None, texts: Iterable[str]) -> str | None:
    """The name after the article's title in the title of its page ("… | Báo X")."""
    if not title:
        return None
    key = shapes.key(title)
    for text in texts:
        head, mark, tail = text.rpartition("|") if "|" in text else text.rpartition(" - ")
        if mark and shapes.key(head) == key and 1 <= len(tail.split()) <= 8:
            return tail.strip()
    return None


def _in_menu(text: str) -> str | None:
    """The first name of a menu, written as names are (each word with a capital) and no section's."""
    parts = segments(text)
    if len(parts) < 2:
        return None
    name = parts[0]
    words = [word for word in name.split() if word[0].isalpha()]
    if not 2 <= len(words) <= 6 or is_interface(name) or is_sections(name):
        return None
    capitals = all(word[0].isupper() for word in words)
    return name if capitals and any(is_sections(part) or is_interface(part) for part in parts[1:]) else None


def _dateline(body: Sequence[Line]) -> str | None:
    """The agency or paper that the text opens or closes with."""
    for line in body[:2]:
        match = _DATELINE.match(line.text)
        if match:
            return (match[1] or match[2]).strip()
    for line in body[-2:]:
        match = _SIGNED_OFF.search(line.text) if shapes.is_prose(line.text[:-6] + ".") else None
        if match:
            return match[1] or match[2]
    return None


def _written_out(abbreviation: str, texts: Sequence[str]) -> str | None:
    """The words that the abbreviation stands for, where they follow each other in one of the texts."""
    letters = [letter for letter in abbreviation.casefold() if letter.isalpha()]
    if len(letters) < LEAST_LETTERS:
        return None
    for text in texts:
        words = list(_WORD.finditer(text[:4000]))
        for start in range(len(words) - len(letters) + 1):
            run = words[start : start + len(letters)]
            if [word.group()[0].casefold() for word in run] != letters or not run[0].group()[0].isupper():
                continue
            if any(gap.strip() for gap in _gaps(text, run)):
                continue
            before = text[: run[0].start()]
            organ = re.search(r"(?:Tạp chí|Báo)\s$", before)
            return text[organ.start() if organ else run[0].start() : run[-1].end()]
    return None


def _gaps(text: str, run: Sequence[re.Match[str]]) -> list[str]:
    return [text[one.end() : other.start()] for one, other in pairwise(run)]


def _in_small_letters(name: str, texts: Sequence[str]) -> str:
    """A name in capitals as it is written elsewhere on the page."""
    if not name.isupper() or " " not in name:
        return name
    for text in texts:
        position = fold(text).find(fold(name))
        if position >= 0 and len(fold(text)) == len(text):
            written = text[position : position + len(name)]
            if not written.isupper() and written.casefold() == name.casefold():
                return written
    return name


def _own_domain(removals: Sequence[Removal]) -> str | None:
    """The page's own address in its removed furniture ("Theo dõi … trên", imprint)."""
    for removal in removals:
        if removal.reason not in ("follow", "licence"):
            continue
        match = _DOMAIN.search(removal.text)
        if match and match[1].lower() not in _NOT_PUBLISHERS:
            return match[1].lower()
    return None

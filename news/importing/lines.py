"""What a single line of the body is: caption, question, closing thanks, label of a speaker."""

from __future__ import annotations

import re
from functools import lru_cache

from news.importing import shapes
from news.importing.documents import Line
from news.importing.vietnamese import fold

LONGEST_CAPTION = 400
LONGEST_QUESTION = 900

_IN_CAPTIONS = ("ảnh", "hình", "chú thích", "photo", "nguồn", "đồ họa", "clip")
_CAPTION_START = re.compile(
    r"^\(?(?:Ảnh|Hình|Ảnh minh họa|Chú thích ảnh|Chú thích|Photo|Nguồn ảnh|Ảnh chụp màn hình)\s*(?:\d{1,3}\s*)?[:.]",
    re.IGNORECASE,
)
_CAPTION_END = re.compile(
    r"(?:[-–—(.,;|/\[]|\s)\s*\(?(?:(?:Ảnh|Ảnh minh họa|Photo|Nguồn ảnh|Ảnh tư liệu|Đồ họa|Ảnh cắt từ clip|Anh|Hình ảnh|"
    r"Clip|Nguồn)\s*(?::|của|/)|(?:[A-Z]{2,6}\s)?[Pp]hotos?(?: by| courtesy of|:))\s*(?:[^.:]{2,60}|"
    r"(?:[A-ZĐ]\.\s?){1,3}"
    r"[A-ZĐ]?[\wÀ-ỹ ]{0,30})[).\]]?\s*$"
)
_CAPTION_SOURCE = re.compile(
    r"\((?:[Nn]guồn|[Ảả]nh|Photo)\s*:[^()]{2,60}\)\.?\s*$|[.!]\s(?:Ảnh|ẢNH)\s[A-ZĐ]{2,10}$|[.!]\s\(?ẢNH\s*:.{2,50}$"
)
_ILLUSTRATION = re.compile(r"(?:\(?Ảnh minh họa\)?\.?|\(ảnh\))\s*$", re.IGNORECASE)
_ASKER = re.compile(
    r"^[-–—•*]?\s*(?:PV|P\.V|Phóng viên|Hỏi|Q|Nhà báo|MC|PV\s[A-ZĐ][\w .]{1,30}|Phóng viên [A-ZĐÀ-Ỹ][\wÀ-ỹ .]{1,40}|"
    r"Question)\s*:\s*",
    re.IGNORECASE,
)
_ANSWER_LABEL = re.compile(r"^[-–—•*]?\s*(?:Trả lời|Đáp|TL|A|Answer)\s*:\s*", re.IGNORECASE)
_SPEAKER_LABEL = re.compile(
    r"^[-–—•*]?\s*((?:(?:Ông|Bà|Ngài|Đại sứ|TS|GS|PGS|ThS|[A-ZĐÀ-Ỹ])[\wÀ-ỹ.,’'\s-]{3,110}?))\s*:\s+(?=\S)"
)
_ADDRESS = re.compile(
    r"^[-–—•*]?\s*(?:thua |xin |vay,? |theo (?:ong|ba)\b|ong |ba |dai su |bo truong |thu truong |pho thu tuong|ngai |"
    r"duoc biet|truoc do,? ong|chung toi)"
    r"|(?:^|[\s,])(?:thua (?:ong|ba|thu truong|bo truong|dai su|ngai|thieu tuong|trung tuong|pho thu tuong|cuc "
    r"truong|giao su|tien si)"
    r"|xin (?:ong|ba|thu truong|bo truong|dai su|ngai|thieu tuong|pho thu tuong|cuc truong|cho biet))\b"
)
_THANKS = re.compile(
    r"^[-–—•*]?\s*\(?(?:xin |chan thanh |tran trong )?(?:tran trong |chan thanh )?cam on\b.{0,80}[!.)]?$"
)


def caption_text(line: Line) -> str | None:
    """The caption without marks left from tables, None when the line is no caption."""
    text = line.text
    if line.hint == "caption":
        return _without_marks(text)
    if len(text) > LONGEST_CAPTION:
        return None
    if text.endswith("|") and text.count("|") == 1:
        return _without_marks(text)
    return _without_marks(text) if _reads_as_caption(text) else None


@lru_cache(maxsize=2_048)
def _reads_as_caption(text: str) -> bool:
    lowered = text.lower()
    if "Anh" not in text and not any(map(lowered.__contains__, _IN_CAPTIONS)):
        return False
    return bool(
        _CAPTION_START.match(text)
        or _CAPTION_END.search(text)
        or _CAPTION_SOURCE.search(text)
        or _ILLUSTRATION.search(text)
    )


def _without_marks(text: str) -> str:
    return re.sub(r"(?<=[^.])\.\.$", ".", text.strip("| ").strip())


def is_addressed_question(text: str) -> bool:
    """A question put to someone ("PV: …", "- Xin …?", "Thưa Thứ trưởng, …?")."""
    if len(text) > LONGEST_QUESTION:
        return False
    if _ASKER.match(text):
        return True
    asks = text.rstrip('"”’)* ').endswith("?")
    return asks and bool(_ADDRESS.search(fold(text)))


def is_question(text: str, dashes: bool, interview: bool) -> bool:
    """Whether the line is a question; ``dashes``: this text marks its questions with a dash."""
    if is_addressed_question(text):
        return True
    if len(text) > LONGEST_QUESTION or is_thanks(text):
        return False
    asks = text.rstrip('"”’)* ').endswith("?")
    if asks and (interview or shapes.is_bullet(text)):
        return True
    return dashes and text[:1] in "-–—" and bool(_ADDRESS.search(fold(text))) and len(text) < 400


def is_thanks(text: str) -> bool:
    """The closing line of an interview."""
    return len(text) <= 120 and bool(_THANKS.match(fold(without_asker(text))))


def without_asker(text: str) -> str:
    """The question without dash and "PV:"."""
    return _ASKER.sub("", shapes.without_bullet(text), count=1).strip("* ")


def split_label(text: str) -> tuple[str | None, str]:
    """(speaker, words) of a line such as "Ông Nguyễn A: …"; (None, text) without such a label."""
    plain = _ANSWER_LABEL.sub("", text, count=1)
    if plain != text:
        return None, plain
    match = _SPEAKER_LABEL.match(text)
    if not match or not re.search(
        r"[A-ZĐÀ-Ỹ][\wÀ-ỹ.]+\s+[A-ZĐÀ-Ỹ]|^(?:Ông|Bà|Đại sứ|Thứ trưởng|Bộ trưởng)\b", match[1]
    ):
        return None, text
    words = text[match.end() :]
    if any(mark.isdigit() for mark in match[1]) or words[0].islower():
        return None, text
    if re.search(r"\b(?:cho biết|cho hay|nói|nhấn mạnh|khẳng định|gồm|là|như|sau)\b", match[1]):
        return None, text
    return match[1].strip(), text[match.end() :]

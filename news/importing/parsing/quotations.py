"""Paragraphs that are what someone said, with the speaker as the paragraph names him."""

from __future__ import annotations

import re

from news.importing.documents import Block

_OPEN = '“"«'
_CLOSE = '”"»'
_SPEECH = (
    r"cho hay|cho biết|nói|phát biểu|nhấn mạnh|khẳng định|chia sẻ|bày tỏ|đánh giá|nhận định|cho rằng|lưu ý|tuyên bố|"
    r"nêu rõ|nêu|"
    r"cảnh báo|giải thích|bổ sung|kết luận|kêu gọi|đề nghị|phân tích|thông tin|trả lời|viết|thừa nhận|dẫn lời|said|"
    r"says|added"
)
_VERB = re.compile(rf"\s*(?:,|\b)(?:\s*(?:đã|cũng|tiếp tục|vừa|thêm|rõ))*\s*\b(?:{_SPEECH})\b.*$")
_BEFORE = re.compile(rf"^(?P<who>[^“\"«:]{{4,200}}?)\s+(?:đã |cũng )?(?:{_SPEECH})[^“\"«:]{{0,40}}:\s*[“\"«]")
LEAST_SHARE = 0.45
LONGEST_ATTRIBUTION = 200


def quotation(text: str) -> Block | None:
    """A quotation block when most of the paragraph is one person's words, otherwise None."""
    if text[:1] in _OPEN and text[:1]:
        end = max(text.rfind(mark) for mark in _CLOSE)
        words, rest = text[1:end].strip(" ,"), text[end + 1 :].strip(" ,.")
        if end > LEAST_SHARE * len(text) and len(words) >= 30 and len(rest) <= LONGEST_ATTRIBUTION:
            verb = re.search(_SPEECH, rest)
            if verb or not rest:
                return Block("quotation", words, _speaker(rest), passage=text)
        return None
    match = _BEFORE.match(text)
    if not match:
        return None
    words = text[match.end() :].strip()
    if words[-1:] in _CLOSE or words[-2:-1] in _CLOSE:
        inner = words.rstrip(".").rstrip(_CLOSE).strip()
        if len(inner) > LEAST_SHARE * len(text):
            return Block("quotation", inner, match["who"].strip(" ,"), passage=text)
    return None


def _speaker(attribution: str) -> str | None:
    """The person in words such as "Thứ trưởng Nguyễn A cho hay" or "theo ông A"."""
    who = re.sub(r"^(?:theo|lời)\s+", "", attribution, flags=re.IGNORECASE)
    who = _VERB.sub("", who).strip(" ,.-–")
    return who or None

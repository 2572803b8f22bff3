"""A file that is one line: cut where the page's own lines must have been.

Template variables, date stamps, player texts and the headings of lists betray the breaks; what is
left is cut into sentences, which the parser joins to paragraphs again.
"""

from __future__ import annotations

import re

from news.importing import shapes
from news.importing.credits import find_stamps
from news.importing.documents import Line
from news.importing.interface import is_interface, leading_interface
from news.importing.vietnamese import sentences

_HEAD = 8
LEAST_BUTTONS = 2
_SCRAP = re.compile(
    r"\[caption\b[^\[\]]{0,300}\][^\[\]]{0,300}\[/caption\]|\{\{[^{}]{0,200}\}\}|\{%[^%]{0,200}%\}|"
    r"[$#]\{[^{}]{0,200}\}|%[A-Z][A-Z0-9]\w{1,40}%|<[#%][^<>]{1,80}[#%]>|"
    r"\[\[[\w.-]{1,60}\]\]|@Model(?:\.\w{1,40}){1,4}|\[/?(?:caption|embed|gallery|video|audio|ads?)\b[^\[\]]{0,200}\]"
)
_PLAYER = re.compile(
    r"(?:Video Player is loading|Play Video|Audio Player)\b[^\n]{0,1500}"
    r"(?:modal window\.|dialog window\.|Picture-in-Picture|Fullscreen|Playback Rate)"
)
_HEADING = re.compile(
    r"(?<=[.!?…”\")\w])\s+(?=(?:Nguồn:|Copyright\b|©|Bản quyền\b|Giấy phép|Từ khóa\s?:|Từ khóa\b|Tags?:|TAGS?\b|"
    r"Xem thêm:|Đọc thêm:|Tin liên quan|TIN LIÊN QUAN|Bài viết liên quan|Tin cùng|Bài cùng|Cùng chuyên mục|Tin khác|"
    r"Các tin khác|Video khác|Đọc nhiều|ĐỌC NHIỀU|Xem nhiều|Tin mới|Tin nóng|Bình luận \(|Ý kiến \(|"
    r"Có thể bạn quan tâm|"
    r"Đài (?:Truyền hình|Phát thanh)[^.]{2,40}\.\s+Giấy phép|Cơ quan chủ quản|Tổng [Bb]iên tập|Tòa soạn|"
    r"Related (?:news|stories|articles)|Read more:))"
)
_DOUBLED = re.compile(r"(.{25,200}?)\s+\1(?=\s|$)")
_STAMPED = re.compile(
    r"\d{1,2}\s?(?::|h|giờ)\s?\d{2}|GMT|ngày đăng|cập nhật|đăng lúc|published|updated|posted", re.IGNORECASE
)
_BEFORE_STAMP = re.compile(
    r"(?:(?<=\s)[A-ZĐ]{2,8}\s*[|•–-]\s*|(?<=\s)(?:[A-ZĐÀ-Ỹ][\wÀ-ỹ]{0,7}\s){1,3}[A-ZĐÀ-Ỹ][\wÀ-ỹ]{0,7}\s*[|•–-]\s*)$"
)


def cut(text: str) -> tuple[Line, ...]:
    """The lines of a text without line breaks; sentences carry the hint ``sentence``."""
    lines: list[Line] = []
    for part, scrap in _at_scraps(text):
        if scrap:
            lines.append(Line(1, part))
            continue
        for piece in _at_stamps(part):
            head, rest = leading_interface(piece) if len(lines) < _HEAD else ("", piece)
            if head:
                lines.append(Line(1, head))
            for below in (part for whole in _HEADING.split(rest) for part in _undoubled(whole)):
                lines += _sentences(below.strip()) if below else []
    return tuple(piece for line in lines for piece in _without_buttons(line))


def _without_buttons(line: Line) -> tuple[Line, ...]:
    """A sentence with the buttons that stood above it apart."""
    head, rest = leading_interface(line.text, LEAST_BUTTONS)
    if not head or not rest or not is_interface(head):
        return (line,)
    return (Line(1, head), Line(1, rest, line.hint))


def _undoubled(text: str) -> tuple[str, ...]:
    """A text that begins with a headline given twice: both copies apart from what follows them."""
    match = _DOUBLED.match(text)
    return (match[1], match[1], text[match.end() :].strip()) if match else (text,)


def _at_scraps(text: str) -> list[tuple[str, bool]]:
    """(part, whether it is template variables, shortcodes or player texts) in order."""
    parts: list[tuple[str, bool]] = []
    position = 0
    spans = sorted(match.span() for pattern in (_SCRAP, _PLAYER) for match in pattern.finditer(text))
    for start, end in spans:
        if start < position:
            continue
        parts += [(text[position:start].strip(), False), (text[start:end], True)]
        position = end
    return [part for part in [*parts, (text[position:].strip(), False)] if part[0]]


def _at_stamps(text: str) -> list[str]:
    """The text cut around date stamps: a date with a time or a label, as no sentence has it."""
    parts: list[str] = []
    position = 0
    for match in find_stamps(text):
        if not _STAMPED.search(match.group()) or match.start() < position:
            continue
        credit = _BEFORE_STAMP.search(text, max(position, match.start() - 40), match.start())
        start = credit.start() if credit else match.start()
        parts += [text[position:start], text[start : match.end()]]
        position = match.end()
    return [part.strip() for part in [*parts, text[position:]] if part.strip()]


def _sentences(text: str) -> list[Line]:
    """The sentences; a last piece without an end mark stands for itself."""
    return [Line(1, part, "sentence" if shapes.ends_sentence(part) else None) for part in sentences(text)]

"""Sessions of a programme as a text names them: kind, count and number, and the times beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from news.importing.phrases import Phrases
from news.importing.recognising.number_words import NUMBER_WORDS, SMALL_NUMBER, number_of

# Each kind with strings of which one is in whatever names it.
_KINDS: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    ("gala_dinner", ("gala", "tiệc"), re.compile(r"gala dinner|tiệc chiêu đãi|dạ tiệc|tiệc gala|gala", re.IGNORECASE)),
    (
        "exhibition",
        ("triển lãm", "exhibition"),
        re.compile(r"triển lãm(?: về)?(?: công nghệ)?|exhibition", re.IGNORECASE),
    ),
    (
        "round_table",
        ("bàn tròn", "round"),
        re.compile(
            r"(?:phiên |cuộc |buổi )?(?:trao đổi |thảo luận |tọa đàm |đối thoại )?bàn tròn|round ?tables?",
            re.IGNORECASE,
        ),
    ),
    (
        "high_level",
        ("cấp cao", "high-level"),
        re.compile(
            r"(?:phiên )?thảo luận cấp cao|phiên cấp cao|đối thoại cấp cao|high-level (?:discussion|session|segment)s?",
            re.IGNORECASE,
        ),
    ),
    (
        "plenary",
        ("toàn thể", "thảo luận chung", "plenary"),
        re.compile(
            r"(?:phiên )?thảo luận toàn thể|phiên (?:họp )?toàn thể|phiên thảo luận chung|plenary(?: discussion| "
            r"session)?",
            re.IGNORECASE,
        ),
    ),
    ("signing", ("ký", "signing"), re.compile(r"phiên (?:mở )?ký(?: kết)?|signing session", re.IGNORECASE)),
    (
        "opening",
        ("khai mạc", "opening"),
        re.compile(r"(?:phiên|lễ|buổi lễ) khai mạc|opening (?:session|ceremony)", re.IGNORECASE),
    ),
    (
        "closing",
        ("bế mạc", "closing"),
        re.compile(r"(?:phiên|lễ|buổi lễ)(?: khai mạc và)? bế mạc|closing (?:session|ceremony)", re.IGNORECASE),
    ),
)
_NUMBERED = re.compile(
    r"(?:phiên(?: họp| thảo luận| làm việc| chuyên đề)?|session|panel)(?=\s+(?:thứ\s+|số\s+)?(?:\d{1,2}|nhất|"
    r"hai|ba|tư|năm|[IVX]{1,4})"
    r"(?![\w%/]|\s?(?:giờ|h\d|phút|/)))",
    re.IGNORECASE,
)
_HINTS = (
    "phiên|bàn tròn|khai mạc|bế mạc|gala|tiệc|triển lãm|cấp cao|toàn thể|session|ceremon|round|plenary|panel|"
    "exhibition|high-level"
).split("|")
_CEREMONY = re.compile(r"lễ (?:mở )?ký(?: kết)? (?:và|công ước)", re.IGNORECASE)
_OPENING_AND_CLOSING = re.compile(r"(?:phiên|lễ) khai mạc(?: và|,)(?: phiên| lễ)? bế mạc", re.IGNORECASE)
_COUNT = re.compile(rf"(?<![\w.,/-])(0?\d{{1,2}}|{SMALL_NUMBER})\s+$", re.IGNORECASE)
_ORDINAL = re.compile(
    r"^\s+(?:thứ\s+|số\s+)?(\d{1,2}|nhất|hai|ba|tư|bốn|năm|[IVX]{1,4})(?![\w%/]|\s?(?:giờ|h\d|phút|/))", re.IGNORECASE
)
_ORDINALS = {
    "nhất": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
}
_CLOCK = r"(?<![\d/.,])(\d{1,2})(?:\s?(?:[hg]|giờ|:(?=\d{2}))\s?(\d{2})?(?:\s?phút)?)(?![\w/]|[.,]\d)"
_ENGLISH_CLOCK = re.compile(r"(?<![\d/.,:])(\d{1,2})(?:[:.](\d{2}))?\s?([ap])\.?m\b", re.IGNORECASE)
TIME = re.compile(rf"{_CLOCK}|{_ENGLISH_CLOCK.pattern}", re.IGNORECASE)
_TIMES = re.compile(rf"{_CLOCK}(?:\s?(?:-|–|—|đến|tới|to)\s?{_CLOCK})?")
_HALF = r"(?:\s?[apAP]\.?[mM]\.?)?"
AGENDA_LINE = re.compile(
    rf"^[-–•*+\s]*(?:(?:[lL]úc|[tT]ừ|[sS]áng|[cC]hiều|[tT]ối)\s)?{_CLOCK}{_HALF}(?:\s?(?:-|–|—|đến|tới|"
    rf"to)\s?{_CLOCK}{_HALF})?"
    rf"\s*(?:(?::|\||[-–—]|\t|\.\s|,)\s*(?=[A-ZÀ-ỸĐ\"“'(])|\s(?=[A-ZÀ-ỸĐ\"“]))(?P<what>\S.*)$"
)
BREAK = re.compile(
    r"^(?:nghỉ|giải lao|ăn trưa|ăn tối|đón (?:tiếp )?(?:khách|đại biểu)|đăng ký|tea|coffee|lunch|break|"
    r"registration|check.in)",
    re.IGNORECASE,
)
_OTHER_COUNTED = re.compile(
    r"(?<![\w.,/-])(?P<count>0?\d{1,2}|"
    + NUMBER_WORDS
    + r")\s+(?P<what>hội thảo|cuộc diễn tập|tọa đàm|toạ đàm|cuộc tọa đàm|"
    r"phiên chuyên đề|phiên song song|phiên thảo luận|"
    r"sự kiện bên lề|workshops?|panels?|side events?|sessions)(?![\wÀ-ỹ])",
    re.IGNORECASE,
)
_ANNOUNCED = Phrases(r"sẽ|gồm|khuôn khổ|dự kiến|diễn ra|bên lề|include[sd]?|feature[sd]?|will|comprises?", marked=True)


@dataclass(frozen=True)
class Mention:
    """A session named in a sentence."""

    kind: str
    name: str
    start: int
    end: int
    count: int | None
    number: int | None


def is_session_count(text: str, start: int, end: int) -> bool:
    """Whether the number at ``start`` counts sessions of a programme ("4 phiên thảo luận cấp cao")."""
    words = text[start : end + 40]
    lowered = words.lower()
    for _, hints, pattern in _KINDS:
        match = pattern.search(words) if any(map(lowered.__contains__, hints)) else None
        if match and match.start() <= 16 and re.fullmatch(r"[\d.,]+\s*(?:phiên|cuộc|buổi)?\s*", words[: match.start()]):
            return True
    other = _OTHER_COUNTED.match(text, start)
    return bool(other and _ANNOUNCED.search(text))


def other_counted(sentence: str) -> list[Mention]:
    """Several events of a kind that a sentence announces together ("3 hội thảo", "2 cuộc diễn tập")."""
    if not _ANNOUNCED.search(sentence):
        return []
    return [
        Mention("other", match["what"], match.start(), match.end(), number_of(match["count"]), None)
        for match in _OTHER_COUNTED.finditer(sentence)
        if not any(pattern.match(sentence, match.start("what")) for _, _, pattern in _KINDS)
    ]


def mentions(sentence: str) -> list[Mention]:
    """The sessions a sentence names, each place once, "phiên khai mạc và bế mạc" as two."""
    found: list[Mention] = []
    lowered = sentence.lower()
    if not any(map(lowered.__contains__, _HINTS)):
        return found
    for both in _OPENING_AND_CLOSING.finditer(sentence):
        middle = both.start() + both.group().lower().find("khai mạc") + len("khai mạc")
        word = both.group().split()[0].lower()
        found.append(Mention("opening", sentence[both.start() : middle], both.start(), middle, 1, None))
        found.append(Mention("closing", f"{word} bế mạc", middle, both.end(), 1, None))
    for kind, hints, pattern in (*_KINDS, ("other", ("phiên", "session", "panel"), _NUMBERED)):
        for match in pattern.finditer(sentence) if any(map(lowered.__contains__, hints)) else ():
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            if kind == "signing" and _CEREMONY.match(sentence, match.start()):
                continue
            count = _COUNT.search(sentence[max(0, match.start() - 12) : match.start()])
            number = _ORDINAL.match(sentence[match.end() : match.end() + 14])
            value = number_of(count[1]) if count else None
            order = _order(number[1]) if number else None
            found.append(Mention(kind, match.group(), match.start(), match.end(), value, order))
    return sorted(found, key=lambda mention: mention.start)


def _order(word: str) -> int | None:
    return int(word) if word.isdigit() else _ORDINALS.get(word.lower())


def times_in(text: str, day: str | None) -> tuple[str | None, str | None]:
    """(start, end) in ISO 8601: with the day when it is known, else the time of day alone."""
    prefix = f"{day}T" if day else "T"
    match = _TIMES.search(text)
    if not match:
        english = [_english_clock(found) for found in _ENGLISH_CLOCK.finditer(text)][:2]
        clocks = [prefix + clock for clock in english if clock]
        return (clocks[0] if clocks else day), (clocks[1] if len(clocks) > 1 else None)
    start = _clock(match[1], match[2])
    end = _clock(match[3], match[4]) if match[3] else None
    return (prefix + start if start else day), (prefix + end if end else None)


def _english_clock(match: re.Match[str]) -> str | None:
    hour = int(match[1]) % 12 + (12 if match[3].lower() == "p" else 0)
    return _clock(str(hour), match[2])


def _clock(hours: str, minutes: str | None) -> str | None:
    hour, minute = int(hours), int(minutes or 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None

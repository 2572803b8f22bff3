"""Programme items: the sessions of a conference, with kind, number, times, room and speakers.

A time or day that the text does not give stays None. "4 phiên thảo luận cấp cao" is one item with
``count`` 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from news.importing.documents import OfficialMention, ParsedArticle, ProgrammeItem
from news.importing.names import find_names
from news.importing.recognising.dates import date_spans
from news.importing.vietnamese import fold, sentences

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("gala_dinner", re.compile(r"gala dinner|tiệc chiêu đãi|dạ tiệc|tiệc gala|gala", re.IGNORECASE)),
    ("exhibition", re.compile(r"triển lãm(?: về)?(?: công nghệ)?|exhibition", re.IGNORECASE)),
    (
        "round_table",
        re.compile(
            r"(?:phiên |cuộc |buổi )?(?:trao đổi |thảo luận |tọa đàm |đối thoại )?bàn tròn|round ?tables?",
            re.IGNORECASE,
        ),
    ),
    (
        "high_level",
        re.compile(
            r"(?:phiên )?thảo luận cấp cao|phiên cấp cao|đối thoại cấp cao|high-level (?:discussion|session|segment)s?",
            re.IGNORECASE,
        ),
    ),
    (
        "plenary",
        re.compile(
            r"(?:phiên )?thảo luận toàn thể|phiên (?:họp )?toàn thể|phiên thảo luận chung|plenary(?: discussion| "
            r"session)?",
            re.IGNORECASE,
        ),
    ),
    ("signing", re.compile(r"phiên (?:mở )?ký(?: kết)?|signing session", re.IGNORECASE)),
    ("opening", re.compile(r"(?:phiên|lễ|buổi lễ) khai mạc|opening (?:session|ceremony)", re.IGNORECASE)),
    (
        "closing",
        re.compile(r"(?:phiên|lễ|buổi lễ)(?: khai mạc và)? bế mạc|closing (?:session|ceremony)", re.IGNORECASE),
    ),
)
_CEREMONY = re.compile(r"lễ (?:mở )?ký(?: kết)? (?:và|công ước)", re.IGNORECASE)
_OPENING_AND_CLOSING = re.compile(r"(?:phiên|lễ) khai mạc(?: và|,)(?: phiên| lễ)? bế mạc", re.IGNORECASE)
_PROGRAMME = re.compile(
    r"(?<!\w)(?:chuong trinh|lich trinh|lich lam viec|agenda|programme|program)(?!\w).{0,120}(?:gom|bao gom|co|dien "
    r"ra|:|nhu sau|du kien)|"
    r"(?:du kien|se) (?:bao gom|gom|co).{0,160}phien|bao gom.{0,120}phien|(?:hoi nghi|le mo ky|su kien).{0,80}(?:gom|"
    r"bao gom|se co).{0,160}phien"
)
_COUNT = re.compile(r"(?<![\w.,/-])(0?\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+$", re.IGNORECASE)
_NUMBER_WORDS = {
    word: number for number, word in enumerate("một hai ba bốn năm sáu bảy tám chín mười".split(), start=1)
}
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
_CLOCK = r"(?<![\d/.,])(\d{1,2})(?:\s?(?:[hg:]|giờ)\s?(\d{2})?(?:\s?phút)?)(?![\w/]|[.,]\d)"
_TIME = re.compile(_CLOCK)
_TIMES = re.compile(rf"{_CLOCK}(?:\s?(?:-|–|—|đến|tới)\s?{_CLOCK})?")
_ROOM = re.compile(
    r"(?:tại|ở|,|-|–|\()\s*((?:phòng(?! chống|, chống| ngừa)|hội trường|sảnh|khán phòng|phòng họp)\s+[\wÀ-ỹ "
    r".\d-]{1,40}?)(?=[,.;:()]|\s[-–]\s|$|\s(?:do|với|vào|từ|lúc|có|sẽ))",
    re.IGNORECASE,
)
_PROVISIONAL = re.compile(r"du kien|se (?:co|dien ra|duoc|bao gom|gom|to chuc|phat bieu)|provisional|expected")
_SPEAKS = re.compile(
    r"phat bieu|chu tri|khai mac|dieu hanh|tham luan|dan chuong trinh|dien van|dien gia|chu toa|chair|keynote|speak"
)
_OWN_EVENT = re.compile(
    r"cong uoc|le mo ky|ha noi convention|hanoi convention|toi pham mang|cybercrime|lien hop quoc|lhq"
)
_OTHER_EVENT = re.compile(
    r"(?<!\w)(?:apec|asean|world cup|sea games|cop\d{2}|davos|wef|olympic|festival|dai hoi dang|techfest|le hoi)(?!\w)"
)


@dataclass(frozen=True)
class _Mention:
    """A session named in a sentence."""

    kind: str
    name: str
    start: int
    end: int
    count: int | None
    number: int | None


def is_session_count(text: str, start: int, end: int) -> bool:
    """Whether the number at ``start`` counts sessions of a programme ("4 phiên thảo luận cấp cao")."""
    follows = text[max(0, end - 30) : end + 40]
    words = text[start : end + 40]
    for _, pattern in _KINDS:
        match = pattern.search(words)
        if match and match.start() <= 16 and re.fullmatch(r"[\d.,]+\s*(?:phiên|cuộc|buổi)?\s*", words[: match.start()]):
            return True
    return bool(re.search(r"phiên (?:song song|chuyên đề)", follows)) and "phiên" in words[:12]


def find_events(article: ParsedArticle, officials: Sequence[OfficialMention] = ()) -> tuple[ProgrammeItem, ...]:
    """The programme items of the body, one entry for each kind and number, in order of the text."""
    body = [paragraph for block in article.blocks for paragraph in block.full_text.split("\n") if paragraph.strip()]
    relevant_text = bool(_OWN_EVENT.search(fold(" ".join([article.title or "", *body[:40]]))))
    items: dict[tuple[str, int | None, str | None], ProgrammeItem] = {}
    later: list[tuple[str, tuple[str, ...]]] = []
    day: str | None = None
    announced = False
    for paragraph in body:
        announced = bool(_PROGRAMME.search(fold(paragraph))) or (announced and _is_programme_line(paragraph))
        heading_day = _day_of(paragraph, article.published) if _heads_a_day(paragraph) else None
        day = heading_day or day
        for sentence in sentences(paragraph):
            mentions = _mentions(sentence)
            programme = bool(_PROGRAMME.search(fold(sentence))) or (announced and _is_programme_line(paragraph))
            if programme or (mentions and _TIME.search(sentence)):
                here = _day_of(sentence, article.published) or day
                for item in _items(sentence, mentions, here, relevant_text, officials):
                    _add(items, item)
            elif mentions:
                later += [(mention.kind, _speakers(sentence, officials)) for mention in mentions]
    return tuple(_with_speakers(items.values(), later))


def _heads_a_day(paragraph: str) -> bool:
    """A short line such as "Ngày 25/10/2025:" that says on which day the lines below it are."""
    return len(paragraph) < 80 and not paragraph.endswith((".", "!", "?")) and not _TIME.search(paragraph)


def _add(items: dict[tuple[str, int | None, str | None], ProgrammeItem], item: ProgrammeItem) -> None:
    """Add an item, or its speakers and room to the entry that already tells of the session."""
    same = [key for key in items if key[:2] == (item.kind, item.number) and item.start in (None, key[2])]
    if not same:
        items[(item.kind, item.number, item.start)] = item
        return
    known = items[same[0]]
    speakers = tuple(dict.fromkeys([*known.speakers, *item.speakers]))
    items[same[0]] = replace(known, speakers=speakers, room=known.room or item.room)


def _is_programme_line(paragraph: str) -> bool:
    """A line of an agenda: it begins with a time, a bullet or a session's name."""
    short = len(paragraph) < 320
    return short and bool(_TIME.match(paragraph.lstrip("-–•*+ ")) or _mentions(paragraph[:80]))


def _mentions(sentence: str) -> list[_Mention]:
    """The sessions a sentence names, each place once, "phiên khai mạc và bế mạc" as two."""
    found: list[_Mention] = []
    for both in _OPENING_AND_CLOSING.finditer(sentence):
        middle = both.start() + both.group().lower().find("khai mạc") + len("khai mạc")
        word = both.group().split()[0].lower()
        found.append(_Mention("opening", sentence[both.start() : middle], both.start(), middle, 1, None))
        found.append(_Mention("closing", f"{word} bế mạc", middle, both.end(), 1, None))
    for kind, pattern in _KINDS:
        for match in pattern.finditer(sentence):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            if kind == "signing" and _CEREMONY.match(sentence, match.start()):
                continue
            count = _COUNT.search(sentence[max(0, match.start() - 12) : match.start()])
            number = _ORDINAL.match(sentence[match.end() : match.end() + 14])
            value = _number(count[1], _NUMBER_WORDS) if count else None
            order = _number(number[1], _ORDINALS) if number else None
            found.append(_Mention(kind, match.group(), match.start(), match.end(), value, order))
    return sorted(found, key=lambda mention: mention.start)


def _number(word: str, words: dict[str, int]) -> int | None:
    return int(word) if word.isdigit() else words.get(word.lower())


def _items(
    sentence: str, mentions: list[_Mention], day: str | None, relevant_text: bool, officials: Sequence[OfficialMention]
) -> list[ProgrammeItem]:
    """One programme item for each session the sentence announces."""
    folded = fold(sentence)
    provisional = bool(_PROVISIONAL.search(folded))
    relevant = relevant_text and not (_OTHER_EVENT.search(folded) and not _OWN_EVENT.search(folded))
    alone = len(mentions) == 1
    room = _ROOM.search(sentence) if alone else None
    start, end = _times(sentence, day) if alone else (None, None)
    single = replace(
        ProgrammeItem("", ""),
        start=start,
        end=end,
        room=room[1].strip() if room else None,
        speakers=_speakers(sentence, officials) if alone else (),
        provisional=provisional,
        relevant=relevant,
    )
    return [
        replace(single, name=mention.name, kind=mention.kind, count=mention.count or 1, number=mention.number)
        for mention in mentions
    ]


def _times(sentence: str, day: str | None) -> tuple[str | None, str | None]:
    """(start, end) in ISO 8601: with the day when it is known, else the time of day alone."""
    match = _TIMES.search(sentence)
    if not match:
        return day, None
    start = _clock(match[1], match[2])
    end = _clock(match[3], match[4]) if match[3] else None
    prefix = f"{day}T" if day else "T"
    return (prefix + start if start else day), (prefix + end if end else None)


def _clock(hours: str, minutes: str | None) -> str | None:
    hour, minute = int(hours), int(minutes or 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _day_of(text: str, published: date | None) -> str | None:
    """The one complete day a text names; None for none, several or an unknown year."""
    days = {span.edtf for span in date_spans(text, published) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", span.edtf)}
    return days.pop() if len(days) == 1 else None


def _speakers(sentence: str, officials: Sequence[OfficialMention]) -> tuple[str, ...]:
    """The officials a sentence names, when it speaks of speaking or presiding."""
    if not _SPEAKS.search(fold(sentence)):
        return ()
    names = {fold(official.name): official.name for official in officials}
    return tuple(dict.fromkeys(names[fold(span.name)] for span in find_names(sentence) if fold(span.name) in names))


def _with_speakers(items: Iterable[ProgrammeItem], later: list[tuple[str, tuple[str, ...]]]) -> list[ProgrammeItem]:
    """Speakers named in other sentences ("… phát biểu tại phiên khai mạc") join the only such session."""
    listed = list(items)
    for kind, names in later:
        same = [number for number, item in enumerate(listed) if item.kind == kind]
        if names and len(same) == 1:
            item = listed[same[0]]
            listed[same[0]] = replace(item, speakers=tuple(dict.fromkeys([*item.speakers, *names])))
    return listed

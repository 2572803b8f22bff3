"""Programme items: the sessions of a conference, with kind, number, times, room and speakers.

A time or day that the text does not give stays None. "4 phiên thảo luận cấp cao" is one item with
``count`` 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from news.importing.documents import OfficialMention, ParsedArticle, ProgrammeItem
from news.importing.names import find_names
from news.importing.recognising.dates import date_spans, reference_day
from news.importing.recognising.occasions import find_occasion
from news.importing.recognising.sessions import (
    AGENDA_LINE,
    BREAK,
    TIME,
    Mention,
    is_session_count,
    mentions,
    other_counted,
    times_in,
)
from news.importing.vietnamese import fold, sentences

__all__ = ["find_events", "is_session_count"]

_IN_PROGRAMMES = ("phien", "chuong trinh", "lich ", "agenda", "program")
_PROGRAMME = re.compile(
    r"(?<!\w)(?:chuong trinh|lich trinh|lich lam viec|agenda|programme|program)(?!\w).{0,120}(?:gom|bao gom|co|dien "
    r"ra|:|nhu sau|du kien)|"
    r"(?:du kien|se) (?:bao gom|gom|co).{0,160}phien|bao gom.{0,120}phien|(?:hoi nghi|le mo ky|su kien).{0,80}(?:gom|"
    r"bao gom|se co).{0,160}phien"
)
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
    r"cong uoc|le mo ky|ha noi convention|hanoi convention|toi pham mang|toi pham cong nghe|cybercrime|cyber|"
    r"lien hop quoc|"
    r"lhq|an ninh mang|khong gian mang|an toan thong tin|an toan so|lua dao|ma doc|bao ve du lieu"
)
_OTHER_EVENT = re.compile(
    r"(?<!\w)(?:apec|asean|world cup|sea games|cop\d{2}|davos|wef|olympic|festival|dai hoi dang|techfest|le hoi)(?!\w)"
)


_SAME_DAY = re.compile(r"cùng ngày|cùng hôm|hôm đó|the same day", re.IGNORECASE)
_TODAY = re.compile(r"(?<![\wÀ-ỹ])(?:hôm nay|sáng nay|chiều nay|tối nay|today)(?![\wÀ-ỹ])", re.IGNORECASE)
_NAME_END = re.compile(r"\s*[(.;|:]|\s[-–—]\s|,\s")
_HINTS = (
    "phiên|bàn tròn|khai mạc|bế mạc|gala|tiệc|triển lãm|thảo luận|đối thoại|hội thảo|tọa đàm|toạ đàm|diễn tập|"
    "chương trình|"
    "lịch|sự kiện|session|ceremony|round table|roundtable|plenary|panel|workshop|programme|agenda|exhibition|"
    "discussion|"
    "dinner|event"
).split("|")
_DIGIT = re.compile(r"\d")
_FULL_PROGRAMME = 7
LONGEST_LINE = 400
SHORT_LINE = 160
_STARTS_WITH_TIME = re.compile(
    r"^((?:lúc |từ )?\d{1,2}(?:\s?(?:[hg:]|giờ)\s?(?:\d{2})?)(?:\s?phút)?(?:\s?[-–]\s?[\dhg: ]+)?),?\s+(\w)"
)
_NEAR = 90
_RECENT_DAYS = 31


@dataclass
class _Reading:
    """What is known while an article is read from the top."""

    reference: date | None
    relevant: bool
    officials: Sequence[OfficialMention]
    day: str | None = None
    last_day: str | None = None
    announced: bool = False
    items: dict[tuple[str, int | None, str | None], ProgrammeItem] = field(default_factory=dict)
    later: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)


def find_events(article: ParsedArticle, officials: Sequence[OfficialMention] = ()) -> tuple[ProgrammeItem, ...]:
    """The programme items of the body, one entry for each kind and number, in order of the text.

    The occasion itself ("Lễ mở ký", with its days) comes first unless its whole programme is listed.
    """
    body = [paragraph for block in article.blocks for paragraph in block.full_text.split("\n") if paragraph.strip()]
    relevant = bool(_OWN_EVENT.search(fold(" ".join([article.title or "", *body[:40]]))))
    reading = _Reading(reference_day(article), relevant, officials)
    for paragraph in body:
        _read_paragraph(paragraph, reading)
    items = _with_speakers(reading.items.values(), reading.later)
    if len(items) >= _FULL_PROGRAMME:
        return tuple(items)
    occasion = find_occasion(article.title or "", body, reading.reference)
    if occasion and not any(item.start == occasion.start for item in items):
        items.insert(0, replace(occasion, relevant=_is_relevant(occasion.name, reading)))
    return tuple(items)


def _is_relevant(words: str, reading: _Reading) -> bool:
    folded = fold(words)
    return reading.relevant and not (_OTHER_EVENT.search(folded) and not _OWN_EVENT.search(folded))


def _read_paragraph(paragraph: str, reading: _Reading) -> None:
    """Take up the sessions of one line or paragraph."""
    lowered = paragraph.lower()
    if not any(map(lowered.__contains__, _HINTS)) and not _DIGIT.search(paragraph[:24]):
        if _DIGIT.search(paragraph):
            reading.last_day = _last_day(paragraph, reading) or reading.last_day
        return
    parts = _agenda_parts(paragraph)
    if parts:
        reading.day = _day_of(paragraph, reading.reference) or reading.day
    for line in parts or (paragraph,):
        agenda = AGENDA_LINE.match(line)
        if agenda and len(line) < LONGEST_LINE:
            _read_agenda_line(line, agenda["what"].strip(), reading)
        else:
            _read_prose(line, reading)


def _agenda_parts(paragraph: str) -> list[str]:
    """A programme told in one sentence ("… như sau: 8h30 khai mạc; 14h …") as lines of an agenda."""
    if ";" not in paragraph:
        return []
    parts = [part.strip() for part in re.split(r";\s|:\s(?=\D{0,8}\d)", paragraph)]
    timed = [part for part in parts if _STARTS_WITH_TIME.match(part)]
    if len(timed) < 2:
        return []
    return [_STARTS_WITH_TIME.sub(lambda match: f"{match[1]}: {match[2].upper()}", part) for part in timed]


def _read_prose(paragraph: str, reading: _Reading) -> None:
    """Take up the sessions that the sentences of a paragraph tell of."""
    folded = fold(paragraph)
    reading.announced = _tells_programme(folded) or (reading.announced and _is_programme_line(paragraph))
    if _heads_a_day(paragraph) or _announces_a_day(folded):
        reading.day = _day_of(paragraph, reading.reference) or reading.day
    for sentence in sentences(paragraph):
        _read_sentence(sentence, _is_programme_line(paragraph), reading)


def _tells_programme(folded: str) -> bool:
    """Whether a passage says what a programme holds."""
    return any(map(folded.__contains__, _IN_PROGRAMMES)) and bool(_PROGRAMME.search(folded))


def _read_agenda_line(line: str, what: str, reading: _Reading) -> None:
    """ "9h30 - 10h30: Lễ khai mạc (Hội trường lớn). …" is one item; breaks are none."""
    if BREAK.match(what):
        return
    day = _day_of(line, reading.reference) or reading.day
    found = mentions(what[:120])[:1]
    end = _NAME_END.search(what)
    name = found[0].name if found else what[: end.start() if end else 80].strip()
    opened = re.match(r"(khai mạc|bế mạc|opening|closing)", what, re.IGNORECASE)
    kind = found[0].kind if found else _OPENED[opened[1].lower()] if opened else "other"
    start, stop = times_in(line[: len(line) - len(what)], day)
    item = _item(what, Mention(kind, name, 0, 0, None, found[0].number if found else None), reading)
    if item.room is None:
        bracketed = _BRACKETED_ROOM.search(what)
        item = replace(item, room=bracketed[1].strip() if bracketed else None)
    _add(reading.items, replace(item, start=start, end=stop, speakers=_speakers(what, reading.officials)))


_OPENED = {"khai mạc": "opening", "opening": "opening", "bế mạc": "closing", "closing": "closing"}
_BRACKETED_ROOM = re.compile(
    r"\(((?:hội trường|phòng|sảnh|room|hall)[^()]{1,40})\)|(?:room|hall)\s[\w.]{1,10}", re.IGNORECASE
)


def _read_sentence(sentence: str, in_agenda: bool, reading: _Reading) -> None:
    """The sessions a sentence announces, counts or tells the day of; who speaks at those it only names."""
    found = mentions(sentence)
    day = _day_of(sentence, reading.reference)
    programme = _tells_programme(fold(sentence)) or (reading.announced and in_agenda)
    others = other_counted(sentence)
    for mention in others:
        _add(reading.items, _item(sentence, mention, reading))
    if programme:
        alone = len(found) == 1
        start, end = times_in(sentence, day or reading.day) if alone else (None, None)
        for mention in found:
            if mention.kind != "other" or mention.count is None:
                item = _item(sentence, mention, reading)
                _add(reading.items, replace(item, start=start, end=end) if alone else item)
    else:
        for mention in found:
            _read_mention(sentence, mention, day, len(found) == 1, reading)
    reading.last_day = day or reading.last_day


def _read_mention(sentence: str, mention: Mention, day: str | None, alone: bool, reading: _Reading) -> None:
    """One session outside a programme: an item where it is counted or its day or time is told."""
    if mention.count and mention.count > 1:
        if mention.kind != "other":
            _add(reading.items, _item(sentence, mention, reading))
        return
    near = sentence[max(0, mention.start - _NEAR) : mention.end + _NEAR]
    same = _SAME_DAY.search(sentence)
    when = day if day and _day_of(near, reading.reference) else None
    if not when and _TODAY.search(near) and reading.reference:
        when = reading.reference.isoformat()
    timed = bool(alone and TIME.search(sentence))
    if not when and timed and same:
        when = _reported_day(reading)
    if when or timed:
        listed = reading.day if len(sentence) < SHORT_LINE else None
        start, end = times_in(sentence, when or day or listed) if timed else (when, None)
        item = _item(sentence, mention, reading)
        _add(reading.items, replace(item, start=start, end=end))
    else:
        reading.later.append((mention.kind, _speakers(sentence, reading.officials)))


def _last_day(paragraph: str, reading: _Reading) -> str | None:
    """The last day named in a paragraph that tells of no session."""
    days = [_day_of(sentence, reading.reference) for sentence in sentences(paragraph)]
    return next((day for day in reversed(days) if day), None)


def _reported_day(reading: _Reading) -> str | None:
    """The day "cùng ngày" means: the one last named, unless that lies months before the news."""
    if not reading.reference:
        return reading.last_day
    last = date.fromisoformat(reading.last_day) if reading.last_day else None
    near = last is not None and abs((last - reading.reference).days) <= _RECENT_DAYS
    return last.isoformat() if last and near else reading.reference.isoformat()


def _item(sentence: str, mention: Mention, reading: _Reading) -> ProgrammeItem:
    """A programme item of a session, without its time."""
    room = _ROOM.search(sentence)
    return ProgrammeItem(
        mention.name,
        mention.kind,
        count=mention.count or 1,
        number=mention.number,
        room=room[1].strip() if room else None,
        speakers=_speakers(sentence, reading.officials) if not mention.count or mention.count == 1 else (),
        provisional=bool(_PROVISIONAL.search(fold(sentence))),
        relevant=_is_relevant(sentence, reading),
    )


def _heads_a_day(paragraph: str) -> bool:
    """A short line such as "Ngày 25/10/2025:" that says on which day the lines below it are."""
    return len(paragraph) < 80 and not paragraph.endswith((".", "!", "?")) and not TIME.search(paragraph)


def _announces_a_day(folded: str) -> bool:
    """A paragraph that says when the event of the lines below is held."""
    return bool(_HELD.search(folded))


_HELD = re.compile(r"(?:to chuc|dien ra|khai mac).{0,80}(?:vao ngay|ngay|sang|chieu)\s\d")


def _add(items: dict[tuple[str, int | None, str | None], ProgrammeItem], item: ProgrammeItem) -> None:
    """Add an item, or its speakers, room and time to the entry that already tells of the session."""
    same = [
        key for key in items if key[:2] == (item.kind, item.number) and (item.start in (None, key[2]) or not key[2])
    ]
    same = [key for key in same if item.kind != "other" or items[key].name.lower() == item.name.lower()]
    if not same:
        items[(item.kind, item.number, item.start)] = item
        return
    known = items[same[0]]
    speakers = tuple(dict.fromkeys([*known.speakers, *item.speakers]))
    count = max(known.count or 1, item.count or 1)
    start, end = (known.start, known.end) if known.start else (item.start, item.end)
    merged = replace(known, speakers=speakers, room=known.room or item.room, count=count, start=start, end=end)
    renamed = {(item.kind, item.number, start) if key == same[0] else key: entry for key, entry in items.items()}
    items.clear()
    items.update(renamed)
    items[(item.kind, item.number, start)] = merged


def _is_programme_line(paragraph: str) -> bool:
    """A line of an agenda: it begins with a time, a bullet or a session's name."""
    return len(paragraph) < 320 and bool(TIME.match(paragraph.lstrip("-–•*+ ")) or mentions(paragraph[:80]))


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

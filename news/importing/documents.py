"""What flows through the importer: plain, frozen records without Django.

A file enters as ``RawFile``, is read into an ``ArticleText`` (lines, what was taken out, what an
editor should know), becomes a ``ParsedArticle`` and leaves as an ``ImportedDocument``. Texts are
Unicode in NFC; dates are ``datetime.date`` or EDTF strings (ISO 8601-2); numbers are ``Decimal``.
The names of the fields follow the JSON report (see ``reporting``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


class ReadError(Exception):
    """A file that cannot become a draft; ``reason`` is Vietnamese, meant for an editor."""

    def __init__(self, reason: str, encoding: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.encoding = encoding


@dataclass(frozen=True)
class RawFile:
    """A file as it came: ``path`` as the caller names it, ``data`` untouched.

    ``problem`` is set by callers that could not open the file (Vietnamese, for an editor).
    """

    path: str
    data: bytes
    problem: str | None = None


@dataclass(frozen=True)
class Flag:
    """A warning: ``code`` from ``messages.WARNINGS``, a Vietnamese message, the passage meant.

    ``detail`` is what the message adds to the standing words of its code (a ``messages.Said`` where it has words).
    """

    code: str
    message: str
    excerpt: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Removal:
    """Text taken out of the body; ``line`` and ``column`` say where it stood in the text as read.

    ``line`` counts from 1, ``column`` from 0 (characters); ``reason`` is a key of
    ``messages.REMOVAL_REASONS``.
    """

    text: str
    reason: str
    line: int
    column: int = 0


@dataclass(frozen=True)
class Line:
    """A line of the text as read, without surrounding blanks.

    ``hint`` is what markup or cleaning knows of it: ``title``, ``heading``, ``list``, ``quotation``,
    ``caption``, ``table``, ``bold``, ``lead``, ``sentence`` (part of a one-line file), or None.
    """

    number: int
    text: str
    hint: str | None = None
    after_blank: bool = False


@dataclass(frozen=True)
class PageMetadata:
    """What a page's own head declares (HTML only); all optional."""

    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    author: str | None = None
    lead: str | None = None


@dataclass(frozen=True)
class ArticleText:
    """One article on its way: the lines that remain, with what was removed and flagged so far."""

    lines: tuple[Line, ...]
    removals: tuple[Removal, ...] = ()
    flags: tuple[Flag, ...] = ()
    metadata: PageMetadata = field(default_factory=PageMetadata)


@dataclass(frozen=True)
class ReadFile:
    """A file that could be read. ``checksum`` is SHA-256 (hex) of the raw bytes."""

    path: str
    checksum: str
    encoding: str
    language: str | None
    text: ArticleText


@dataclass(frozen=True)
class Block:
    """A part of the body: ``type`` is paragraph, heading, question, answer, quotation, list or table.

    The paragraphs of one answer are separated by a blank line, items and rows by a line break.
    ``speaker`` is a person's name where the text tells it. ``text`` of a quotation is the words
    said; ``passage`` is the whole paragraph it stands in.
    """

    type: str
    text: str
    speaker: str | None = None
    passage: str = ""

    @property
    def full_text(self) -> str:
        """The block as it reads in the body."""
        return self.passage or self.text


@dataclass(frozen=True)
class ParsedArticle:
    """The structure of one article. When there is a ``lead`` it is also the text of the first block."""

    title: str | None
    published: date | None
    publisher: str | None
    author: str | None
    lead: str | None
    blocks: tuple[Block, ...]
    captions: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()

    @property
    def body(self) -> str:
        """The cleaned text, paragraphs separated by a blank line."""
        return "\n\n".join(block.full_text for block in self.blocks)


@dataclass(frozen=True)
class OfficialMention:
    """A person with a position. ``position`` is the fullest form in the text, ``rank`` a military or
    academic title, ``forms`` every form of the position met; ``official`` is the id of the known
    person, None when the person is new.
    """

    name: str
    position: str
    rank: str | None = None
    forms: tuple[str, ...] = ()
    official: int | str | None = None

    @property
    def known(self) -> bool:
        """Whether the person is one the caller knew."""
        return self.official is not None


@dataclass(frozen=True)
class Figure:
    """A statistic as the text gives it.

    ``value`` and ``unit`` are the text's own words ("78,44", "triệu người"); ``number`` and
    ``number_to`` (end of a range) are in single units. ``as_of`` and ``period`` are EDTF, ``text`` is
    the sentence, ``about`` the words that say what is counted, ``place`` the paragraph (from 1).
    """

    value: str
    unit: str
    qualifier: str | None
    as_of: str | None
    number: Decimal | None
    number_to: Decimal | None
    about: str
    text: str
    period: str | None = None
    place: int = 0


@dataclass(frozen=True)
class ProgrammeItem:
    """A session the text announces or tells of.

    ``kind`` is one of opening, plenary, signing, high_level, round_table, gala_dinner, exhibition,
    closing, other; ``count`` says how many such sessions one entry stands for, ``number`` which one
    it is; ``start`` and ``end`` are ISO 8601 (with a time only where the text gives one).
    """

    name: str
    kind: str
    count: int | None = None
    number: int | None = None
    start: str | None = None
    end: str | None = None
    room: str | None = None
    speakers: tuple[str, ...] = ()
    provisional: bool = False
    relevant: bool = True


@dataclass(frozen=True)
class DatedFact:
    """A date the text mentions (EDTF; ``XXXX-08-08`` where the year is not known) and what it is about."""

    date: str
    what: str
    text: str = ""


@dataclass(frozen=True)
class Duplicate:
    """The document this one repeats: a ``path`` of the same run or the ``id`` of a stored source."""

    kind: str
    path: str | None = None
    id: int | str | None = None
    similarity: float = 1.0


@dataclass(frozen=True)
class Contradiction:
    """Two statements at odds. ``source`` is the id of the known source, None within one document."""

    what: str
    here: str
    there: str
    source: int | str | None = None


@dataclass(frozen=True)
class Fingerprint:
    """What finding duplicates needs of a text: a hash of its words and a sample of its shingles (31 bits each)."""

    words: str
    shingles: frozenset[int]


@dataclass(frozen=True)
class KnownOfficial:
    """A person on record: ``positions`` are all forms known, other spellings go to ``aliases``."""

    id: int | str
    name: str
    positions: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class KnownFigure:
    """An observation on record; ``number`` in single units, ``as_of`` EDTF."""

    id: int | str
    about: str
    unit: str
    number: Decimal
    as_of: str | None = None
    source: int | str | None = None
    text: str = ""


@dataclass(frozen=True)
class KnownDate:
    """A dated fact on record (EDTF)."""

    what: str
    date: str
    source: int | str | None = None


@dataclass(frozen=True)
class ImportedDocument:
    """One article after all pure steps: everything a draft, a review screen and the report need.

    ``outcome`` is ``import``, ``import_flagged`` (at least one flag) or ``reject`` (``reason`` says
    why, all else is empty). ``original`` and ``lines`` are the text as read, before cleaning; ``part`` says which
    of the file's articles this is, from 1.
    """

    path: str
    raw: bytes
    checksum: str
    outcome: str
    part: int = 1
    reason: str | None = None
    language: str | None = None
    encoding: str | None = None
    article: ParsedArticle | None = None
    original: str = ""
    lines: tuple[Line, ...] = ()
    removals: tuple[Removal, ...] = ()
    flags: tuple[Flag, ...] = ()
    officials: tuple[OfficialMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[ProgrammeItem, ...] = ()
    dates: tuple[DatedFact, ...] = ()
    fingerprint: Fingerprint | None = None
    duplicate_of: Duplicate | None = None
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def body(self) -> str:
        """The cleaned text, "" for a rejected file."""
        return self.article.body if self.article else ""


@dataclass(frozen=True)
class ImportReport:
    """A whole run; ``seconds`` is wall-clock time."""

    documents: tuple[ImportedDocument, ...]
    seconds: float

    def count(self, outcome: str) -> int:
        """How many documents had this outcome."""
        return sum(document.outcome == outcome for document in self.documents)


def joined_lines(lines: Iterable[Line]) -> str:
    """The lines as one text, for display beside the draft."""
    return "\n".join(line.text for line in lines)

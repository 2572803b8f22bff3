"""Who says what: quotations and answers get their speaker's name.

Short titles ("Thứ trưởng"), given names ("ông Vũ") and pronouns stand for the person last so called;
an answer without a label is the interviewee's, whom the introduction names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from news.importing.documents import Block, OfficialMention, ParsedArticle
from news.importing.names import NameSpan, find_names
from news.importing.recognising.attributions import attributions, reporters
from news.importing.recognising.positions import HEAD, RANK
from news.importing.vietnamese import fold

_LABEL = re.compile(r"^(?:[-–—*•]\s*)?(?P<who>[^:“\"?!.]{3,90}):\s+(?=\S)")
_ASKER = re.compile(r"^(?:pv|phong vien|ptv|btv|hoi|q|toa soan|bao|tap chi|nha bao)\b")
_PRONOUN = re.compile(r"^(?:ông|bà|anh|chị|ngài|cô|ông ấy|bà ấy|he|she|mr|ms)$", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?<![\wÀ-ỹ])(?:ông|bà|anh|chị|ngài|đồng chí|cô|em|chú|bác|Mr\.?|Ms\.?|Mrs\.?|"
    r"Dr\.?)\s+(?P<given>\w[\wÀ-ỹ’'-]*(?: \w[\wÀ-ỹ’'-]*)?)\s*$",
    re.IGNORECASE,
)
_SINGLE = re.compile(r"(?P<given>\w[\wÀ-ỹ’'-]*)\s*$")
_GENDER = {
    "ông": "m",
    "anh": "m",
    "ngài": "m",
    "mr": "m",
    "he": "m",
    "bà": "f",
    "chị": "f",
    "cô": "f",
    "ms": "f",
    "she": "f",
    "mrs": "f",
}
_HONORIFIC_BEFORE = re.compile(r"(ông|bà|anh|chị|ngài|cô|mrs?|ms)\.?\s$", re.IGNORECASE)
_ASKED = re.compile(
    r"(?:phỏng vấn|trao đổi|trò chuyện|đối thoại|gặp gỡ|gặp)\s+(?:của\s+|với\s+|cùng\s+|nhanh\s+)?", re.IGNORECASE
)
_INTRODUCTION = 4


@dataclass
class _Person:
    name: str
    titles: list[str] = field(default_factory=list)
    gender: str | None = None

    @property
    def words(self) -> list[str]:
        return fold(self.name).split()


class _People:
    """The persons a text has named so far, the last named last."""

    def __init__(self, officials: Sequence[OfficialMention]) -> None:
        self._all: dict[str, _Person] = {}
        self.recent: list[_Person] = []
        for official in officials:
            titles = [fold(title) for title in (official.rank, official.position, *official.forms) if title]
            self._all[fold(official.name)] = _Person(official.name, titles)

    def officials(self, names: Iterable[str]) -> list[str]:
        """Those of the names that are officials'."""
        return [name for name in names if fold(name) in self._all and self._all[fold(name)].titles]

    def note(self, text: str, spans: Sequence[NameSpan]) -> None:
        """Remember who is named in a passage, in order."""
        for span in spans:
            person = self._all.setdefault(fold(span.name), _Person(span.name))
            honorific = _HONORIFIC_BEFORE.search(text[max(0, span.start - 6) : span.start])
            if honorific and not person.gender:
                person.gender = _GENDER.get(honorific[1].lower())
            self.recent = [other for other in self.recent if other is not person] + [person]

    def resolve(self, who: str, spans: Sequence[NameSpan] | None = None) -> str | None:
        """The full name of the person that ``who`` means; None when that is not clear."""
        names = find_names(who) if spans is None else spans
        if names:
            return self._full(names)
        who = re.sub(r"\s*\(.*?\)\s*$|,.*$", "", who.strip(" ,.-–")).strip() if not _ADDRESS.search(who) else who
        return self._by_given_name(who) or self._by_title(who) or self._by_pronoun(who)

    def _full(self, names: Sequence[NameSpan]) -> str:
        name = names[-1].name
        for span in names:
            if fold(span.name) in self._all and self._all[fold(span.name)].titles:
                name = span.name
        known = self._all.get(fold(name))
        return known.name if known else name

    def _candidates(self) -> Iterator[_Person]:
        yield from reversed(self.recent)
        yield from (person for person in self._all.values() if person not in self.recent)

    def _by_given_name(self, who: str) -> str | None:
        match = _ADDRESS.search(who) or (_SINGLE.search(who) if who[:1].isupper() else None)
        if not match or not match["given"][:1].isupper():
            return None
        given = fold(match["given"]).split()
        for person in self._candidates():
            if person.words[-len(given) :] == given or (not _plain_name(person.name) and given[-1] in person.words):
                return person.name
        if len(given) == 2:
            return next((person.name for person in self._candidates() if person.words[-1] == given[-1]), None)
        return None

    def _by_title(self, who: str) -> str | None:
        heads = list(HEAD.finditer(who)) or list(RANK.finditer(who))
        if not heads:
            return None
        short = fold(who[heads[-1].start() :]).strip()
        for person in self._candidates():
            if any(title.startswith(short) or f", {short}" in title for title in person.titles):
                return person.name
        return None

    def _by_pronoun(self, who: str) -> str | None:
        last = who.split()[-1:] or [""]
        if not _PRONOUN.match(who) and not (
            _PRONOUN.match(last[0]) and last[0][:1].islower() and len(who.split()) <= 3
        ):
            return None
        gender = _GENDER.get(last[0].lower())
        fitting = [
            person for person in reversed(self.recent) if not (gender and person.gender and person.gender != gender)
        ]
        titled = [person for person in fitting if person.titles or person.gender]
        return (titled or fitting)[0].name if fitting else None


def _plain_name(name: str) -> bool:
    return any(ord(character) > 0x1E00 for character in name) or len(name.split()) >= 4


def with_speakers(article: ParsedArticle, officials: Sequence[OfficialMention]) -> ParsedArticle:
    """The article with each block's ``speaker`` as a person's name where the text allows to tell.

    A paragraph that quotes somebody has a speaker as well; what stays unclear in a quotation standing
    alone keeps the text's own words.
    """
    people = _People(officials)
    interviewee = _interviewee(article.blocks, people)
    blocks: list[Block] = []
    for block in article.blocks:
        if block.type == "answer":
            blocks += _answers(block, people, interviewee)
        elif block.type in ("paragraph", "quotation"):
            blocks.append(_quoted(block, people))
        else:
            blocks.append(block)
        text = block.full_text
        people.note(text, find_names(text))
    return replace(article, blocks=tuple(blocks))


def _quoted(block: Block, people: _People) -> Block:
    """A paragraph with the person it quotes."""
    text = block.full_text
    for found in attributions(text):
        people.note(text[: found.start], find_names(text[: found.start]))
        speaker = people.resolve(found.who)
        if speaker:
            return replace(block, speaker=speaker)
    if block.type == "paragraph":
        return replace(block, speaker=_reporter(text, people))
    if block.speaker:
        return replace(block, speaker=people.resolve(block.speaker) or block.speaker)
    return block


def _reporter(text: str, people: _People) -> str | None:
    """The first official by name or address whose statement a paragraph reports without quoting."""
    for who in reporters(text):
        spans = find_names(who)
        named = people.officials(span.name for span in spans)
        if named:
            return people.resolve(who, spans)
        last = who.rsplit(",", 1)[-1]
        if not spans and len(last.split()) <= 6 and (_ADDRESS.search(last) or HEAD.search(last)):
            speaker = people.resolve(last, spans)
            if speaker and people.officials([speaker]):
                return speaker
    return None


def _answers(block: Block, people: _People, interviewee: str | None) -> Iterator[Block]:
    """An answer with its speaker; one that several people give in turn as several."""
    speaker = people.resolve(block.speaker) if block.speaker else None
    paragraphs: list[str] = []
    for paragraph in block.text.split("\n\n"):
        labelled = _labelled(paragraph, people)
        if labelled and paragraphs:
            yield replace(block, text="\n\n".join(paragraphs), speaker=speaker or interviewee)
            paragraphs = []
        speaker = labelled or speaker
        paragraphs.append(paragraph)
    yield replace(block, text="\n\n".join(paragraphs), speaker=speaker or interviewee)


def _labelled(paragraph: str, people: _People) -> str | None:
    """The person whose name and a colon begin a paragraph."""
    match = _LABEL.match(paragraph)
    if not match or _ASKER.match(fold(match["who"])):
        return None
    words = match["who"].strip()
    if words.isupper():
        words = words.title()
    if len(words.split()) > 12 or not (words[:1].isupper()):
        return None
    names = find_names(words)
    return people.resolve(words, names) if names or _ADDRESS.search(words) or HEAD.match(words) else None


def _interviewee(blocks: Sequence[Block], people: _People) -> str | None:
    """The person the introduction names: after "phỏng vấn", otherwise its official, otherwise the one named."""
    introduction: list[NameSpan] = []
    for block in blocks[:_INTRODUCTION]:
        if block.type in ("question", "answer"):
            break
        spans = find_names(block.full_text)
        people.note(block.full_text, spans)
        asked = _ASKED.search(block.full_text)
        after = people.officials(span.name for span in spans if asked and span.start >= asked.end())
        if after:
            return after[0]
        introduction += spans
    titled = people.officials(span.name for span in introduction)
    if titled:
        return titled[0]
    return introduction[0].name if len({span.name for span in introduction}) == 1 else None

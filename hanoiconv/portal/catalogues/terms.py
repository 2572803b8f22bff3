"""One term one way: reads the glossary of the admin and finds translations that say a concept in other words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import polib

from hanoiconv.portal.catalogues.translations import NAMED, TAG, Fault, texts_of

ROW = re.compile(r"^\|(.+)\|\s*$")
NOTE = re.compile(r"\([^)]*\)")
CODE = re.compile(r"`[^`]*`|\w+://\S+|\b\w+[._]\w+\b")
"""What in a message is no English: code, an address, a name with a dot or a low line."""


ADDRESS = re.compile(r"[^\s/]+/(?:[^\s/]+/)*")
PUBLIC, ADMIN = "templates/", ("templates/admin/", "templates/wagtailadmin/")


class GlossaryError(Exception):
    """A glossary whose tables cannot be read; the text names the line."""


@dataclass
class Glossary:
    """English terms with the Vietnamese words allowed for each, and the messages that are excepted."""

    terms: dict[str, list[str]] = field(default_factory=dict)
    exceptions: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    """Where an exception stands."""

    def pattern(self) -> re.Pattern[str]:
        """Return what finds the terms in an English text, in their inflected forms too, the longest first."""
        longest_first = sorted(self.terms, key=len, reverse=True)
        return re.compile(
            "|".join(rf"(?P<t{self._number(t)}>\b{inflected(t)}\b)" for t in longest_first), re.IGNORECASE
        )

    def _number(self, term: str) -> int:
        return list(self.terms).index(term)

    def terms_in(self, text: str) -> set[str]:
        """Return the terms that an English text has; a term within a longer one does not count."""
        text = CODE.sub(" ", TAG.sub(" ", NAMED.sub(" ", text)))
        terms = list(self.terms)
        return {terms[int(str(found.lastgroup)[1:])] for found in self._pattern().finditer(text)}

    def _pattern(self) -> re.Pattern[str]:
        if not hasattr(self, "_compiled"):
            self._compiled = self.pattern()
        return self._compiled


def read_glossary(text: str) -> Glossary:
    """Return the glossary in a Markdown text: terms from its first table, exceptions from its second.

    In the first two columns of the terms a comma separates words that mean the same, and what stands in brackets
    only explains. An exception names a message as the catalogue has it. Raises GlossaryError.
    """
    glossary, table = Glossary(), 0
    before = ""
    for number, line in enumerate(text.splitlines(), 1):
        row = ROW.match(line)
        if row and not ROW.match(before):
            table += 1
        before = line
        if not row or set(line) <= set("|-: "):
            continue
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row[1])]
        if table == 1 and cells[0] != "English":
            _add_term(glossary, cells, number)
        elif table == 2 and cells[0] != "Message":
            _add_exception(glossary, cells, number)
    if not glossary.terms:
        raise GlossaryError("no table of terms")
    return glossary


def _add_term(glossary: Glossary, cells: list[str], number: int) -> None:
    english, vietnamese = (
        [part.strip() for part in NOTE.sub("", cell).split(",") if part.strip()] for cell in (*cells, "", "")[:2]
    )
    if not english or not vietnamese:
        raise GlossaryError(f"line {number}: a term without its translation")
    for term in english:
        if term.lower() in glossary.terms:
            raise GlossaryError(f"line {number}: {term} stands twice")
        glossary.terms[term.lower()] = vietnamese


def _add_exception(glossary: Glossary, cells: list[str], number: int) -> None:
    if len(cells) < 2 or not cells[1]:
        raise GlossaryError(f"line {number}: an exception without its reason")
    msgid = cells[0].strip("`").replace("\\n", "\n")
    glossary.exceptions[msgid] = cells[1]
    glossary.lines[msgid] = number


def inflected(term: str) -> str:
    """Return a pattern of an English term: its last word also in the plural and in a verb's regular forms."""
    head, last = re.escape(term[:-1]).replace("\\ ", r"[\s-]+"), term[-1]
    if last == "y" and term[-2] not in "aeiou":
        return rf"{head}(?:y|ies|ied|ying)"
    if last == "e":
        return rf"{head}(?:e|es|ed|ing)"
    doubled = f"{last}?" if last in "bdgmnpt" else ""
    return rf"{head}{re.escape(last)}(?:e?s|{doubled}ed|{doubled}ing)?"


def term_faults(glossary: Glossary, entry: polib.POEntry) -> Iterator[Fault]:
    """Yield the terms of a message that its translation says in another way."""
    if is_address(entry.msgid) or is_for_readers(entry):
        return
    for term in sorted(glossary.terms_in(entry.msgid_plural or entry.msgid)):
        allowed = glossary.terms[term]
        for text in filter(None, texts_of(entry)):
            if not any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) for word in allowed):
                yield Fault("term", entry.linenum, entry.msgid, f"{term} is {' or '.join(allowed)}, not {text!r}")


def is_address(text: str) -> bool:
    """Say whether a message is a part of an address ("officials/"), which has words of its own."""
    return bool(ADDRESS.fullmatch(text))


def is_for_readers(entry: polib.POEntry) -> bool:
    """Say whether a message stands on public pages only, by the places that the catalogue notes for it."""
    places = [place for place, _line in entry.occurrences]
    return bool(places) and all(place.startswith(PUBLIC) and not place.startswith(ADMIN) for place in places)

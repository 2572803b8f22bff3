"""What a run keeps of a document beside source and draft: recognised facts, contradictions, the text as read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from rapidfuzz import fuzz

from hanoiconv.sources.contradictions import Contradiction
from hanoiconv.sources.models import Source
from hanoiconv.sources.partial_dates import latest

from ..importing.comparing import same_subject
from ..importing.documents import Contradiction as Conflict
from ..importing.documents import Figure, ImportedDocument, KnownFigure
from ..importing.known import KnownFacts
from ..importing.messages import Said
from ..importing.reading import LONG_TEXT
from ..importing.recognising.units import bare_unit
from ..importing.reporting import document_to_dict
from ..importing.vietnamese import fold, sentences
from ..models import ImportedFact
from .on_record import CountedThing, OnRecord

SAME_VALUE, SHARED, WHOLE = 60, 78, 60
"""Likeness of words that makes a figure an observation of a statistic (see `counted_by`)."""
_POSITION = "chức vụ của "
_TIMES = frozenset({"thời điểm", "thứ trong tuần"})
_DAY = re.compile(r"[\dX]{4}-\d\d-\d\d")


def item_report(document: ImportedDocument) -> dict[str, Any]:
    """Return what the review screen shows: the report's entry, the lines as read, and where each removal stood."""
    entry = document_to_dict(document)
    for name in ("body", "blocks", "removed", "officials", "statistics", "events", "dates"):
        del entry[name]  # the source and the facts have them
    entry["lines"] = list(_lines(document))
    entry["removals"] = [
        {"text": removal.text, "reason": removal.reason, "line": removal.line, "column": removal.column}
        for removal in document.removals
    ]
    for warning, flag in zip(entry["warnings"], document.flags, strict=True):
        warning["detail"] = parts_of(flag.detail)
    return entry


def parts_of(message: str | None) -> dict[str, Any]:
    """Return a message's code and details, as JSON keeps them; nothing of one that has none."""
    return {"code": message.code, "details": message.details} if isinstance(message, Said) else {}


def _lines(document: ImportedDocument) -> Iterator[list[Any]]:
    """The lines as read with their numbers, as far as anybody would read."""
    size = 0
    for line in document.lines:
        size += len(line.text)
        if size > LONG_TEXT:
            return
        yield [line.number, line.text]


def keep_facts(source: Source, document: ImportedDocument, record: OnRecord) -> None:
    """Store what was recognised as proposals, with the official or the statistic each seems to mean."""
    if source.recognised_facts.exists():
        return
    facts = [*_officials(document), *_figures(document, record), *_dates(document), *_events(document)]
    counted: dict[str, int] = {}
    for fact in facts:
        counted[fact.kind] = counted.get(fact.kind, 0) + 1
        fact.source, fact.position = source, counted[fact.kind]
    ImportedFact.objects.bulk_create(facts)


def _officials(document: ImportedDocument) -> Iterator[ImportedFact]:
    for mention in document.officials:
        data = {"name": mention.name, "position": mention.position, "rank": mention.rank or ""}
        data["text"] = passage_with(document.body, mention.name)
        official = mention.official if isinstance(mention.official, int) else None
        yield ImportedFact(kind=ImportedFact.Kind.OFFICIAL, data=data, official_id=official)


def _figures(document: ImportedDocument, record: OnRecord) -> Iterator[ImportedFact]:
    for figure in document.figures:
        data = {
            "value": figure.value,
            "unit": figure.unit,
            "qualifier": figure.qualifier or "",
            "as_of": figure.as_of or "",
            "number": f"{figure.number:f}" if figure.number is not None else None,
            "number_to": f"{figure.number_to:f}" if figure.number_to is not None else None,
            "about": figure.about,
            "text": figure.text,
            "place": figure.place,
        }
        yield ImportedFact(kind=ImportedFact.Kind.FIGURE, data=data, statistic_id=counted_by(figure, record.statistics))


def _dates(document: ImportedDocument) -> Iterator[ImportedFact]:
    for fact in document.dates:
        data = {"date": fact.date, "what": fact.what, "text": fact.text}
        yield ImportedFact(kind=ImportedFact.Kind.DATE, data=data)


def _events(document: ImportedDocument) -> Iterator[ImportedFact]:
    for event in document.events:
        passage = passage_with(document.body, event.room or "")
        passage = passage if event.name in passage else passage_with(document.body, event.name)
        data = {
            "name": event.name,
            "kind": event.kind,
            "count": event.count,
            "number": event.number,
            "start": event.start or "",
            "end": event.end or "",
            "room": event.room or "",
            "speakers": list(event.speakers),
            "provisional": event.provisional,
            "relevant": event.relevant,
            "text": passage,
            "place": place_of(document.body, passage),
        }
        yield ImportedFact(kind=ImportedFact.Kind.EVENT, data=data)


def counted_by(figure: Figure, things: Iterable[CountedThing]) -> int | None:
    """Return the statistic of which the figure seems to be an observation, for an editor to confirm.

    It has the same unit, and nearly the same words: fewer of them will do where the same value was observed before.
    """
    unit = bare_unit(figure.unit)
    best: tuple[float, int] | None = None
    for thing in things:
        if bare_unit(thing.unit) != unit:
            continue
        shared, whole = alike(figure.about, thing.title)
        same = figure.number is not None and figure.number in thing.numbers
        if (same and shared >= SAME_VALUE) or (shared >= SHARED and whole >= WHOLE):
            best = max(best or (0.0, 0), (whole + 100 * same, thing.pk))
    return best[1] if best else None


def alike(about: str, title: str) -> tuple[float, float]:
    """Return how much of the shorter text is in the longer, and how like they are as wholes (0–100 each)."""
    one, other = fold(about), fold(title)
    return fuzz.token_set_ratio(one, other), fuzz.token_sort_ratio(one, other)


def keep_contradictions(source: Source, document: ImportedDocument, known: KnownFacts) -> None:
    """Put what is at odds on the board; figures that a newer one has replaced stand there apart."""
    rows = [_contradiction(source, document, conflict) for conflict in document.contradictions]
    rows += [row for figure in document.figures for row in _superseded(source, figure, known)]
    stored = set(source.contradictions.values_list("what", "here", "there"))
    for row in rows:
        if (row.what, row.here, row.there) not in stored:
            stored.add((row.what, row.here, row.there))
            row.save()


def _contradiction(source: Source, document: ImportedDocument, conflict: Conflict) -> Contradiction:
    kind = kind_of(conflict)
    internal = conflict.source is None and kind_is_internal(conflict, document)
    there = source if internal else Source.objects.filter(pk=conflict.source).first() if conflict.source else None
    return Contradiction(
        what=conflict.what[:500],
        kind=kind,
        here=conflict.here,
        there=conflict.there,
        source_here=source,
        source_there=there,
        passage_here=passage_with(document.body, conflict.here),
        passage_there=passage_with(there.cleaned_text if there else "", conflict.there),
    )


def kind_of(conflict: Conflict) -> str:
    """Return what two statements are about: a position, a date or a figure."""
    if conflict.what.startswith(_POSITION):
        return Contradiction.Kind.POSITION
    if conflict.what in _TIMES or (_DAY.match(conflict.here) and _DAY.match(conflict.there)):
        return Contradiction.Kind.DATE
    return Contradiction.Kind.FIGURE


def kind_is_internal(conflict: Conflict, document: ImportedDocument) -> bool:
    """Say whether both statements stand in the document itself."""
    return conflict.what in _TIMES or fold(conflict.there) in fold(document.body)


def _superseded(source: Source, figure: Figure, known: KnownFacts) -> Iterator[Contradiction]:
    """The newest figure on record of the same thing, where it is of another day and another value."""
    number = figure.number
    if number is None or latest_day(figure.as_of) is None:
        return
    unit = bare_unit(figure.unit)
    chain = [
        other
        for other in known.figures
        if latest_day(other.as_of) is not None
        and bare_unit(other.unit) == unit
        and same_subject(figure.about, other.about)
    ]
    if not chain:
        return
    newest = max(chain, key=lambda other: latest_day(other.as_of))
    if newest.as_of == figure.as_of or newest.number == number:
        return
    there = Source.objects.filter(pk=newest.source).first() if newest.source else None
    yield Contradiction(
        what=newest.about[:500],
        kind=Contradiction.Kind.FIGURE,
        here=f"{figure.value} {figure.unit} ({figure.as_of})",
        there=_figure_words(newest),
        source_here=source,
        source_there=there,
        passage_here=figure.text,
        passage_there=passage_with(there.cleaned_text if there else "", newest.text),
        state=Contradiction.State.SUPERSEDED,
    )


def _figure_words(figure: KnownFigure) -> str:
    words = figure.text or f"{figure.number.normalize():f} {figure.unit}"
    return f"{words} ({figure.as_of})"


def latest_day(edtf: str | None) -> Any:
    """Return the last day a date can mean; None where it has none or is not understood."""
    try:
        return latest(edtf) if edtf else None
    except ValueError:
        return None


def place_of(text: str, words: str) -> int:
    """Return which paragraph first has the words, from 1; 0 where none has."""
    wanted = " ".join(words.split()).casefold()
    paragraphs = (" ".join(one.split()).casefold() for one in text.split("\n\n"))
    return next((number for number, one in enumerate(paragraphs, start=1) if wanted and wanted in one), 0)


def passage_with(text: str, words: str) -> str:
    """Return the first sentence that has the words; empty where none has."""
    wanted = " ".join(words.split()).casefold()
    if not wanted:
        return ""
    for paragraph in text.split("\n"):
        if wanted in " ".join(paragraph.split()).casefold():
            found = [one for one in sentences(paragraph) if wanted in " ".join(one.split()).casefold()]
            return found[0] if found else paragraph.strip()
    return ""

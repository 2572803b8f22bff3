"""The pure steps in a row: raw files in, documents ready for drafting and reporting out."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from news.importing.cleaning import clean
from news.importing.comparing import contradictions_with_known, duplicates_in_run, fingerprint, repeats_stored
from news.importing.consistency import internal_contradictions, swapped_date
from news.importing.documents import (
    ArticleText,
    Block,
    Duplicate,
    Flag,
    ImportedDocument,
    ImportReport,
    ParsedArticle,
    RawFile,
    ReadError,
    ReadFile,
    joined_lines,
)
from news.importing.known import KnownFacts
from news.importing.messages import flag, said
from news.importing.parsing import parse
from news.importing.parsing.soundness import is_error_page
from news.importing.reading import LONG_TEXT, read
from news.importing.recognising import (
    find_dates,
    find_events,
    find_figures,
    find_officials,
    with_speakers,
    without_title,
)
from news.importing.splitting import split

_NOTHING_KNOWN = KnownFacts()


def process(
    files: Iterable[RawFile],
    known: KnownFacts = _NOTHING_KNOWN,
    progress: Callable[[ImportedDocument], None] | None = None,
) -> ImportReport:
    """Run every pure step on the files. Never raises for what is in a file.

    ``progress`` is called with each document as soon as it is recognised, before it is compared.
    """
    started = time.perf_counter()
    documents: list[ImportedDocument] = []
    for raw in files:
        for document in process_file(raw, known):
            documents.append(document)
            if progress:
                progress(document)
    compared = compare(documents, known)
    return ImportReport(tuple(compared), time.perf_counter() - started)


def process_file(raw: RawFile, known: KnownFacts = _NOTHING_KNOWN) -> Iterator[ImportedDocument]:
    """The documents in one file, in order, not yet compared with others; one rejected document at least."""
    try:
        source = read(raw)
    except ReadError as error:
        yield rejected(raw, error.reason, error.encoding)
        return
    for part, text in enumerate(split(source.text), start=1):
        yield replace(_document(raw, source, text, known), part=part)


def rejected(raw: RawFile, reason: str, encoding: str | None = None) -> ImportedDocument:
    """The document that stands for a file nothing could be made of."""
    checksum = hashlib.sha256(raw.data).hexdigest()
    return ImportedDocument(raw.path, raw.data, checksum, "reject", reason=reason, encoding=encoding)


def compare(documents: list[ImportedDocument], known: KnownFacts = _NOTHING_KNOWN) -> list[ImportedDocument]:
    """The documents with duplicates (of stored sources first, then of the run) and final outcomes."""
    accepted = [number for number, document in enumerate(documents) if document.outcome != "reject"]
    prints = [
        (one.path, one.checksum, one.part, one.fingerprint or fingerprint(""))
        for one in (documents[number] for number in accepted)
    ]
    within = duplicates_in_run(prints)
    compared = list(documents)
    for position, number in enumerate(accepted):
        duplicate = repeats_stored(*prints[position][1:], known.sources) or within.get(position)
        if duplicate:
            compared[number] = _with_duplicate(documents[number], duplicate)
    return compared


def _with_duplicate(document: ImportedDocument, duplicate: Duplicate) -> ImportedDocument:
    code = "exact_duplicate" if duplicate.kind == "exact" else "near_duplicate"
    other = duplicate.path or duplicate.id or ""
    exact, share = code == "exact_duplicate", round(duplicate.similarity * 100)
    detail = said("same_as", other=other) if exact else said("like", share=f"{share}%", other=other)
    flags = (*document.flags, flag(code, document.body, detail))
    return replace(document, duplicate_of=duplicate, flags=flags, outcome="import_flagged")


def _document(raw: RawFile, source: ReadFile, text: ArticleText, known: KnownFacts) -> ImportedDocument:
    """One article through cleaning, parsing, recognising and its own contradictions."""
    original = joined_lines(text.lines)
    cleaned = clean(text)
    article, removals = parse(cleaned)
    if not article.captions and (not article.body.strip() or is_error_page(article.body)):
        return rejected(raw, said("no_text"), source.encoding)
    examined = _examined(article)
    officials = find_officials(examined, known.officials)
    article = with_speakers(article, officials)
    figures = find_figures(examined, source.language)
    dates = find_dates(examined)
    events = find_events(examined, officials)
    flags, conflicts = internal_contradictions(examined, figures, officials)
    figures = without_title(figures)
    swapped = swapped_date(examined, original)
    if swapped:
        published, warning = swapped
        flags.append(warning)
        article = replace(article, published=published)
    conflicts += contradictions_with_known(figures, dates, officials, known)
    all_flags = _unique([*cleaned.flags, *article.flags, *flags])
    return ImportedDocument(
        path=raw.path,
        raw=raw.data,
        checksum=source.checksum,
        outcome="import_flagged" if all_flags else "import",
        language=source.language,
        encoding=source.encoding,
        article=article,
        original=original,
        lines=text.lines,
        removals=tuple(sorted((*cleaned.removals, *removals), key=lambda removal: (removal.line, removal.column))),
        flags=all_flags,
        officials=officials,
        figures=figures,
        events=events,
        dates=dates,
        fingerprint=fingerprint(article.body),
        contradictions=tuple(conflicts),
    )


def _examined(article: ParsedArticle) -> ParsedArticle:
    """The part of an article that facts are looked for in: all of it, unless it is beyond any length."""
    blocks: list[Block] = []
    size = 0
    for block in article.blocks:
        if size + len(block.full_text) > LONG_TEXT:
            rest = LONG_TEXT - size
            blocks.append(replace(block, text=block.text[:rest], passage=block.passage[:rest]))
            return replace(article, blocks=tuple(blocks))
        blocks.append(block)
        size += len(block.full_text)
    return article


def _unique(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """The flags without repetitions of the same code and passage."""
    return tuple({(one.code, one.excerpt): one for one in flags}.values())

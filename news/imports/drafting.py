"""The importer's only step that touches the database: a Source and a draft for each document. Nothing is published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from hanoiconv.core.languages import language_codes, localised_name, set_localised
from hanoiconv.core.models import SitePage
from hanoiconv.core.slugs import slug_from
from hanoiconv.sources.models import Source

from ..importing.comparing import fingerprint
from ..importing.documents import Block, ImportedDocument
from ..models import ArticlePage, ArticleSource, NewsIndexPage
from .stored import enter

SUMMARY_LENGTH = 600
HEADLINE_LENGTH = 255


class NoNewsIndex(Exception):
    """There is no page under which drafts can be made; `load_fixtures` makes one."""


@dataclass(frozen=True)
class Drafted:
    """What a document became: ids of the source and the draft, and whether this run made them."""

    source: int | None
    draft: int | None
    is_new: bool


def draft_documents(documents: Iterable[ImportedDocument], reports: Iterable[dict[str, Any]]) -> list[Drafted]:
    """Make a Source and a draft for each document that is not rejected; the same document never twice.

    `reports` are the documents' entries of the JSON report, kept with the Source. Each document is all or nothing.
    Raises NoNewsIndex where drafts have no place.
    """
    index = NewsIndexPage.objects.first()
    if index is None:
        raise NoNewsIndex
    drafted = []
    for document, report in zip(documents, reports, strict=True):
        if document.outcome == "reject":
            drafted.append(Drafted(None, None, is_new=False))
            continue
        with transaction.atomic(), override(settings.LANGUAGE_CODE):
            drafted.append(draft_document(document, report, index))
    return drafted


def draft_document(document: ImportedDocument, report: dict[str, Any], index: NewsIndexPage) -> Drafted:
    """Make the Source and the draft of one document, or find those that an earlier run made."""
    source = Source.objects.filter(checksum=document.checksum, part=document.part).first()
    if source is not None and source.raw_file:
        draft = ArticlePage.objects.filter(article_sources__source=source, publishers_words=True).first()
        return Drafted(source.pk, draft.pk if draft else None, is_new=False)
    source = keep_source(source or Source(checksum=document.checksum, part=document.part, live=False), document, report)
    draft = make_draft(document, source, index)
    return Drafted(source.pk, draft.pk, is_new=True)


def keep_source(source: Source, document: ImportedDocument, report: dict[str, Any]) -> Source:
    """Store the raw file, the cleaned text and the report, and let later texts be compared with it; all in one.

    A source that fixtures describe keeps its description.
    """
    article = document.article
    if source.pk is None:
        label = (article.title if article else None) or _("Imported document %(name)s") % {
            "name": PurePath(document.path).name
        }
        source.label_vi = label[:HEADLINE_LENGTH]
        source.title = (article.title or "")[:500] if article else ""
        source.publisher = (article.publisher or "")[:255] if article else ""
        source.author = (article.author or "")[:255] if article else ""
        source.published = article.published.isoformat() if article and article.published else ""
        source.language = document.language if document.language in Source.Language.values else ""
        source.kind = Source.Kind.INTERVIEW if is_interview(document) else Source.Kind.ARTICLE
        for code in language_codes():
            setattr(source, localised_name("shown", code), False)
    source.cleaned_text = document.body
    source.flags = [flag.code for flag in document.flags]
    source.import_report = {name: value for name, value in report.items() if name != "body"}
    source.full_clean(exclude=["raw_file"])
    source.raw_file.save(f"{document.checksum[:16]}-{source.part}.bin", ContentFile(document.raw), save=False)
    with transaction.atomic():
        source.save()
        if source.cleaned_text:
            enter([(source.pk, document.fingerprint or fingerprint(source.cleaned_text))])
    return source


def make_draft(document: ImportedDocument, source: Source, index: NewsIndexPage) -> ArticlePage:
    """Make the unpublished article, marked as still being its source's words."""
    article = document.article
    language = document.language if document.language in language_codes() else settings.LANGUAGE_CODE
    title = (article.title if article else None) or _("[No headline yet] %(name)s") % {
        "name": PurePath(document.path).name
    }
    page = ArticlePage(
        live=False,
        has_unpublished_changes=True,
        publishers_words=True,
        kind=ArticlePage.Kind.INTERVIEW if is_interview(document) else ArticlePage.Kind.NEWS,
        display_date=(article.published if article else None) or timezone.localdate(),
    )
    set_localised(page, "headline", {language: title[:HEADLINE_LENGTH]})
    set_localised(page, "url_slug", {language: free_slug(title, language)})
    set_localised(page, "summary", {language: shortened(article.lead or "") if article else ""})
    set_localised(page, "body", {language: stream_of(article.blocks if article else ())})
    for code in language_codes():
        setattr(page, localised_name("shown", code), code == language)
    page.article_sources.set([ArticleSource(source=source)])
    page.mirror_core_fields()
    index.refresh_from_db()
    index.add_child(instance=page)
    page.save_revision(clean=False)
    return page


def free_slug(title: str, language: str, model: type[SitePage] = ArticlePage) -> str:
    """Return a slug that no page of this kind has in this language."""
    name = localised_name("url_slug", language)
    base = slug_from(title)[:70].strip("-") or "ban-nhap"
    taken = set(model.objects.filter(**{f"{name}__startswith": base}).values_list(name, flat=True))
    return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)


def shortened(text: str) -> str:
    """Cut a lead at a word's end so that it fits the summary."""
    return text if len(text) <= SUMMARY_LENGTH else text[: SUMMARY_LENGTH - 1].rsplit(" ", 1)[0] + "…"


def is_interview(document: ImportedDocument) -> bool:
    """Say whether the text is questions and answers."""
    article = document.article
    return article is not None and any(block.type == "question" for block in article.blocks)


def stream_of(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Return the body's stored form. Every text is escaped: nothing of a source is trusted as markup."""
    stored: list[dict[str, Any]] = []
    for block in blocks:
        last = stored[-1] if stored else None
        if block.type == "answer" and last and last["type"] == "question":
            last["value"]["answer"] += paragraphs(block.full_text)
        elif block.type == "question":
            stored.append({"type": "question", "value": {"question": block.text, "answer": ""}})
        elif block.type == "heading":
            stored.append({"type": "heading", "value": block.text[:160]})
        elif block.type == "table":
            stored.append({"type": "table", "value": table_value(block.text)})
        else:
            html = list_items(block.text) if block.type == "list" else paragraphs(block.full_text)
            if last and last["type"] == "text":
                last["value"] += html
            else:
                stored.append({"type": "text", "value": html})
    return stored


def paragraphs(text: str) -> str:
    """Return paragraphs, separated in the text by blank lines, as stored rich text."""
    return "".join(f"<p>{escape(part.strip(), quote=False)}</p>" for part in text.split("\n\n") if part.strip())


def list_items(text: str) -> str:
    """Return lines as a list in stored rich text."""
    return (
        "<ul>"
        + "".join(f"<li>{escape(line, quote=False)}</li>" for line in text.splitlines() if line.strip())
        + "</ul>"
    )


def table_value(text: str) -> dict[str, Any]:
    """Return rows, one a line with cells separated by tabs or bars, as the table block stores them."""
    rows = [[cell.strip() for cell in line.replace("\t", "|").strip("| ").split("|")] for line in text.splitlines()]
    width = max((len(row) for row in rows), default=1)
    data = [row + [""] * (width - len(row)) for row in rows]
    return {
        "caption": _("Table"),
        "table": {
            "data": data,
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "cell": [],
            "mergeCells": [],
        },
    }

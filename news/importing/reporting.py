"""Reporting: a run as the JSON-ready report, and as text for people (Vietnamese)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from news.importing.documents import Duplicate, ImportedDocument, ImportReport
from news.importing.messages import OUTCOMES, REMOVAL_REASONS

Made = Mapping[int, Mapping[str, Any]]


def report_to_dict(report: ImportReport, made: Made | None = None) -> dict[str, Any]:
    """The report as plain lists and dictionaries.

    ``made`` gives, by position of the document, the ids of what drafting created:
    ``{0: {"source": 5, "draft": 7}}``.
    """
    made = made or {}
    documents = [document_to_dict(document, made.get(number)) for number, document in enumerate(report.documents)]
    summary = {
        "documents": len(documents),
        **{outcome: report.count(outcome) for outcome in OUTCOMES},
        "seconds": round(report.seconds, 3),
    }
    return {"documents": documents, "summary": summary}


def report_to_json(report: ImportReport, made: Made | None = None) -> str:
    """The report as one JSON object, readable and in UTF-8."""
    return json.dumps(report_to_dict(report, made), ensure_ascii=False, indent=2)


def document_to_dict(document: ImportedDocument, made: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """One document of the report."""
    article = document.article
    made = made or {}
    return {
        "path": document.path,
        "outcome": document.outcome,
        "reason": document.reason,
        "language": document.language,
        "encoding": document.encoding,
        "title": article.title if article else None,
        "published": article.published.isoformat() if article and article.published else None,
        "publisher": article.publisher if article else None,
        "author": article.author if article else None,
        "lead": article.lead if article else None,
        "body": document.body,
        "blocks": [{"type": b.type, "text": b.text, "speaker": b.speaker} for b in article.blocks] if article else [],
        "captions": list(article.captions) if article else [],
        "removed": [{"text": r.text, "reason": r.reason} for r in document.removals],
        "warnings": [{"code": f.code, "message": f.message, "excerpt": f.excerpt} for f in document.flags],
        **_facts(document),
        "duplicate_of": _duplicate(document.duplicate_of),
        "contradicts": [
            {"what": c.what, "here": c.here, "there": c.there, "source": c.source} for c in document.contradictions
        ],
        "source": made.get("source"),
        "draft": made.get("draft"),
    }


def _facts(document: ImportedDocument) -> dict[str, Any]:
    """What was recognised in a document: officials, statistics, events, dates."""
    return {
        "officials": [
            {"name": o.name, "position": o.position, "rank": o.rank, "known": o.known} for o in document.officials
        ],
        "statistics": [
            {
                "value": f.value,
                "unit": f.unit,
                "qualifier": f.qualifier,
                "as_of": f.as_of,
                "period": f.period,
                "number": _plain(f.number),
                "number_to": _plain(f.number_to),
                "about": f.about,
                "text": f.text,
            }
            for f in document.figures
        ],
        "events": [
            {
                "name": e.name,
                "kind": e.kind,
                "count": e.count,
                "number": e.number,
                "start": e.start,
                "end": e.end,
                "room": e.room,
                "speakers": list(e.speakers),
                "provisional": e.provisional,
                "relevant": e.relevant,
            }
            for e in document.events
        ],
        "dates": [{"date": d.date, "what": d.what} for d in document.dates],
    }


def report_to_text(report: ImportReport) -> str:
    """The report for reading in a terminal."""
    parts = [_document_text(document) for document in report.documents]
    counts = ", ".join(f"{report.count(outcome)} {label}" for outcome, label in OUTCOMES.items())
    seconds = f"{report.seconds:.1f}".replace(".", ",")
    parts.append(f"Tổng cộng {len(report.documents)} văn bản: {counts} ({seconds} giây).")
    return "\n\n".join(parts)


def _document_text(document: ImportedDocument) -> str:
    lines = [f"{document.path}: {OUTCOMES[document.outcome]}"]
    if document.reason:
        lines.append(f"  Lý do: {document.reason}")
        return "\n".join(lines)
    article = document.article
    if article:
        lines.append(f"  Tiêu đề: {article.title or '(không có)'}")
        published = f"{article.published:%d/%m/%Y}" if article.published else "(không rõ)"
        lines.append(
            f"  Ngày: {published}; nguồn: {article.publisher or '(không rõ)'}; tác giả: "
            f"{article.author or '(không rõ)'}"
        )
    lines += [f"  Cảnh báo: {flag.message} [{flag.excerpt}]" for flag in document.flags]
    lines += [f"  Đã gỡ ({REMOVAL_REASONS.get(r.reason, r.reason)}): {r.text[:100]}" for r in document.removals]
    lines += [f"  Quan chức: {o.name} – {o.position}" for o in document.officials]
    for figure in document.figures:
        qualifier = f"{figure.qualifier} " if figure.qualifier else ""
        dated = f" (tính đến {figure.as_of})" if figure.as_of else ""
        lines.append(f"  Số liệu: {qualifier}{figure.value} {figure.unit}{dated}")
    lines += [f"  Chương trình: {event.count or 1} {event.name}" for event in document.events]
    if document.duplicate_of:
        lines.append(f"  Trùng với: {document.duplicate_of.path or document.duplicate_of.id}")
    lines += [f"  Mâu thuẫn: {c.what}: {c.here} ↔ {c.there}" for c in document.contradictions]
    return "\n".join(lines)


def _plain(number: Decimal | None) -> str | None:
    """A plain decimal without exponent, e.g. "78440000", "64.78"."""
    return f"{number:f}" if number is not None else None


def _duplicate(duplicate: Duplicate | None) -> dict[str, Any] | None:
    if duplicate is None:
        return None
    place = {"path": duplicate.path} if duplicate.path is not None else {"id": duplicate.id}
    return {**place, "kind": duplicate.kind}

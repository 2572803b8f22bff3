"""What stands against publishing a draft. Each problem is one sentence in the active language that an editor can mend.

Higher layers add checks of their own by the hook `check_facts`: a function draft → list of such sentences.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail import hooks

from hanoiconv.core.languages import LANGUAGE_LABELS, language_codes, localised
from hanoiconv.core.references import references_of, type_of
from hanoiconv.sources.contradictions import Contradiction
from hanoiconv.statistics.models import Observation


def language_problems(draft: Any) -> list[str]:
    """Return what the languages shown by `draft` lack, or that it shows none."""
    if not hasattr(draft, "required_to_show"):
        return []
    shown = [code for code in language_codes() if localised(draft, "shown", code)]
    if not shown:
        return [_("No language is shown. Choose at least one.")]
    return [problem for code in shown for problem in _lacking(draft, code)]


def _lacking(draft: Any, code: str) -> Iterator[str]:
    language = capfirst(str(LANGUAGE_LABELS.get(code, code)))
    wanted = [*draft.required_to_show, *(name for name in ("summary", "body") if hasattr(draft, name))]
    others = [other for other in language_codes() if other != code]
    for name in wanted:
        if localised(draft, name, code):
            continue
        if name in draft.required_to_show or any(localised(draft, name, other) for other in others):
            label = draft._meta.get_field(name).verbose_name
            yield _("%(language)s: “%(field)s” is empty.") % {"language": language, "field": label}


def fact_problems(draft: Any) -> list[str]:
    """Return which figures and quotations of `draft` rest on nothing, and what they rest on that is contradicted."""
    problems = [*_figures_at_fault(draft), *_quotations_without_source(draft)]
    for check in hooks.get_hooks("check_facts"):
        problems += check(draft)
    return problems


def _figures_at_fault(draft: Any) -> Iterator[str]:
    wanted = type_of(Observation)
    used = [pk for kind, pk in references_of(draft) if kind == wanted]
    observations = Observation.objects.filter(pk__in=used).select_related("statistic").prefetch_related("citations")
    sources: dict[int, str] = {}
    for observation in observations:
        figure = str(observation)
        if not observation.live:
            yield _("The figure “%(figure)s” is not published.") % {"figure": figure}
        cited = [citation.source_id for citation in observation.citations.all()]
        if not cited:
            yield _("The figure “%(figure)s” has no source.") % {"figure": figure}
        sources |= dict.fromkeys(cited, figure)
    contradicted = Contradiction.objects.open().filter(kind=Contradiction.Kind.FIGURE, source_here__in=sources)
    for contradiction in contradicted:
        yield _("A contradiction is open: %(about)s.") % {"about": contradiction.what}


def _quotations_without_source(draft: Any) -> Iterator[str]:
    for code in language_codes():
        body = localised(draft, "body", code) if hasattr(draft, "body") else None
        for block in body.raw_data if body else []:
            if block["type"] == "quotation" and not block["value"].get("source"):
                words = str(block["value"].get("text") or "")[:60]
                yield _("The quotation “%(words)s…” names no source.") % {"words": words}

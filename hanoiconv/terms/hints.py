"""What editors see above the fields of a language: each wording to avoid, where it stands, and a button."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.template.loader import render_to_string
from django.urls import reverse

from .findings import findings_of
from .gate import LONGEST_REASON, PERMISSION, languages_to_check, reason_field, reason_in


def term_hints(instance: models.Model, language: str, request: Any) -> str:
    """Return the hint on an object's text in a language, as HTML; empty where it has no wording to avoid."""
    found = findings_of(instance, language)
    if not found:
        return ""
    meta = instance._meta
    address = reverse("terms:replace", args=(meta.app_label, meta.model_name, instance.pk, language))
    rows = [
        {
            "finding": finding,
            "address": f"{address}?{urlencode({'place': finding.place, 'found': finding.match.found})}"
            if finding.match.is_whole
            else None,
        }
        for finding in found
    ]
    user = getattr(request, "user", None)
    context = {
        "rows": rows,
        "language": language,
        "replace_all": address if sum(1 for row in rows if row["address"]) > 1 else None,
        "holds_up": language in languages_to_check(instance),
        "may_keep": user is not None and user.has_perm(PERMISSION),
        "reason_field": reason_field(language),
        "reason": reason_in(request.POST, language) if request is not None else "",
        "longest_reason": LONGEST_REASON,
    }
    return render_to_string("admin/term_hints.html", {"hint": context})

"""Submitting to a workflow: wordings to avoid are refused, unless somebody with the right says why they stay.

Only what readers of a language would see is looked at: a translation that is not shown yet holds nobody up.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from hanoiconv.core.forms import SUBMITTING
from hanoiconv.core.languages import language_codes, localised
from hanoiconv.core.localised import ShownModel

from .findings import Finding, findings_of

PERMISSION = "terms.keep_avoided_wording"
ACTION = "terms.kept"
LONGEST_REASON = 600


def reason_field(language: str) -> str:
    """Return the name under which the form sends why the wordings of a language stay."""
    return f"terms_reason_{language}"


def reason_in(data: Mapping[str, Any], language: str) -> str:
    """Return the reason that came with a form; empty where there is none."""
    return str(data.get(reason_field(language)) or "").strip()[:LONGEST_REASON]


def languages_to_check(instance: models.Model) -> list[str]:
    """Return the languages in which readers would see the object once it is published."""
    if not isinstance(instance, ShownModel):
        return language_codes()
    return [code for code in language_codes() if localised(instance, "shown", code)]


def refusals(instance: models.Model, data: Mapping[str, Any], user: Any) -> list[tuple[str, str]]:
    """Return what keeps a text from being submitted: (field, what to write instead of what), field by field."""
    may_keep = user is not None and user.has_perm(PERMISSION)
    found: dict[str, list[Finding]] = {}
    for code in languages_to_check(instance):
        if may_keep and reason_in(data, code):
            continue
        for finding in findings_of(instance, code):
            found.setdefault(finding.text.field, []).append(finding)
    return [(field, message(findings)) for field, findings in found.items()]


def message(findings: list[Finding]) -> str:
    """Return what an editor is told of the wordings of one field."""
    pairs = dict.fromkeys((finding.match.found, finding.match.instead) for finding in findings)
    listed = "; ".join(_("“%(agreed)s” instead of “%(found)s”") % {"agreed": a, "found": f} for f, a in pairs)
    return _("By the list of terms, write before submitting: %(list)s.") % {"list": listed}


def keep_record(instance: models.Model, data: Mapping[str, Any], user: Any) -> None:
    """Log why wordings to avoid stay in what has just been submitted."""
    if not any(name in data for name in SUBMITTING) or not user.has_perm(PERMISSION):
        return
    for code in languages_to_check(instance):
        reason = reason_in(data, code)
        kept = list(dict.fromkeys(finding.match.found for finding in findings_of(instance, code))) if reason else []
        if kept:
            log(instance=instance, action=ACTION, user=user, data={"reason": reason, "language": code, "kept": kept})

"""Milestones that the bodies of a page refer to."""

from __future__ import annotations

from typing import Any

from hanoiconv.core.lookups import Wanted, register_loader, through_children

from .models import Milestone, MilestoneCitation


def load_milestones(wanted: Wanted) -> dict[str, dict[int, Any]]:
    """Load milestones with citations and sources. One query; one more where a milestone has no source."""
    citations = MilestoneCitation.objects.select_related("source").defer(
        "source__cleaned_text", "source__flags", "source__import_report"
    )
    pairs = through_children(citations, Milestone.objects.all(), "milestone", wanted["milestone"])
    found = {}
    for pk, (milestone, cited) in pairs.items():
        milestone.citations.set(cited)
        found[pk] = milestone
    return {"milestone": found}


def register_loaders() -> None:
    """Register them; the app calls it once it is ready."""
    register_loader(load_milestones, "milestone")

"""Officials and sources that the bodies of a page refer to."""

from __future__ import annotations

from typing import Any

from hanoiconv.core.lookups import Wanted, link_pattern, register_loader, register_pattern, through_children
from hanoiconv.sources.models import Source

from .models import Appointment, Official


def load_officials(wanted: Wanted) -> dict[str, dict[int, Any]]:
    """Load officials with their positions. One query; one more where somebody has no position on record."""
    pairs = through_children(Appointment.objects.all(), Official.objects.all(), "official", wanted["official"])
    found = {}
    for pk, (official, appointments) in pairs.items():
        official.appointments.set(appointments)
        found[pk] = official
    return {"official": found}


def load_sources(wanted: Wanted) -> dict[str, dict[int, Any]]:
    """Load sources without their texts. One query."""
    sources = Source.objects.defer("cleaned_text", "flags", "import_report")
    return {"source": sources.in_bulk(list(wanted["source"]))}


def register_loaders() -> None:
    """Register them; the app calls it once it is ready."""
    register_loader(load_officials, "official")
    register_loader(load_sources, "source")
    register_pattern("official", link_pattern("official"))

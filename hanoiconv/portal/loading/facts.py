"""Records of facts become snippets, published with a first revision."""

from __future__ import annotations

from functools import partial
from typing import Any, TypeVar

from django.db import models

from hanoiconv.core.languages import language_codes, set_localised
from hanoiconv.core.localised import ShownModel
from hanoiconv.core.models import PortalSnippet, Topic
from hanoiconv.people.models import Appointment, Official, Organisation
from hanoiconv.sources.models import Citation, Source
from hanoiconv.statistics.models import Observation, ObservationCitation, Statistic
from hanoiconv.terms.models import Term
from hanoiconv.treaty.models import Milestone, MilestoneCitation, Participant, TreatyAction

from .reading import Fixtures
from .registry import Registry
from .schema import CitationRecord

AnyCitation = TypeVar("AnyCitation", bound=Citation)


def save(instance: PortalSnippet, title: str = "") -> models.Model:
    """Check and publish a snippet; it is shown in each language in which its `title` has a value."""
    if isinstance(instance, ShownModel):
        for code in language_codes():
            shown = bool(getattr(instance, f"{title}_{code}")) if title else True
            setattr(instance, f"shown_{code}", shown)
    instance.full_clean()
    instance.save()
    instance.save_revision(clean=False).publish()
    return instance


def cite(citation: AnyCitation, record: CitationRecord, registry: Registry) -> AnyCitation:
    """Fill a citation from its record."""
    citation.source_id = registry.id_of("sources", record.source)
    citation.paragraph = record.paragraph
    citation.passage = record.passage
    set_localised(citation, "location", record.location)
    set_localised(citation, "note", record.note)
    return citation


def plain(record: Any, *names: str) -> dict[str, Any]:
    """Return the named values of a record, for a model's constructor."""
    return {name: getattr(record, name) for name in names}


def make_topic(record: Any, registry: Registry) -> models.Model:
    topic = Topic()
    set_localised(topic, "name", record.name)
    set_localised(topic, "description", record.description)
    return save(topic, "name")


def make_term(record: Any, registry: Registry) -> models.Model:
    term = Term(topic_id=registry.id_of("topics", record.topic) if record.topic else None)
    for name in ("name", "note", "origin"):
        set_localised(term, name, getattr(record, name))
    for name in ("abbreviations", "avoided"):
        set_localised(term, name, {code: "\n".join(lines) for code, lines in getattr(record, name).items()})
    return save(term)


def make_source(record: Any, registry: Registry) -> models.Model:
    source = Source(
        **plain(record, "publisher", "title", "author", "url", "published", "language", "kind", "reuse", "checksum")
    )
    set_localised(source, "label", record.label)
    set_localised(source, "note", record.note)
    return save(source, "label")


def make_organisation(record: Any, registry: Registry) -> models.Model:
    organisation = Organisation(**plain(record, "country", "url"))
    set_localised(organisation, "name", record.name)
    set_localised(organisation, "abbreviation", record.abbreviation)
    return save(organisation, "name")


def make_official(record: Any, registry: Registry) -> models.Model:
    official = Official(**plain(record, "name", "sort_name", "country"))
    set_localised(official, "honorific", record.honorific)
    set_localised(official, "biography", record.biography)
    appointments = []
    for order, item in enumerate(record.appointments):
        appointment = Appointment(sort_order=order, **plain(item, "attested", "start", "end"))
        if item.organisation:
            appointment.organisation_id = registry.id_of("organisations", item.organisation)
        set_localised(appointment, "position", item.position)
        appointments.append(cite(appointment, item, registry))
    official.appointments.set(appointments)
    return save(official)


def make_statistic(record: Any, registry: Registry) -> models.Model:
    statistic = Statistic(**plain(record, "measure", "currency"))
    if record.topic:
        statistic.topic_id = registry.id_of("topics", record.topic)
    for name in ("title", "description", "unit", "scale"):
        set_localised(statistic, name, getattr(record, name))
    statistic.slug_en = record.key  # short; the Vietnamese one is made from the title
    return save(statistic, "title")


def make_observation(
    statistic_id: int, record: Any, order: int, corrects: int | None, registry: Registry
) -> models.Model:
    observation = Observation(
        statistic_id=statistic_id,
        sequence=order,
        corrects_id=corrects,
        **plain(record, "number", "number_to", "qualifier", "change", "planned", "as_of"),
    )
    set_localised(observation, "wording", record.wording)
    set_localised(observation, "note", record.note)
    observation.citations.set(
        [cite(ObservationCitation(sort_order=number), item, registry) for number, item in enumerate(record.sources)]
    )
    return save(observation)


def make_milestone(record: Any, registry: Registry) -> models.Model:
    milestone = Milestone(date=record.date)
    for name in ("title", "description", "disputed"):
        set_localised(milestone, name, getattr(record, name))
    milestone.citations.set(
        [cite(MilestoneCitation(sort_order=number), item, registry) for number, item in enumerate(record.sources)]
    )
    return save(milestone, "title")


def make_participant(record: Any, registry: Registry) -> models.Model:
    participant = Participant(**plain(record, "kind", "iso"))
    set_localised(participant, "name", record.name)
    return save(participant, "name")


def make_action(record: Any, registry: Registry) -> models.Model:
    action = TreatyAction(
        participant_id=registry.id_of("participants", record.participant),
        source_id=registry.id_of("sources", record.source),
        **plain(record, "action", "date"),
    )
    set_localised(action, "note", record.note)
    return save(action)


MAKERS = [
    ("topics", make_topic),
    ("terms", make_term),
    ("sources", make_source),
    ("organisations", make_organisation),
    ("officials", make_official),
    ("statistics", make_statistic),
    ("milestones", make_milestone),
    ("participants", make_participant),
    ("actions", make_action),
]


def load_facts(fixtures: Fixtures, registry: Registry) -> None:
    """Make every fact that has not been made before."""
    for kind, make in MAKERS:
        for key, entry in fixtures.kind(kind).items():
            registry.once(kind, key, partial(make, entry.record, registry))
    for key, entry in fixtures.kind("statistics").items():
        load_observations(key, entry.record, registry)


def load_observations(statistic_key: str, record: Any, registry: Registry) -> None:
    """Make a statistic's observations in the order of the file: later ones of a day stand later."""
    statistic_id = registry.id_of("statistics", statistic_key)
    for order, item in enumerate(record.observations):
        corrects = registry.id_of("observations", f"{statistic_key}/{item.corrects}") if item.corrects else None
        registry.once(
            "observations",
            f"{statistic_key}/{item.key}",
            partial(make_observation, statistic_id, item, order, corrects, registry),
        )

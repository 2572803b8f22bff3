"""An editor's decisions on recognised facts: what is accepted becomes a draft on record that cites its source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from hanoiconv.core.languages import language_codes, localised_name, set_localised
from hanoiconv.people.models import Appointment, Official
from hanoiconv.sources.models import MAX_PASSAGE_WORDS, Source
from hanoiconv.statistics.models import Observation, ObservationCitation, Statistic
from hanoiconv.treaty.models import Milestone, MilestoneCitation

from ..importing.recognising.units import without_scale
from ..importing.vietnamese import fold
from ..models import ImportedFact

QUALIFIERS = {
    "gan": Observation.Qualifier.NEARLY,
    "hon": Observation.Qualifier.MORE_THAN,
    "tren": Observation.Qualifier.MORE_THAN,
    "khoang": Observation.Qualifier.ABOUT,
    "it nhat": Observation.Qualifier.AT_LEAST,
    "toi thieu": Observation.Qualifier.AT_LEAST,
    "duoi": Observation.Qualifier.UNDER,
    "uoc": Observation.Qualifier.ESTIMATED,
    "uoc tinh": Observation.Qualifier.ESTIMATED,
    "nearly": Observation.Qualifier.NEARLY,
    "almost": Observation.Qualifier.NEARLY,
    "more than": Observation.Qualifier.MORE_THAN,
    "over": Observation.Qualifier.MORE_THAN,
    "about": Observation.Qualifier.ABOUT,
    "around": Observation.Qualifier.ABOUT,
    "at least": Observation.Qualifier.AT_LEAST,
    "under": Observation.Qualifier.UNDER,
    "an estimated": Observation.Qualifier.ESTIMATED,
}
CHANGES = {"tang": Observation.Change.INCREASE, "giam": Observation.Change.DECREASE}
PLANNED = {"du kien", "muc tieu"}
CURRENCIES = {"dong": "VND", "usd": "USD", "do la": "USD", "euro": "EUR"}
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d{1,4})?")


class AlreadyDecided(Exception):
    """Somebody has decided on the fact before."""


@dataclass(frozen=True)
class UnitParts:
    """A unit as a statistic keeps it: what is counted, in which power of ten, and which kind of quantity it is."""

    unit: str
    scale: int
    measure: str
    currency: str


def unit_parts(unit: str) -> UnitParts:
    """Take a unit as the text has it apart: "triệu người" → people, in millions; "tỷ đồng" → VND, in billions."""
    rest, scale = without_scale(unit)
    currency = CURRENCIES.get(fold(rest), "")
    measure = Statistic.Measure.PERCENT if rest == "%" else Statistic.Measure.COUNT
    measure = Statistic.Measure.MONEY if currency else measure
    known = scale if scale in Statistic.Power.values else 0
    return UnitParts(rest, known, measure, currency)


def qualifier_parts(words: str) -> dict[str, Any]:
    """Return a qualifier's words as an observation keeps them: how exact, which change, whether expected."""
    folded = fold(words)
    change = next((value for word, value in CHANGES.items() if re.search(rf"\b{word}\b", folded)), "")
    planned = any(word in folded for word in PLANNED)
    found = [word for word in sorted(QUALIFIERS, key=len, reverse=True) if re.search(rf"\b{word}\b", folded)]
    return {"qualifier": QUALIFIERS[found[0]] if found else "", "change": change, "planned": planned}


def decimal_of(text: Any) -> Decimal | None:
    """Return a number of the report; None where it has none that an observation could keep."""
    return Decimal(text) if isinstance(text, str) and _NUMBER.fullmatch(text) else None


def short_passage(text: str, around: str) -> str:
    """Return the words of a sentence around a figure: at most 30, and 400 characters."""
    words = text.split()
    if len(words) > MAX_PASSAGE_WORDS:
        first = next((n for n, word in enumerate(words) if around and around.split()[0] in word), 0)
        start = max(0, min(first - MAX_PASSAGE_WORDS // 2, len(words) - MAX_PASSAGE_WORDS))
        words = words[start : start + MAX_PASSAGE_WORDS]
    return " ".join(words)[:400]


def proposed_figure(fact: ImportedFact) -> dict[str, Any]:
    """Return the values with which a figure would be accepted as it was recognised."""
    data = fact.data
    parts = unit_parts(data["unit"])
    return {
        "statistic": fact.statistic,
        "title": data["about"][:255],
        "unit": parts.unit[:60],
        "scale": parts.scale,
        "number": decimal_of(data["number"]),
        "number_to": decimal_of(data["number_to"]),
        "wording": "" if decimal_of(data["number"]) is not None else f"{data['value']} {data['unit']}"[:80],
        **qualifier_parts(data["qualifier"]),
        "as_of": data["as_of"],
        "passage": short_passage(data["text"], data["value"]),
    }


def proposed_official(fact: ImportedFact) -> dict[str, Any]:
    """Return the values with which a person would be accepted as recognised."""
    data = fact.data
    return {
        "official": fact.official,
        "name": data["name"][:120],
        "honorific": data["rank"][:80],
        "position": data["position"][:255],
        "attested": fact.source.published,
    }


def proposed_milestone(fact: ImportedFact) -> dict[str, Any]:
    """Return the values with which a date would become a milestone."""
    return {"date": fact.data["date"], "title": fact.data["what"][:255]}


def accept_official(fact: ImportedFact, values: dict[str, Any], user: Any) -> ImportedFact:
    """Link the person to a known official, or make a draft of a new one whose position cites the source.

    Raises AlreadyDecided; ValidationError where the values make no official.
    """
    with transaction.atomic():
        held = hold(fact)
        proposed = proposed_official(held)
        official = values.get("official")
        if official is None:
            official = Official(name=values["name"], live=False)
            show_only(official, language_of(held.source))
            set_localised(official, "honorific", {language_of(held.source): values["honorific"]})
            appointment = Appointment(source=held.source, attested=values["attested"])
            set_localised(appointment, "position", {language_of(held.source): values["position"]})
            official.appointments.set([appointment])
            save_draft(official, user)
        held.official = official
        return decided(held, values, proposed, user)


def accept_figure(fact: ImportedFact, values: dict[str, Any], user: Any) -> ImportedFact:
    """Add the figure to a statistic as an observation that cites the source; a new statistic is a draft as well.

    Raises AlreadyDecided; ValidationError where the values make no observation.
    """
    with transaction.atomic():
        held = hold(fact)
        language = language_of(held.source)
        statistic = values.get("statistic") or new_statistic(values, language, held, user)
        names = ("number", "number_to", "qualifier", "change", "planned", "as_of")
        observation = Observation(statistic=statistic, live=False, **{name: values[name] for name in names})
        set_localised(observation, "wording", {language: values["wording"]})
        place = held.data.get("place") or None
        citation = ObservationCitation(source=held.source, paragraph=place, passage=values["passage"])
        observation.citations.set([citation])
        save_draft(observation, user)
        proposed = proposed_figure(held)
        held.statistic, held.observation = statistic, observation
        return decided(held, values, proposed, user)


def new_statistic(values: dict[str, Any], language: str, fact: ImportedFact, user: Any) -> Statistic:
    """Make the draft of a statistic. Raises ValidationError where the values make none."""
    parts = unit_parts(fact.data["unit"])
    statistic = Statistic(measure=parts.measure, currency=parts.currency, live=False)
    set_localised(statistic, "title", {language: values["title"]})
    set_localised(statistic, "unit", {language: values["unit"]})
    set_localised(statistic, "scale", {language: values["scale"]})
    show_only(statistic, language)
    save_draft(statistic, user)
    return statistic


def accept_date(fact: ImportedFact, values: dict[str, Any], user: Any) -> ImportedFact:
    """Make the draft of a milestone that cites the source. Raises AlreadyDecided, ValidationError."""
    with transaction.atomic():
        held = hold(fact)
        language = language_of(held.source)
        milestone = Milestone(date=values["date"], live=False)
        set_localised(milestone, "title", {language: values["title"]})
        show_only(milestone, language)
        milestone.citations.set([MilestoneCitation(source=held.source)])
        save_draft(milestone, user)
        held.milestone = milestone
        return decided(held, values, proposed_milestone(held), user)


def keep(fact: ImportedFact, user: Any) -> ImportedFact:
    """Accept a fact without making anything of it. Raises AlreadyDecided."""
    with transaction.atomic():
        return decided(hold(fact), {}, {}, user)


def refuse(fact: ImportedFact, user: Any) -> ImportedFact:
    """Refuse a fact. Raises AlreadyDecided."""
    with transaction.atomic():
        held = hold(fact)
        held.state = ImportedFact.State.REFUSED
        held.decided_by, held.decided_at = user, timezone.now()
        held.save(update_fields=["state", "decided_by", "decided_at"])
    return held


def hold(fact: ImportedFact) -> ImportedFact:
    """Return the fact as it is stored, held until the transaction ends. Raises AlreadyDecided."""
    held = ImportedFact.objects.select_for_update(of=("self",)).get(pk=fact.pk)
    if not held.is_open:
        raise AlreadyDecided
    return held


def decided(fact: ImportedFact, values: dict[str, Any], proposed: dict[str, Any], user: Any) -> ImportedFact:
    """Store that the fact was accepted, and with which values where they are not those proposed."""
    changes = {name: plain(value) for name, value in values.items() if plain(value) != plain(proposed.get(name))}
    fact.state = ImportedFact.State.CHANGED if changes else ImportedFact.State.ACCEPTED
    fact.decision, fact.decided_by, fact.decided_at = changes, user, timezone.now()
    fact.save()
    return fact


def plain(value: Any) -> Any:
    """Return a value as JSON keeps it: objects as their ids, numbers as digits, nothing as an empty text."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if value is None or isinstance(value, bool | int | str):
        return "" if value is None else value
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return getattr(value, "pk", str(value))


def language_of(source: Source) -> str:
    """The content language in which words of the source are kept."""
    return source.language if source.language in language_codes() else language_codes()[0]


def show_only(snippet: Any, language: str) -> None:
    """Have a draft shown, once it is published, in the one language it has words in."""
    for code in language_codes():
        setattr(snippet, localised_name("shown", code), code == language)


def save_draft(snippet: Any, user: Any) -> None:
    """Save a snippet that readers do not see, with a first revision in the editor's name. Raises ValidationError."""
    snippet.full_clean()
    snippet.save()
    snippet.save_revision(user=user, clean=False)

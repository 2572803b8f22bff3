"""What a fixture may hold. docs/fixtures.md shows each kind with an example."""

from __future__ import annotations

import datetime
import unicodedata
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from hanoiconv.core.languages import language_codes
from hanoiconv.sources.partial_dates import parse_partial_date


def composed(text: str) -> str:
    """Refuse text that is not in NFC: two spellings of one word would not find each other."""
    if unicodedata.normalize("NFC", text) != text:
        raise ValueError("text must be in Unicode normal form C (composed diacritics)")
    return text


def partial_date(text: str) -> str:
    """Refuse what is no EDTF date."""
    if text:
        try:
            parse_partial_date(text)
        except ValueError as error:
            raise ValueError(f"{text!r} is no EDTF date") from error
    return text


def in_known_languages(values: dict[str, Any]) -> dict[str, Any]:
    """Refuse languages that the portal does not have."""
    unknown = set(values) - set(language_codes())
    if unknown:
        raise ValueError(f"unknown language {', '.join(sorted(unknown))}")
    return values


Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, AfterValidator(composed)]
Edtf = Annotated[str, AfterValidator(partial_date)]
Localised = Annotated[dict[str, Text], AfterValidator(in_known_languages)]
LocalisedList = Annotated[dict[str, list[Text]], AfterValidator(in_known_languages)]
LocalisedPower = Annotated[dict[str, Literal[0, 3, 6, 9, 12]], AfterValidator(in_known_languages)]
Blocks = Annotated[dict[str, list[dict[str, Any]]], AfterValidator(in_known_languages)]
Address = Annotated[str, StringConstraints(pattern=r"^(https?://\S+)?$")]


class Record(BaseModel):
    """Any fixture: nothing misspelt is taken for something optional."""

    model_config = ConfigDict(extra="forbid")


class Keyed(Record):
    key: Key


class CitationRecord(Record):
    source: str
    paragraph: int | None = Field(default=None, ge=1)
    location: Localised = {}
    passage: Text = ""
    note: Localised = {}


class SourceRecord(Keyed):
    label: Localised
    publisher: Text = ""
    title: Text = ""
    author: Text = ""
    url: Address = ""
    published: Edtf = ""
    language: str = ""
    kind: Literal["article", "interview", "treaty_record", "statement", "other"]
    reuse: Literal["own", "excerpt", "full", "unknown"] = "unknown"
    note: Localised = {}
    checksum: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{64})?$")] = ""


class OrganisationRecord(Keyed):
    name: Localised
    abbreviation: Localised = {}
    country: str = ""
    url: Address = ""


class AppointmentRecord(CitationRecord):
    position: Localised
    organisation: str = ""
    attested: Edtf = ""
    start: Edtf = ""
    end: Edtf = ""


class OfficialRecord(Keyed):
    name: Text
    sort_name: Text = ""
    honorific: Localised = {}
    country: str = ""
    biography: Localised = {}
    appointments: list[AppointmentRecord] = Field(min_length=1)


class TopicRecord(Keyed):
    name: Localised
    description: Localised = {}


class TermRecord(Keyed):
    name: Localised
    abbreviations: LocalisedList = {}
    avoided: LocalisedList = {}
    note: Localised = {}
    origin: Localised = {}
    topic: str = ""


class ObservationRecord(Keyed):
    number: Decimal | None = None
    number_to: Decimal | None = None
    wording: Localised = {}
    qualifier: Literal["", "nearly", "more_than", "about", "at_least", "under", "estimated"] = ""
    change: Literal["", "increase", "decrease"] = ""
    planned: bool = False
    as_of: Edtf = ""
    note: Localised = {}
    corrects: str = ""
    sources: list[CitationRecord] = Field(min_length=1)


class StatisticRecord(Keyed):
    title: Localised
    description: Localised = {}
    topic: str = ""
    measure: Literal["count", "percent", "money", "duration"] = "count"
    currency: str = ""
    unit: Localised = {}
    scale: LocalisedPower = {}
    observations: list[ObservationRecord] = Field(min_length=1)


class MilestoneRecord(Keyed):
    date: Edtf = Field(min_length=4)
    title: Localised
    description: Localised = {}
    disputed: Localised = {}
    sources: list[CitationRecord] = Field(min_length=1)


class ParticipantRecord(Keyed):
    name: Localised
    kind: Literal["state", "organisation", "observer_state"] = "state"
    iso: Annotated[str, StringConstraints(pattern=r"^([A-Z]{2})?$")] = ""


class ActionRecord(Record):
    participant: str
    action: Literal["signature", "ratification", "acceptance", "approval", "accession"]
    date: Edtf = Field(min_length=4)
    source: str
    note: Localised = {}

    @property
    def key(self) -> str:
        """A participant acts once in a way."""
        return f"{self.participant}--{self.action}"


class SpeakerRecord(Record):
    official: str
    role: Literal["speaker", "chair", "keynote", "panellist", "signatory"] = "speaker"
    note: Localised = {}
    source: str
    paragraph: int | None = None


class SessionRecord(Keyed):
    kind: Literal["opening", "plenary", "signing", "high_level", "round_table", "gala_dinner", "exhibition", "closing"]
    number: int | None = None
    headline: Localised
    slug: Localised
    summary: Localised = {}
    status: Literal["provisional", "confirmed", "moved", "cancelled", "held"] = "provisional"
    day: datetime.date | Literal[""] = ""
    start: datetime.time | Literal[""] = ""
    end: datetime.time | Literal[""] = ""
    room: Localised = {}
    source: str
    paragraph: int | None = None
    speakers: list[SpeakerRecord] = []
    held_on: Edtf = ""
    held_note: Localised = {}
    held_sources: list[str | CitationRecord] = []


class EventRecord(Keyed):
    headline: Localised
    slug: Localised
    summary: Localised = {}
    start: datetime.date
    end: datetime.date
    venue: Localised = {}
    city: Localised = {}
    venue_sources: list[str] = []
    announced: datetime.date
    announced_source: str
    body: Blocks = {}
    outcome: Blocks = {}
    outcome_sources: list[str] = []
    sessions: list[SessionRecord] = []


class PageRecord(Keyed):
    type: Literal["home", "standard", "news_index", "event_index", "convention"]
    parent: str = ""
    headline: Localised
    slug: Localised
    summary: Localised = {}
    body: Blocks = {}


class ArticleRecord(Keyed):
    kind: Literal["news", "interview", "press_release", "speech", "fact_sheet"]
    headline: Localised
    slug: Localised
    summary: Localised = {}
    display_date: datetime.date
    topics: list[str] = []
    sources: list[str] = Field(min_length=1)
    event: str = ""
    body: Blocks


class NavigationRecord(Record):
    page: str = ""
    event: str = ""
    section: Literal["", "officials", "organisations", "statistics", "sources", "topics"] = ""
    label: Localised = {}


class SiteRecord(Record):
    name: Localised
    long_name: Localised = {}
    tagline: Localised = {}
    footer_statement: Localised = {}
    data_licence: Localised = {}
    contact: Localised = {}
    key_figures: list[str] = []
    navigation: list[NavigationRecord] = []
    footer_links: list[NavigationRecord] = []

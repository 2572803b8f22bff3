"""Translated fields of events."""

from modeltranslation.translator import TranslationOptions, register

from hanoiconv.sources.translation import CitationOptions

from .models import EventIndexPage, EventPage, EventSource, SessionPage, SessionSource, SessionSpeaker


@register(EventIndexPage)
class EventIndexPageOptions(TranslationOptions):
    fields = ()


@register(EventPage)
class EventPageOptions(TranslationOptions):
    fields = ("venue", "city", "body", "outcome")


@register(SessionPage)
class SessionPageOptions(TranslationOptions):
    fields = ("room", "status_reason", "held_note")


@register(EventSource)
class EventSourceOptions(CitationOptions):
    fields = ()


@register(SessionSpeaker)
class SessionSpeakerOptions(CitationOptions):
    fields = ()


@register(SessionSource)
class SessionSourceOptions(CitationOptions):
    fields = ()

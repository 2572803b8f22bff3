"""Events and their programmes."""

from .event_page import EventIndexPage, EventPage, EventSource
from .session_page import SessionDocument, SessionPage, SessionSource, SessionSpeaker

__all__ = [
    "EventIndexPage",
    "EventPage",
    "EventSource",
    "SessionDocument",
    "SessionPage",
    "SessionSource",
    "SessionSpeaker",
]

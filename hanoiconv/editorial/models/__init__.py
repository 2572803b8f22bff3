"""The newsroom's models."""

from .published import LanguageSubmission, PublicNote, PublishedVersion
from .tasks import FactCheck, FourEyes, LanguageCheck

__all__ = ["FactCheck", "FourEyes", "LanguageCheck", "LanguageSubmission", "PublicNote", "PublishedVersion"]

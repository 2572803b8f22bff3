"""What the portal's own words fall back to where a language's catalogue lacks them: English, which the code has."""

from typing import Any

from django.utils.translation.trans_real import DjangoTranslation


def fall_back_to_english() -> None:
    """Let no other language borrow the words of the default one.

    Django takes what a catalogue lacks from LANGUAGE_CODE's, and offers no setting for it: a French page whose words
    are not translated yet, addresses included, would speak Vietnamese.
    """
    translations: Any = DjangoTranslation
    translations._add_fallback = _add_none


def _add_none(self: DjangoTranslation, localedirs: Any = None) -> None:
    """Add no fallback: a message without a translation stays as the code has it."""

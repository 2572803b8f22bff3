"""The importer's codes in the editor's language: reasons of removals, warnings, kinds of sessions."""

from __future__ import annotations

from typing import Any

from django.utils.formats import time_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from events.models import SessionPage
from hanoiconv.sources.models import Source
from hanoiconv.sources.partial_dates import words as words_of_date

from ..importing.messages import WARNINGS
from ..imports.programme import moment
from ..models import ImportedFact
from .reasons import message_words

REMOVALS: dict[str, str | Promise] = {
    "navigation": _("menus and paths"),
    "share": _("buttons to share, print, save"),
    "counter": _("counters"),
    "tags": _("keywords and tags"),
    "comments": _("readers' comments"),
    "licence": _("licence and imprint"),
    "widget": _("weather, gold prices, exchange rates"),
    "player": _("video or audio player"),
    "follow": _("invitation to follow or subscribe"),
    "advertising": _("advertising label"),
    "related": _("related and other news"),
    "duplicate": _("repeated line"),
    "spam": _("advertising or keywords put into the text"),
    "markup": _("leftover code of the web page"),
    "template": _("unfilled placeholder"),
    "hidden": _("words hidden on the web page"),
    "source_line": _("line naming the source"),
}

FLAGS: dict[str, str | Promise] = {
    "spam": _("Advertising or keywords were put into the text. They are taken out; check the sentences around them."),
    "unrelated_text": _("Prose on another matter runs on in the text. Check where the text really ends."),
    "several_articles": _("The file holds several texts, each now a draft of its own. Check where one ends."),
    "starts_mid_article": _("The beginning seems to be missing."),
    "ends_mid_sentence": _("The text stops in the middle of a sentence; its end may be missing."),
    "date_contradiction": _("Dates in the text do not agree."),
    "contradiction": _("Two figures or two positions in the text do not agree."),
    "off_topic": _("The text is not about the Convention, cybercrime or cybersecurity."),
    "gallery": _("The file is captions of pictures rather than a text."),
    "encoding_repaired": _("Broken characters were repaired. Check the diacritics."),
    "legacy_encoding": _("The text was in an old Vietnamese encoding. Check the diacritics and capitals."),
    "unknown_encoding": _("The encoding could not be made out for certain; characters may be wrong."),
    "no_diacritics": _("The text is Vietnamese without diacritics. Restore them before use."),
    "near_duplicate": _("The text nearly repeats another."),
    "exact_duplicate": _("The text repeats another word for word."),
    "hostile_markup": _("The file had code that runs or forged tags. All of it is gone, only the words are left."),
    "too_large": _("The text is unusually long; facts were looked for in its first part only."),
}


def removal_reason(code: str) -> str | Promise:
    """Return why something was removed; a code without words stands for itself."""
    return REMOVALS.get(code, code)


def warning_words(code: str) -> str | Promise:
    """Return what a warning says; a code without words stands for itself."""
    return FLAGS.get(code, code)


def warning_detail(warning: dict[str, Any], repeated: Source | None) -> str:
    """Return what the importer adds to a warning's standing words: in the active language, or as it stands.

    The stored source that a document repeats, in the warning but a number, is called by its name.
    """
    added = str(warning["message"]).removeprefix(WARNINGS.get(warning["code"], "")).strip()
    parts: dict[str, Any] = warning.get("detail") or {}
    if repeated is not None and (parts.get("details") or {}).get("other") == repeated.pk:
        parts = parts | {"details": parts["details"] | {"other": str(repeated)}}
    return message_words(parts, otherwise=added)


def session_details(fact: ImportedFact) -> tuple[str | Promise, ...]:
    """Return what a programme item tells: its kind and number, how many, when, where and who speaks."""
    data = fact.data
    kinds = dict(SessionPage.Kind.choices)
    count, number, room = data.get("count") or 1, data.get("number"), data.get("room")
    day, start = moment(data.get("start"))
    end = moment(data.get("end"))[1]
    hours = "–".join(time_format(time, "TIME_FORMAT") for time in (start, end) if time)
    when = " ".join(part for part in (hours, words_of_date(day.isoformat()) if day else "") if part)
    kind = str(kinds.get(data.get("kind"), gettext("of a kind that sessions do not have")))
    told = [
        "" if kind.casefold() == fact.words.casefold() else kind,
        gettext("number %(number)s") % {"number": number} if number else "",
        ngettext("%(count)s session", "%(count)s sessions", count) % {"count": count} if count > 1 else "",
        when or gettext("time to be announced"),
        room,
        ", ".join(data.get("speakers") or ()),
        "" if data.get("relevant", True) else gettext("of another event"),
    ]
    return tuple(part for part in told if part)

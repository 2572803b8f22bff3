"""Positions as English texts word them: "Deputy Minister X", "X, director of Y, said"."""

from __future__ import annotations

import re

_MODIFIERS = (
    "Senior|First|Executive|Acting|Permanent|Standing|Special|Vice|Deputy|Assistant|Former|Under|Lead|Regional|"
    "National|"
    "General|Prime|Chief|Managing|Technical|Foreign|Associate|Co|Honorary|Resident|Interim|Principal|State|Private"
)
_HEADS = (
    "Minister|President|Secretary[- ]General|Secretary of State|Secretary|Ambassador|Director[- ]General|Director|"
    "Chairman|Chairwoman|Chairperson|Chair|Head|Commissioner|Governor|Mayor|Spokesperson|Spokesman|Spokeswoman|"
    "Rapporteur|Coordinator|Representative|Envoy|Attorney General|Inspector General|Prosecutor|Judge|Justice|Senator|"
    "Dean|Rector|Adviser|Advisor|Manager|Officer|Counsellor|Consul General|Consul|Chancellor|Premier|King|Queen|Chief|"
    "Commander|Superintendent|Speaker|Leader|Founder|Registrar|Attach[eé]|Negotiator"
)
_BODIES = (
    r"(?:UN|EU|UNODC|ASEAN|INTERPOL|Interpol|(?:Public Security|Foreign Affairs|Foreign|Justice|Finance|Defence|"
    r"Defense|"
    r"Interior|Home Affairs|Digital|Technology|Health|Education|Trade|Information|Communications|"
    r"Science)(?: and [A-Z]\w+)*)"
)
_OFFICE = rf"(?:(?:{_BODIES})[ ])?(?:(?:{_MODIFIERS})[- ]){{0,3}}(?:(?:{_BODIES})[ ])?(?:{_HEADS})(?![\w-])"
_OF_WORD = r"(?:[ ][A-Z][\w’'-]*(?:,(?=[ ][A-Z]\w+[ ]and))?|[ ]and(?=[ ][A-Z]))"
_OF = rf"(?:[ ](?:of|for|to|at|on|in charge of)(?:[ ]the)?{_OF_WORD}{{1,8}}){{0,3}}"
_BEFORE = re.compile(rf"(?<![\w-])(?P<position>(?:{_OFFICE}{_OF}[ ]and[ ])?{_OFFICE}{_OF})[ ]$")
_RANK_BEFORE = re.compile(
    r"(?<![\w-])((?:(?:Senior|First|Brigadier|Major|Lieutenant)[ -]){0,3}(?:General|Colonel|Major|Captain|"
    r"Lieutenant|Professor|"
    r"Dr\.?|Prof\.?))[ ]$"
)
_AFTER = re.compile(
    rf"\s*(?:,|\(|[-–—]|\bis\b|\bwho is\b)\s*(?:the\s+|an?\s+|Vi[eệ]t\s?[Nn]am[’']s\s+|"
    rf"its\s+)?(?P<position>{_OFFICE}[^,;:.()“”\"–—]{{0,120}})",
    re.IGNORECASE,
)
_END = re.compile(
    r"\s(?:said|says|told|who|was|is|has|had|will|would|added|noted|stressed|warned|explained|and (?:said|told)|"
    r"while|when|as|"
    r"on (?:\d|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))(?!\w)",
    re.IGNORECASE,
)
_IN_HEADS = (
    "minist|presid|secretar|ambass|direct|chair|head|commis|govern|mayor|spokes|rapport|coordin|represent|envoy|general|"
    "prosec|judge|justice|senator|dean|rector|advis|manager|officer|couns|consul|chancel|premier|king|queen|chief|"
    "command|superint|speaker|leader|founder|registr|attach|negotiat"
).split("|")
_NEXT_NAME = re.compile(r"\s(?:and|with)\s(?=[A-Z]\w+\s[A-Z]\w+)")
LONGEST_WORDS = 20


def _hints_at_head(words: str) -> bool:
    """Whether any head of a position may be among the words."""
    return any(map(words.lower().__contains__, _IN_HEADS))


def before_name(words: str) -> tuple[str | None, str | None]:
    """(rank, position) that ``words`` end with, right before a name."""
    ranked = _RANK_BEFORE.search(words)
    rank = ranked[1] if ranked else None
    if ranked:
        words = words[: ranked.start()]
    match = _BEFORE.search(words) if _hints_at_head(words) else None
    return rank, match["position"] if match else None


def after_name(words: str) -> str | None:
    """The position in apposition that ``words``, right after a name, begin with."""
    if not _hints_at_head(words[:120]):
        return None
    match = _AFTER.match(words)
    if not match:
        return None
    position = match["position"]
    for ending in (_END, _NEXT_NAME):
        end = ending.search(position)
        position = position[: end.start()] if end else position
    position = position.strip(" ,;-–—")
    return position if 1 <= len(position.split()) <= LONGEST_WORDS else None

"""Who says what: short titles and spellings in quotations and answers become one person's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from news.importing.documents import Block, OfficialMention, ParsedArticle
from news.importing.names import find_names
from news.importing.vietnamese import fold


def with_speakers(article: ParsedArticle, officials: Sequence[OfficialMention]) -> ParsedArticle:
    """The article with each block's ``speaker`` as a person's name where the text allows to tell.

    A short title ("Thứ trưởng") means the last person so titled before it; what stays unclear
    keeps the text's own words.
    """
    recent: list[OfficialMention] = []
    blocks: list[Block] = []
    for block in article.blocks:
        if block.speaker:
            block = replace(block, speaker=_resolved(block.speaker, recent, officials))
        blocks.append(block)
        mentioned = {fold(span.name) for span in find_names(block.full_text)}
        for official in officials:
            if fold(official.name) in mentioned:
                recent = [other for other in recent if other.name != official.name] + [official]
    return replace(article, blocks=tuple(blocks))


def _resolved(speaker: str, recent: Sequence[OfficialMention], officials: Sequence[OfficialMention]) -> str:
    names = find_names(speaker)
    if names:
        return names[-1].name
    short = fold(speaker).removeprefix("ong ").removeprefix("ba ").strip()
    for official in [*reversed(recent), *officials]:
        if short in [fold(word) for word in official.name.split()[-1:]]:
            return official.name
        titles = [official.rank or "", official.position, *official.forms]
        if any(fold(title).startswith(short) or f", {short}" in fold(title) for title in titles if title):
            return official.name
    if fold(speaker) in ("ong", "ba") and recent:
        return recent[-1].name
    return speaker

"""Which languages a change leaves behind. Plain data in, plain data out; the rules are in docs/languages.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .digests import Digest, Digests, Texts
from .facts import Fact

Confirmed = dict[str, dict[str, Digest]]
"""language → field → digest of the other languages when a language was last confirmed."""

MOST_LEFTOVERS = 20


@dataclass(frozen=True)
class Change:
    """What changed in a field of another language since a language was confirmed."""

    language: str
    field: str
    before: Digest | None
    after: Digest | None


@dataclass
class Known:
    """What is known of an object's languages: their digests, and what each was confirmed against."""

    digests: Digests
    confirmed: dict[str, Confirmed] = field(default_factory=dict)

    def behind(self, language: str) -> list[Change]:
        """Return what has changed in other languages since `language` was confirmed."""
        confirmed, found = self.confirmed.get(language, {}), []
        for other, fields in self.digests.items():
            if other == language:
                continue
            then = confirmed.get(other, {})
            for name in dict.fromkeys((*then, *fields)):
                if _hash(then.get(name)) != _hash(fields.get(name)):
                    found.append(Change(other, name, then.get(name), fields.get(name)))
        return found

    def is_behind(self, language: str, name: str) -> bool:
        """Say whether a field of `language` has something to catch up with."""
        return any(change.field == name for change in self.behind(language))


def _hash(digest: Digest | None) -> str:
    return digest["hash"] if digest else ""


def follow(before: Known, texts: Texts, now: Digests) -> Known:
    """Return what is known after a save.

    A change in one language leaves the others behind, except where it catches up itself, where the field was empty
    in it and not in them, or where both changed in one save and no old value stayed behind.
    """
    after = Known(
        now, {code: {other: dict(said) for other, said in before.confirmed.get(code, {}).items()} for code in now}
    )
    for code in now:
        if code not in before.digests:
            after.confirmed[code] = {other: dict(said) for other, said in now.items() if other != code}
    for source, fields in now.items():
        was = before.digests.get(source, {})
        for name in dict.fromkeys((*was, *fields)):
            if _hash(was.get(name)) != _hash(fields.get(name)):
                _pass_on(before, after, texts, source, name)
    for code in after.confirmed:
        gone = set(after.confirmed[code]) - set(now)
        for other in gone:
            del after.confirmed[code][other]
    return after


def _pass_on(before: Known, after: Known, texts: Texts, source: str, name: str) -> None:
    """Let the other languages take a change of `source` as read where it is no news to them."""
    old, new = before.digests.get(source, {}).get(name), after.digests[source].get(name)
    is_new_language = source not in before.digests
    catches_up = is_new_language or before.is_behind(source, name)
    for other in after.digests:
        if other == source or other not in before.digests:
            continue
        then, now = before.digests[other].get(name), after.digests[other].get(name)
        confirmed = after.confirmed.setdefault(other, {}).setdefault(source, {})
        if not is_new_language and _hash(confirmed.get(name)) != _hash(old):
            continue  # it was behind already
        fills = old is None and then is not None
        together = _hash(then) != _hash(now) and not leftovers(texts, other, [Change(source, name, old, new)])
        if catches_up or fills or together:
            if new is None:
                confirmed.pop(name, None)
            else:
                confirmed[name] = new


def confirm(known: Known, language: str) -> None:
    """Take note that `language` says what the others say; they say what it says, unless others left them behind."""
    alone = [other for other in known.digests if {change.language for change in known.behind(other)} <= {language}]
    known.confirmed[language] = {other: dict(said) for other, said in known.digests.items() if other != language}
    for other in alone:
        if other != language:
            known.confirmed.setdefault(other, {})[language] = dict(known.digests[language])


def leftovers(texts: Texts, language: str, changes: Iterable[Change]) -> list[dict[str, str]]:
    """Return the sentences of `language` that still carry what `changes` took away, with what stands there now."""
    wanted = [found for change in changes for found in _replaced(change)]
    if not wanted:
        return []
    found = []
    for name, sentence, stated in texts.sentences(language):
        for change, old, new in wanted:
            still = next((fact for fact in stated if fact.is_same(old)), None)
            if still is None or (still.kind == "number" and change.field != name):
                continue  # a number of another field may well be another number
            found.append(
                {
                    "field": name,
                    "sentence": sentence,
                    "words": still.words,
                    "kind": old.kind,
                    "language": change.language,
                    "old": old.words,
                    "new": new.words if new else "",
                }
            )
    return found[:MOST_LEFTOVERS]


def _replaced(change: Change) -> Iterator[tuple[Change, Fact, Fact | None]]:
    """Yield each fact that a field no longer states, with the one of its kind that came instead where there is one."""
    before, after = _facts(change.before), _facts(change.after)
    gone = [fact for fact in before if not any(fact.is_same(other) for other in after)]
    come = [fact for fact in after if not any(fact.is_same(other) for other in before)]
    for fact in gone:
        alike_gone = [other for other in gone if other.kind == fact.kind]
        alike_come = [other for other in come if other.kind == fact.kind]
        is_one = len(alike_gone) == len(alike_come)
        yield change, fact, alike_come[alike_gone.index(fact)] if is_one else None


def _facts(digest: Mapping[str, Any] | None) -> list[Fact]:
    return [Fact(*fact) for fact in digest["facts"]] if digest else []

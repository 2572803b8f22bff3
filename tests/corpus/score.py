"""`make import-score`: how near the importer comes to what a careful editor made of the corpus.

Prints precision, recall and F1 of each field for both sets; with ``--misses`` what is wrong in each document of the
tuning set. The held-out set is only ever counted.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any

from news.importing.documents import ImportedDocument, RawFile
from news.importing.pipeline import process
from news.importing.reporting import document_to_dict
from tests.corpus.annotations import SETS, Annotated, CorpusFile, read_corpus

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_SHARES = {"outcome", "body kept", "noise removed", "title", "date", "publisher", "author", "suspicious flagged"}


@dataclass
class Tally:
    """What was right, what was found and what was to be found."""

    right: float = 0
    found: float = 0
    wanted: float = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what was to be found that was."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Score:
    """Tallies by field, and the misses by document."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    misses: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    name: str = ""

    def share(self, what: str, right: float, wanted: float, miss: str = "") -> None:
        """Count a share: ``right`` of ``wanted``."""
        tally = self.tallies[what]
        tally.right += right
        tally.found += wanted
        tally.wanted += wanted
        if miss and right < wanted:
            self.misses[self.name].append(f"{what}: {miss}")

    def sets(self, what: str, found: Iterable[Hashable], wanted: Iterable[Hashable]) -> set[Any]:
        """Count what two collections have in common, and return it."""
        one, other = set(found), set(wanted)
        tally = self.tallies[what]
        tally.right += len(one & other)
        tally.found += len(one)
        tally.wanted += len(other)
        for name, items in (("too much", one - other), ("missing", other - one)):
            if items:
                self.misses[self.name].append(f"{what} {name}: {sorted(map(str, items))}")
        return one & other


def score_corpus(files: Iterable[CorpusFile]) -> Score:
    """The score of these files, each imported by itself."""
    score = Score()
    for file in files:
        documents = process([RawFile(f"{file.name}.txt", file.raw)]).documents
        if len(documents) != len(file.articles):
            score.name = file.name
            score.misses[file.name].append(f"documents: {len(documents)} for {len(file.articles)}")
        for number, gold in enumerate(file.articles):
            score.name = file.name if len(file.articles) == 1 else f"{file.name}#{number + 1}"
            _score_article(score, gold, documents[number] if number < len(documents) else None, file.facts)
    return score


def _score_article(score: Score, gold: Annotated, document: ImportedDocument | None, facts: bool) -> None:
    wanted = gold.values
    outcome = document.outcome if document else None
    score.share("outcome", outcome == wanted["outcome"], 1, f"{outcome} for {wanted['outcome']}")
    if document is None or document.outcome == "reject" or wanted["outcome"] == "reject":
        return
    report = document_to_dict(document)
    codes = [warning["code"] for warning in report["warnings"]]
    expected = wanted.get("warnings", [])
    if expected:
        score.share("suspicious flagged", bool(codes), 1, f"{expected} missing")
    else:
        score.share("no false alarm", not codes, 1, f"{[(w['code'], w['excerpt'][:80]) for w in report['warnings']]}")
    score.sets("warnings", codes, expected)
    _score_text(score, gold, report["body"])
    for name, key, value in (
        ("title", "title", gold.title),
        ("date", "published", wanted.get("published")),
        ("publisher", "publisher", wanted.get("publisher")),
        ("author", "author", wanted.get("author")),
    ):
        same = _plain(report[key]) == _plain(value)
        score.share(name, same, 1, f"{report[key]!r} for {value!r}")
    score.sets("captions", map(_plain, report["captions"]), map(_plain, gold.texts("C")))
    if not facts:
        return
    score.sets("speakers", _names(b["speaker"] for b in report["blocks"]), _names(wanted.get("speakers", [])))
    score.sets("dates", (d["date"] for d in report["dates"]), (d["date"] for d in wanted.get("dates", [])))
    _score_officials(score, report["officials"], wanted.get("officials", []))
    _score_figures(score, report["statistics"], wanted.get("statistics", []))
    score.sets("events", map(_event, report["events"]), map(_event, wanted.get("events", [])))


def _score_text(score: Score, gold: Annotated, body: str) -> None:
    there = _shingles(body)
    all_words = f" {' '.join(_words(body))} "
    truth = _shingles(" \n ".join(gold.body))
    true_words = f" {' '.join(_words(' '.join(gold.body)))} "

    def kept(text: str, within: set[tuple[str, ...]], words: str) -> float:
        grams = _shingles(text)
        if not grams:
            plain = " ".join(_words(text))
            return float(f" {plain} " in words)
        return len(grams & within) / len(grams)

    for line in gold.body:
        weight = len(_words(line))
        score.share("body kept", weight * kept(line, there, all_words), weight, f"{line[:150]!r}")
    for noise in gold.noise:
        weight = len(_words(noise))
        if not weight or kept(noise, truth, true_words) == 1:
            continue
        left = kept(noise, there - truth, all_words)
        score.share("noise removed", weight * (1 - left), weight, f"{noise[:150]!r}")


def _score_officials(score: Score, found: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> None:
    positions = {_plain(official["name"]): official["position"] for official in found}
    gold = {_plain(official["name"]): official.get("position") for official in wanted}
    for name in score.sets("officials", positions, gold):
        if gold[name]:
            same = _plain(positions[name]) == _plain(gold[name])
            score.share("positions", same, 1, f"{positions[name]!r} for {gold[name]!r}")


def _score_figures(score: Score, found: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> None:
    def keys(figures: list[dict[str, Any]]) -> dict[tuple[str, str, int], dict[str, Any]]:
        keyed: dict[tuple[str, str, int], dict[str, Any]] = {}
        for figure in figures:
            value, unit = re.sub(r"\s+", "", figure["value"]), _plain(figure["unit"])
            count = sum(key[0] == value for key in keyed)
            keyed[value, (unit.split() or [""])[0], count] = figure
        return keyed

    here, gold = keys(found), keys(wanted)
    for key in score.sets("figures", here, gold):
        same = _plain(here[key]["qualifier"]) == _plain(gold[key].get("qualifier"))
        score.share("qualifiers", same, 1, f"{here[key]['qualifier']!r} for {gold[key].get('qualifier')!r} {key}")
        if gold[key].get("as_of"):
            score.share("as of", here[key]["as_of"] == gold[key]["as_of"], 1, f"{here[key]['as_of']} for {gold[key]}")


def _event(event: dict[str, Any]) -> tuple[Any, ...]:
    """Count (one is none told), number, start and relevance; days from … to … are an interval."""
    count, start, end = event.get("count"), event.get("start"), event.get("end")
    if start and end and "T" not in start and "/" not in start:
        start = f"{start}/{end}"
    return (None if count == 1 else count), str(event.get("number") or ""), start, event.get("relevant", True)


def _names(names: Iterable[str | None]) -> set[str]:
    return {_plain(name) for name in names if name}


def _plain(text: str | None) -> str:
    return " ".join(unicodedata.normalize("NFC", text or "").casefold().split()).rstrip(".")


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return {tuple(words[place : place + _SHINGLE]) for place in range(len(words) - _SHINGLE + 1)}


def main() -> int:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="say what is wrong in the tuning set")
    parser.add_argument("only", nargs="*", help="documents of the tuning set")
    arguments = parser.parse_args()
    scores: dict[str, Score] = {}
    for which in SETS[:1] if arguments.only else SETS:
        files = [file for file in read_corpus(which) if not arguments.only or file.name in arguments.only]
        if not files:
            continue
        scores[which] = score_corpus(files)
        print(f"{which}: {len(files)} files, {sum(len(file.articles) for file in files)} articles")
    if arguments.misses:
        for name, misses in scores[SETS[0]].misses.items():
            print(f"\n{name}", *misses, sep="\n  ")
    print(f"\n{'field':22}", *(f"{which:^24}" for which in scores))
    for what in sorted({name for score in scores.values() for name in score.tallies}):
        print(f"{what:22}", *(_shown(what, score.tallies[what]) for score in scores.values()))
    return 0


def _shown(what: str, tally: Tally) -> str:
    if tally.found == tally.wanted and (
        what in _SHARES or what in {"no false alarm", "positions", "qualifiers", "as of"}
    ):
        return f"{100 * tally.recall:6.1f} %  of {tally.wanted:<8.0f}  "
    return f"P {100 * tally.precision:5.1f} R {100 * tally.recall:5.1f} F {100 * tally.f1:5.1f}  "


if __name__ == "__main__":
    raise SystemExit(main())

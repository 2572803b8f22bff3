"""Reading fixture files; every fault is reported with its file and line, and then nothing is loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from . import schema

KINDS: dict[str, tuple[str, type[schema.Record]]] = {
    "topics.yaml": ("topics", schema.TopicRecord),
    "terms.yaml": ("terms", schema.TermRecord),
    "sources.yaml": ("sources", schema.SourceRecord),
    "organisations.yaml": ("organisations", schema.OrganisationRecord),
    "officials.yaml": ("officials", schema.OfficialRecord),
    "statistics.yaml": ("statistics", schema.StatisticRecord),
    "milestones.yaml": ("milestones", schema.MilestoneRecord),
    "participants.yaml": ("participants", schema.ParticipantRecord),
    "treaty_actions.yaml": ("actions", schema.ActionRecord),
    "pages.yaml": ("pages", schema.PageRecord),
    "event.yaml": ("event", schema.EventRecord),
    "site.yaml": ("site", schema.SiteRecord),
}


class FixtureError(Exception):
    """One or more faults in fixtures, each with file and line."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = list(faults)


@dataclass
class Entry:
    """One record with where it stands, so that later faults can name the place."""

    record: Any
    file: str
    line: int
    node: yaml.Node

    @property
    def place(self) -> str:
        """File and line, as editors jump to."""
        return f"{self.file}:{self.line}"

    def place_of(self, word: str) -> str:
        """File and line of the first value that is `word`, else of the first that holds it, else of the record."""
        scalars = list(scalars_of(self.node))
        found = [s for s in scalars if s.value == word] or [s for s in scalars if word in s.value]
        if not found:
            return self.place
        inside = found[0].value.partition(word)[0].count("\n") + (found[0].style in ("|", ">"))
        return f"{self.file}:{found[0].start_mark.line + 1 + inside}"


@dataclass
class Fixtures:
    """All records by kind and key, in the order of the files."""

    entries: dict[str, dict[str, Entry]] = field(default_factory=dict)

    def kind(self, name: str) -> dict[str, Entry]:
        """Return the entries of a kind by key."""
        return self.entries.setdefault(name, {})

    def all(self) -> Iterator[tuple[str, str, Entry]]:
        """Yield (kind, key, entry) of everything."""
        for name, entries in self.entries.items():
            for key, entry in entries.items():
                yield name, key, entry


def scalars_of(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Yield every word and text of a record, keys of mappings included, in the order of the file."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from scalars_of(key)
            yield from scalars_of(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from scalars_of(item)


def node_at(node: yaml.Node, location: Sequence[Any]) -> yaml.Node:
    """Return the node of a record: the list's item, or the one record of its file."""
    below = node.value[0][1]
    return below.value[location[-1]] if isinstance(below, yaml.SequenceNode) else below


def line_of(node: yaml.Node | None, location: Sequence[Any]) -> int:
    """Return the line (from 1) of the value at a pydantic location, or of the nearest thing above it."""
    line = node.start_mark.line + 1 if node else 1
    for step in location:
        below = None
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            below = node.value[step]
            line = below.start_mark.line + 1
        elif isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == step), None)
            if pair is not None:
                line, below = pair[0].start_mark.line + 1, pair[1]
        if below is None:
            return line
        node = below
    return line


def read_file(path: Path, root: Path, name: str, model: type[schema.Record]) -> tuple[list[Entry], list[str]]:
    """Return the entries of one file and its faults."""
    shown = str(path.relative_to(root.parent))
    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        data = yaml.safe_load(text)
    except UnicodeDecodeError as error:
        return [], [f"{shown}:1: not UTF-8 ({error.reason})"]
    except OSError as error:
        return [], [f"{shown}:1: cannot be read ({error.strerror})"]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return [], [f"{shown}:{mark.line + 1 if mark else 1}: {getattr(error, 'problem', None) or error}"]
    if node is None or not isinstance(data, dict) or list(data) != [name]:
        return [], [f"{shown}:1: expected one mapping with the key {name!r}"]
    items = data[name] if isinstance(data[name], list) else [data[name]]
    prefix: tuple[Any, ...] = (name,)
    entries: list[Entry] = []
    faults: list[str] = []
    for number, item in enumerate(items):
        at = (*prefix, number) if isinstance(data[name], list) else prefix
        try:
            entries.append(Entry(model.model_validate(item), shown, line_of(node, at), node_at(node, at)))
        except ValidationError as error:
            for fault in error.errors():
                where = ".".join(str(step) for step in fault["loc"])
                faults.append(f"{shown}:{line_of(node, (*at, *fault['loc']))}: {where}: {fault['msg']}")
    return entries, faults


def read_fixtures(root: Path) -> Fixtures:
    """Return everything under `root`. Raises FixtureError with every fault of every file."""
    fixtures, faults = Fixtures(), []
    files = [(root / name, kind, model) for name, (kind, model) in KINDS.items()]
    files += [(path, "article", schema.ArticleRecord) for path in sorted((root / "articles").glob("*.yaml"))]
    for path, kind, model in files:
        entries, wrong = read_file(path, root, kind, model)
        faults += wrong
        known = fixtures.kind(kind)
        for entry in entries:
            key = getattr(entry.record, "key", kind)
            if key in known:
                faults.append(f"{entry.place}: the key {key!r} is already used at {known[key].place}")
            known[key] = entry
    if faults:
        raise FixtureError(faults)
    return fixtures

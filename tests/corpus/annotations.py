"""Reads the corpus: raw articles and their annotation in one file (the format is in ``README.md`` beside this).

``python -m tests.corpus.annotations FILE…`` says whether files can be read, and prints what they hold.
"""

import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.corpus.legacy_fonts import encode

FOLDER = Path(__file__).parent
SETS = ("tuning", "held_out")

BODY_TAGS = frozenset("LPHQAKIR")
_TAGS = BODY_TAGS | frozenset("TMCXE")
_LINE = re.compile(r"(?P<tag>[A-Z])(?: (?P<reason>[a-z_]+))?\|(?P<text>.*)", re.DOTALL)
_NOISE = re.compile(r"⟪(?P<reason>[a-z_]+)¦(?P<text>[^⟫]*)⟫")
_KEYS = {
    "outcome",
    "warnings",
    "language",
    "published",
    "publisher",
    "author",
    "officials",
    "statistics",
    "events",
    "dates",
    "speakers",
}


class FaultyAnnotation(Exception):
    """A corpus file does not follow the format; the message says where."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the raw text: its tag, its text without what is noise in it, and that noise."""

    tag: str
    text: str
    noise: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotated:
    """What a careful editor makes of one article."""

    lines: tuple[Line, ...]
    values: dict[str, Any] = field(default_factory=dict)

    def texts(self, *tags: str) -> list[str]:
        """The texts of the lines with one of these tags, in order, without the noise within them."""
        return [line.text for line in self.lines if line.tag in tags and line.text]

    @property
    def title(self) -> str | None:
        """The title, or none where the text has none."""
        titles = self.texts("T")
        return titles[0] if titles else None

    @property
    def body(self) -> list[str]:
        """The true body, a text per line."""
        return self.texts(*BODY_TAGS)

    @property
    def noise(self) -> list[str]:
        """All that must go: whole lines and what stands within lines."""
        return [piece for line in self.lines for piece in line.noise]


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A raw file as the importer gets it, and its articles."""

    name: str
    raw: bytes
    articles: tuple[Annotated, ...]
    facts: bool = True


def read_corpus(which: str) -> list[CorpusFile]:
    """Every file of ``which`` set (``tuning`` or ``held_out``), by name.

    Raises:
        FaultyAnnotation: a file does not follow the format.
    """
    return [read_file(path) for path in sorted((FOLDER / which).glob("*.txt"))]


def read_file(path: Path) -> CorpusFile:
    """One corpus file.

    Raises:
        FaultyAnnotation: it does not follow the format.
    """
    head, _, rest = path.read_text("utf-8").partition("\n")
    try:
        options = json.loads(head)
        sections = [_section(text) for text in re.split(r"^== ?", rest, flags=re.MULTILINE)[1:]]
    except (ValueError, FaultyAnnotation) as error:
        raise FaultyAnnotation(f"{path.name}: {error}") from None
    lines = [line for _, raw_lines in sections for line in raw_lines]
    text = ("" if options.get("joined") else options.get("newline", "\n")).join(lines)
    articles = tuple(article for article, _ in sections)
    return CorpusFile(path.stem, encode(text, options), articles, options.get("facts", True))


def _section(text: str) -> tuple[Annotated, list[str]]:
    values, end = json.JSONDecoder().raw_decode(text)
    if unknown := set(values) - _KEYS:
        raise FaultyAnnotation(f"unknown keys: {', '.join(sorted(unknown))}")
    if values.get("outcome") not in {"import", "import_flagged", "reject"}:
        raise FaultyAnnotation("no outcome")
    tagged = text[end:].strip("\n").split("\n")
    if tagged == [""]:
        return Annotated((), values), []
    read = [_line(line) for line in tagged]
    return Annotated(tuple(line for line, _ in read), values), [raw for _, raw in read]


def _line(tagged: str) -> tuple[Line, str]:
    match = _LINE.fullmatch(tagged)
    if match is None or match["tag"] not in _TAGS:
        raise FaultyAnnotation(f"no tag: {tagged[:60]!r}")
    text = match["text"]
    raw = _NOISE.sub(lambda mark: mark["text"], text)
    if match["tag"] == "X":
        return Line("X", "", (raw,)), raw
    noise = tuple(mark["text"] for mark in _NOISE.finditer(text))
    return Line(match["tag"], _NOISE.sub("", text), noise), raw


def main(paths: list[str]) -> int:
    """Read the files and print what they hold; 1 when one is faulty."""
    status = 0
    for path in map(Path, paths):
        try:
            file = read_file(path)
        except FaultyAnnotation as error:
            print(error, file=sys.stderr)
            status = 1
            continue
        for article in file.articles:
            print(
                f"{file.name}: {article.values['outcome']}, {len(file.raw)} bytes, {len(article.body)} body lines, "
                f"{len(article.noise)} noise, {len(article.values.get('officials', []))} officials, "
                f"{len(article.values.get('statistics', []))} statistics"
            )
    return status


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

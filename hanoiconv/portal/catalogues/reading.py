"""Reads a catalogue, and says in which line a broken one is broken."""

import re
from pathlib import Path

import polib

LINE = re.compile(r"""\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\])\s+)?"(?:[^"\\]|\\.)*"\s*)?""")
"""What a line of a catalogue may be: nothing, a comment, or a quoted text with or without its keyword."""


class CatalogueError(Exception):
    """A catalogue that cannot be compiled; the text names file and line."""


def read_catalogue(source: Path) -> polib.POFile:
    """Return the catalogue. Raises CatalogueError naming file and line."""
    try:
        for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), 1):
            if not LINE.fullmatch(line):
                raise CatalogueError(f"{source}:{number}: not a line of a catalogue: {line.strip()}")
        return polib.pofile(str(source), encoding="utf-8", check_for_duplicates=True)
    except (OSError, ValueError, UnicodeDecodeError) as error:
        raise CatalogueError(named(source, error)) from error


def named(source: Path, error: Exception) -> str:
    """Return the error's text with file and line at its head, as far as the library tells them."""
    if isinstance(error, UnicodeDecodeError):
        line = source.read_bytes()[: error.start].count(b"\n") + 1
        return f"{source}:{line}: not UTF-8"
    text = str(error)
    if found := re.search(r"\(line (\d+)\)(?:: )?(.*)", text):
        return f"{source}:{found[1]}: {found[2] or 'syntax error'}"
    if found := re.search(r'Entry "(.*)" already exists', text, re.DOTALL):
        return f"{source}:{second_line_with(source, found[1])}: this message stands twice"
    return f"{source}: {text}"


def second_line_with(source: Path, msgid: str) -> int:
    """Return the line of a message's second entry, or 1 where it is written over several lines."""
    wanted = f'msgid "{polib.escape(msgid)}"'
    lines = [number for number, line in enumerate(source.read_text().splitlines(), 1) if line.strip() == wanted]
    return lines[1] if len(lines) > 1 else 1

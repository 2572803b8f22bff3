"""`compile_catalogues`: makes the .mo files that Django reads, with a Python library instead of msgfmt."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

LINE = re.compile(r"""\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\])\s+)?"(?:[^"\\]|\\.)*"\s*)?""")
"""What a line of a catalogue may be: nothing, a comment, or a quoted text with or without its keyword."""
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")


class CatalogueError(Exception):
    """A catalogue that cannot be compiled; the text names file and line."""


class Command(BaseCommand):
    help = "Compile the message catalogues (.po) that changed since they were last compiled."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--force", action="store_true", help="compile all, changed or not")

    def handle(self, *args: Any, **options: Any) -> None:
        faults = []
        for source in catalogues():
            target = source.with_suffix(".mo")
            if not options["force"] and is_newer(target, source):
                continue
            try:
                count = compile_catalogue(source, target)
            except CatalogueError as error:
                faults.append(str(error))
            else:
                self.stderr.write(f"{source.relative_to(settings.BASE_DIR)}: {count} messages")
        if faults:
            raise CommandError("\n".join(faults))


def catalogues() -> Iterator[Path]:
    """Yield the project's own catalogues: those of LOCALE_PATHS."""
    for folder in settings.LOCALE_PATHS:
        yield from sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))


def is_newer(target: Path, source: Path) -> bool:
    """Say whether the target was made after the source's last change."""
    return target.exists() and target.stat().st_mtime > source.stat().st_mtime


def compile_catalogue(source: Path, target: Path) -> int:
    """Write the target and return how many messages it has. Raises CatalogueError naming file and line."""
    try:
        for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), 1):
            if not LINE.fullmatch(line):
                raise CatalogueError(f"{source}:{number}: not a line of a catalogue: {line.strip()}")
        catalogue = polib.pofile(str(source), encoding="utf-8", check_for_duplicates=True)
    except (OSError, ValueError, UnicodeDecodeError) as error:
        raise CatalogueError(named(source, error)) from error
    entries = catalogue.translated_entries()
    for entry in entries:
        if fault := fault_of(entry):
            raise CatalogueError(f"{source}:{entry.linenum}: {fault}")
    # Written aside and moved, so that a site that is starting never reads half a catalogue.
    draft = target.with_suffix(f".{os.getpid()}.tmp")
    catalogue.save_as_mofile(str(draft))
    draft.replace(target)
    return len(entries)


def fault_of(entry: polib.POEntry) -> str | None:
    """Return what would make a translation fail when it is shown, or None.

    A placeholder that the original lacks is a fault in every catalogue; one left out is none (a plural may drop its
    number).
    """
    known = placeholders(entry.msgid) | placeholders(entry.msgid_plural or "")
    for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
        unknown = placeholders(text) - known
        if unknown and {"python-format", "python-brace-format"} & set(entry.flags):
            return f"the translation has {', '.join(sorted(unknown))}, the original has not"
    return None


def placeholders(text: str) -> set[str]:
    """Return the placeholders in a message, as written."""
    return {match.group(0) for match in PLACEHOLDER.finditer(text)}


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

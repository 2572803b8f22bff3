"""A package's messages as it has them today: from its English catalogue, or else from its sources."""

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import polib
from django.utils.translation.template import templatize

DOMAINS = ("django", "djangojs")
FUNCTIONS = {"gettext": ("msgid",), "ngettext": ("msgid", "msgid_plural")}
FUNCTIONS |= {"pgettext": ("msgctxt", *FUNCTIONS["gettext"]), "npgettext": ("msgctxt", *FUNCTIONS["ngettext"])}
"""Django's translation functions, without `_lazy` and `_noop`, and what their first arguments are."""
NOT_ON_SCREEN = {"tests", "migrations", "management", "locale", "static"}
"""Folders whose messages no editor meets."""
STRING = r"""(?:[uU]?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'))"""
TEMPLATE_CALL = re.compile(rf"\b(n?p?gettext|_)\(({STRING}(?:\s*,\s*{STRING})*)")
PYTHON_FORMAT = re.compile(r"%(?:\(\w+\))?[sdrif]")


def originals_of(name: str, folder: Path) -> dict[str, polib.POFile]:
    """Return the messages of the package `name`, which lies in `folder`, by domain.

    An English catalogue is the package's own word; only a package without one is searched. Domains without a
    message are left out.
    """
    if name == "django":  # The framework's catalogue has a place of its own; each contrib app has one beside its code.
        folder = folder / "conf"
    english = folder / "locale" / "en" / "LC_MESSAGES"
    if english.is_dir():
        found = {domain: polib.pofile(str(english / f"{domain}.po")) for domain in DOMAINS if _has(english, domain)}
    else:
        found = {"django": searched(folder)}
    return {domain: catalogue for domain, catalogue in found.items() if len(catalogue)}


def _has(folder: Path, domain: str) -> bool:
    return (folder / f"{domain}.po").exists()


def searched(folder: Path) -> polib.POFile:
    """Return the messages that a package's modules and templates pass to Django's translation functions."""
    catalogue = polib.POFile()
    known = set()
    for path in sorted(folder.rglob("*")):
        if NOT_ON_SCREEN & set(path.relative_to(folder).parts[:-1]):
            continue
        for entry in _messages_in(path):
            if (key := (entry.msgctxt, entry.msgid)) not in known:
                known.add(key)
                catalogue.append(entry)
    return catalogue


def _messages_in(path: Path) -> Iterator[polib.POEntry]:
    if path.suffix == ".py":
        yield from messages_in_python(path.read_text(encoding="utf-8"))
    elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
        yield from messages_in_template(path.read_text(encoding="utf-8"))


def messages_in_python(source: str) -> Iterator[polib.POEntry]:
    """Yield the messages of a module, by whatever name it imports the functions; a text that is no literal has none."""
    tree = ast.parse(source)
    names = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name):
            name = names.get(node.func.id, "")
        else:  # `translation.gettext(…)`
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        function = re.sub(r"_(lazy|noop)$", "", name)
        texts = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args]
        if function in FUNCTIONS and (entry := _entry(function, texts)):
            yield entry


def messages_in_template(source: str) -> Iterator[polib.POEntry]:
    """Yield the messages of a template's tags, read as Django's own `makemessages` reads them."""
    for call in TEMPLATE_CALL.finditer(templatize(source)):
        texts = [ast.literal_eval(text) for text in re.findall(STRING, call[2])]
        if entry := _entry("gettext" if call[1] == "_" else call[1], texts):
            yield entry


def _entry(function: str, texts: Sequence[object]) -> polib.POEntry | None:
    """Return the message of a call, or None where its texts are no literals or there is no text."""
    parts = dict(zip(FUNCTIONS[function], texts, strict=False))
    if len(parts) < len(FUNCTIONS[function]) or not all(isinstance(text, str) for text in parts.values()):
        return None
    if not parts["msgid"]:
        return None
    flags = ["python-format"] if PYTHON_FORMAT.search(str(parts["msgid"])) else []
    return polib.POEntry(**parts, flags=flags)

"""`check_catalogues`: holds our Vietnamese catalogues to the installed packages' messages and to the glossary."""

import importlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib
from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hanoiconv.portal.catalogues.originals import originals_of
from hanoiconv.portal.catalogues.reading import CatalogueError, read_catalogue
from hanoiconv.portal.catalogues.terms import Glossary, GlossaryError, read_glossary, term_faults
from hanoiconv.portal.catalogues.translations import Fault, double_translations, faults_of, merged, missing_or_stale

BENEATH = ("django", "django.contrib.postgres", "modelsearch")
"""Packages whose words reach an editor though they are no installed apps."""
COUNTED = ("missing", "untranslated", "fuzzy", "stale")
HEADER = {
    "Project-Id-Version": "hanoiconv",
    "Language": "vi",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}
Found = tuple[Path, Fault]


class Command(BaseCommand):
    help = "Check the Vietnamese catalogues against the installed packages and the glossary (docs/admin-terms.md)."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--update", action="store_true", help="first take over the packages' messages of today")

    def handle(self, *args: Any, **options: Any) -> None:
        glossary_path = Path(settings.BASE_DIR) / "docs" / "admin-terms.md"
        try:
            glossary = read_glossary(glossary_path.read_text(encoding="utf-8"))
        except GlossaryError as error:
            raise CommandError(f"{shown(glossary_path)}: {error}") from error
        found: list[Found] = []
        catalogues: list[tuple[Path, polib.POFile]] = []
        own = Path(settings.BASE_DIR) / "locale" / "vi" / "LC_MESSAGES" / "django.po"
        self.stdout.write(f"{'package':36}{'domain':10}{'messages':>9}" + "".join(f"{kind:>14}" for kind in COUNTED))
        for name, path, originals in [*expected(), ("our own", own, None)]:
            if originals is not None and options["update"]:
                update(path, originals)
            ours, faults = self.compared(path, originals, glossary)
            catalogues.append((path, ours))
            found += [(path, fault) for fault in faults]
            self.stdout.write(row(name, path.stem, len(originals if originals is not None else ours), faults))
        found += [(path, Fault("stale", 0, "no such package is installed")) for path in unexpected(catalogues)]
        found += double_translations(reversed(catalogues))
        found = [*without_exceptions(found, glossary), *needless(found, glossary, glossary_path)]
        if found:
            raise CommandError("\n".join(f"{shown(path)}:{fault.line}: {fault}" for path, fault in found))

    def compared(
        self, path: Path, originals: polib.POFile | None, glossary: Glossary
    ) -> tuple[polib.POFile, list[Fault]]:
        """Return our catalogue and its faults. Our own words have no originals: their test reads them in the code."""
        try:
            ours = read_catalogue(path) if path.exists() else polib.POFile()
        except CatalogueError as error:
            raise CommandError(str(error)) from error
        faults = list(missing_or_stale(originals, ours)) if originals is not None else []
        for entry in ours:
            faults += [*faults_of(entry), *term_faults(glossary, entry)]
        return ours, faults


def without_exceptions(found: list[Found], glossary: Glossary) -> list[Found]:
    """Leave out the faults of words that the glossary excepts."""
    return [(path, fault) for path, fault in found if not is_of_words(fault) or fault.msgid not in glossary.exceptions]


def needless(found: list[Found], glossary: Glossary, place: Path) -> list[Found]:
    """Return the exceptions that no message needs any longer."""
    needed = {fault.msgid for _path, fault in found if is_of_words(fault)}
    return [
        (place, Fault("needless exception", line, msgid))
        for msgid, line in glossary.lines.items()
        if msgid not in needed
    ]


def is_of_words(fault: Fault) -> bool:
    """Say whether a fault is about the choice of words, which the glossary can except."""
    return fault.kind in {"term", "translated twice"}


def expected() -> Iterator[tuple[str, Path, polib.POFile]]:
    """Yield package, place of our catalogue and the package's messages, for all that an editor can meet."""
    folder = Path(settings.BASE_DIR) / "locale" / "packages"
    installed = {config.name for config in apps.get_app_configs() if not is_own(config.name)}
    prepared = {path.name for path in folder.iterdir() if path.is_dir()}  # translated before they are needed
    for name in sorted(installed | set(BENEATH) | prepared):
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        for domain, originals in originals_of(name, Path(str(module.__file__)).parent).items():
            yield name, folder / name / "vi" / "LC_MESSAGES" / f"{domain}.po", originals


def is_own(name: str) -> bool:
    """Say whether an app is the project's own, by the folder that its name begins with."""
    return (Path(settings.BASE_DIR) / name.split(".")[0]).is_dir()


def unexpected(catalogues: list[tuple[Path, polib.POFile]]) -> list[Path]:
    """Return catalogues that belong to no package's domain."""
    known = {path for path, _catalogue in catalogues}
    return sorted(set((Path(settings.BASE_DIR) / "locale" / "packages").rglob("*.po")) - known)


def update(path: Path, originals: polib.POFile) -> None:
    """Take the package's messages of today over into our catalogue."""
    ours = polib.pofile(str(path), wrapwidth=0) if path.exists() else polib.POFile(wrapwidth=0)
    ours.metadata = ours.metadata or HEADER
    path.parent.mkdir(parents=True, exist_ok=True)
    merged(originals, ours).save(str(path))


def row(name: str, domain: str, messages: int, faults: list[Fault]) -> str:
    """Return a line of the table."""
    counts = Counter(fault.kind for fault in faults)
    return f"{name:36}{domain:10}{messages:>9}" + "".join(f"{counts[kind]:>14}" for kind in COUNTED)


def shown(path: Path) -> str:
    """Return a path as one reads it from the project's folder."""
    return str(path.relative_to(settings.BASE_DIR))

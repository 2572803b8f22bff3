"""Rules of the house that code can check."""

import ast
import re
from importlib.metadata import packages_distributions
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
CODE = ("hanoiconv", "news", "events")
MODULES = [
    path
    for folder in CODE
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.relative_to(ROOT).parts
]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
LONGEST_MODULE = 400
LONGEST_FUNCTION = 50
COLLECTORS = {"utils", "helpers", "misc", "common"}
# Written apart, so that this module does not find itself.
UNFINISHED = re.compile(
    "|".join([r"TO" + "DO", "FIX" + "ME", "# no" + "qa", "# type: " + "ignore", "pragma: " + "no cover"])
)
# Inline code would need holes in the content security policy.
INLINE = re.compile(
    r"<style\b|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)(?![^>]*application/(?:ld\+)?json)", re.IGNORECASE
)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_modules_are_short():
    lengths = {name_of(path): len(path.read_text().splitlines()) for path in MODULES + TESTS}
    assert not {name: length for name, length in lengths.items() if length > LONGEST_MODULE}


def test_functions_are_short():
    lengths = {
        f"{name_of(path)}::{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert not {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION}


def test_modules_say_what_they_are_for():
    trees = {name_of(path): ast.parse(path.read_text()) for path in MODULES}
    assert not [name for name, tree in trees.items() if tree.body and not ast.get_docstring(tree)]


def test_no_module_collects_leftovers():
    assert not [name_of(path) for path in MODULES + TESTS if path.stem in COLLECTORS]


def test_nothing_is_left_for_later_or_hidden_from_the_checks():
    files = [
        *MODULES,
        *TESTS,
        *TEMPLATES,
        *(ROOT / "static" / "css").glob("*.css"),
        *(ROOT / ".ci").iterdir(),
        ROOT / "Makefile",
    ]
    assert not [name_of(path) for path in files if path.is_file() and UNFINISHED.search(path.read_text())]


def test_settings_alone_read_the_environment():
    readers = re.compile(r"os\.environ|os\.getenv|\benv\.(?:str|bool|int|list|db)\(")
    # The entry point only names the settings to read.
    allowed = {"hanoiconv/settings/base.py", "hanoiconv/settings/production.py", "hanoiconv/wsgi.py"}
    assert {name_of(path) for path in MODULES if readers.search(path.read_text())} <= allowed


def test_templates_have_no_inline_code():
    assert not [name_of(path) for path in TEMPLATES if INLINE.search(path.read_text())]


def test_every_app_is_in_its_layer():
    """An app that import-linter does not know could import what it likes."""
    layers = re.search(r"layers = \[(.*?)\]", (ROOT / "pyproject.toml").read_text(), re.DOTALL)
    known = set(re.findall(r'"([\w.]+)"', layers[1]))
    apps = {name_of(path.parent).replace("/", ".") for folder in CODE for path in (ROOT / folder).rglob("apps.py")}
    assert apps == known


def test_snippets_are_registered_in_viewsets_modules():
    """In every app the same rooms: what the admin shows of a model is looked for in one place."""
    classes = re.compile(r"^class \w+\((?:\w*SnippetViewSet|\w*ChooserViewSet|ModelViewSet)\b", re.MULTILINE)
    found = {path.name for path in MODULES if classes.search(path.read_text())}
    assert found <= {"viewsets.py", "choosers.py"}


def imported_packages() -> set[str]:
    """Return the packages, by the names they are installed under, that the code imports."""
    installed = packages_distributions()
    modules = {
        name for path in MODULES for name in re.findall(r"^\s*(?:import|from) (\w+)", path.read_text(), re.MULTILINE)
    }
    return {package.lower().replace("_", "-") for module in modules for package in installed.get(module, [])}


def test_every_package_that_is_imported_is_pinned():
    pinned = set(re.findall(r"^([\w-]+)==", (ROOT / "requirements.txt").read_text(), re.MULTILINE))
    assert imported_packages() - pinned <= {"hanoiconv"}


def test_only_what_is_used_is_asked_for():
    """Each package of pyproject.toml is imported, or one that a setting, a command or another package needs."""
    by_name = {"argon2-cffi", "django-csp", "django-redis", "django-tasks-db", "gunicorn", "honcho", "whitenoise"}
    by_others = {"lxml-html-clean", "psycopg"}
    asked = re.search(r"^dependencies = \[(.*?)^\]", (ROOT / "pyproject.toml").read_text(), re.DOTALL | re.MULTILINE)
    packages = {name.lower().replace("_", "-") for name in re.findall(r'^\s*"([\w-]+)', asked[1], re.MULTILINE)}
    assert not packages - imported_packages() - by_name - by_others

"""Message catalogues are compiled without gettext's tools; a broken one is named with its line."""

import gettext
import os

import pytest
from django.core.management import CommandError, call_command

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def catalogue(tmp_path, settings):
    """A catalogue of its own, in place of the project's."""
    settings.BASE_DIR = tmp_path
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    path = tmp_path / "locale" / "vi" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    return path


def test_a_catalogue_is_compiled(catalogue):
    catalogue.write_text(HEAD + 'msgid "Programme"\nmsgstr "Chương trình"\n')
    call_command("compile_catalogues")
    with catalogue.with_suffix(".mo").open("rb") as stream:
        assert gettext.GNUTranslations(stream).gettext("Programme") == "Chương trình"


def test_an_unchanged_catalogue_is_left_alone(catalogue):
    catalogue.write_text(HEAD + 'msgid "Programme"\nmsgstr "Chương trình"\n')
    compiled = catalogue.with_suffix(".mo")
    compiled.write_bytes(b"as it was")
    os.utime(compiled, (compiled.stat().st_atime, catalogue.stat().st_mtime + 5))
    call_command("compile_catalogues")
    assert compiled.read_bytes() == b"as it was"
    call_command("compile_catalogues", force=True)
    assert compiled.read_bytes() != b"as it was"


def test_a_fuzzy_message_is_not_shown(catalogue):
    catalogue.write_text(HEAD + '#, fuzzy\nmsgid "Programme"\nmsgstr "Chương trình"\n')
    call_command("compile_catalogues")
    with catalogue.with_suffix(".mo").open("rb") as stream:
        assert gettext.GNUTranslations(stream).gettext("Programme") == "Programme"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "A"\nmsgstr "B\n', 6),
        ('msgid "A"\nmsgst "B"\n', 6),
        ('msgid "A"\nmsgstr "B"\n\nmsgid "A"\nmsgstr "C"\n', 8),
        ('#, python-format\nmsgid "%(count)s signed"\nmsgstr "%(number)s đã ký"\n', 5),
    ],
    ids=["open quotation mark", "unknown keyword", "message twice", "unknown placeholder"],
)
def test_a_broken_catalogue_is_named_with_its_line(catalogue, text, line):
    catalogue.write_text(HEAD + text)
    with pytest.raises(CommandError, match=rf"django\.po:{line}: "):
        call_command("compile_catalogues")
    assert not catalogue.with_suffix(".mo").exists()


def test_a_catalogue_that_is_not_utf_8_is_named(catalogue):
    catalogue.write_bytes(HEAD.encode() + 'msgid "A"\nmsgstr "Chương"\n'.encode("utf-16-le"))
    with pytest.raises(CommandError, match=r"django\.po"):
        call_command("compile_catalogues")

"""A language is added by one line of settings and generated migrations: French, and Arabic from right to left.

A copy of the portal begins with two languages and some content, gets two more, and is asked for its pages. Everything
happens in the copy, in processes of its own: it takes a minute or two, so `make test-services` runs it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
COPIED = ("hanoiconv", "news", "events", "templates", "static", "locale", "tests", "manage.py")
TWO = """LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]"""
FOUR = """LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English")), ("fr", _("French")), ("ar", _("Arabic"))]"""
CODES = ["vi", "en", "fr", "ar"]


class Copy:
    """A copy of the portal in a folder of its own, on an SQLite file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, folder / name)

    def run(self, *arguments: str) -> str:
        """Run Python in the copy; fails with what it said where it fails."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "PYTEST_"))}
        environment = kept | {
            "DATABASE_URL": f"sqlite:///{self.folder / 'portal.sqlite3'}",
            "REDIS_URL": "",
            "VAR_DIR": str(self.folder / "var"),
            "DJANGO_SETTINGS_MODULE": "hanoiconv.settings.test",
        }
        done = subprocess.run(
            [sys.executable, *arguments], cwd=self.folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        return done.stdout


def travelled(folder: Path) -> dict[str, Any]:
    copy = Copy(folder)
    answers = copy.folder / "answers.json"
    copy.run("manage.py", "migrate", "--verbosity=0")
    copy.run("-m", "tests.languages.journey", "before", str(answers))
    base = copy.folder / "hanoiconv" / "settings" / "base.py"
    text = base.read_text(encoding="utf-8")
    assert text.count(TWO) == 1
    base.write_text(text.replace(TWO, FOUR), encoding="utf-8")
    made = copy.run("manage.py", "makemigrations", "--noinput")
    copy.run("manage.py", "migrate", "--verbosity=0")
    again = copy.run("manage.py", "makemigrations", "--check", "--dry-run")
    copy.run("-m", "tests.languages.journey", "after", str(answers))
    return json.loads(answers.read_text(encoding="utf-8")) | {"migrations": made, "again": again}


def page(journey: dict[str, Any], name: str) -> Any:
    answer = journey["answers"][name]
    assert answer["status"] == 200, (name, answer["path"], answer["status"])
    return lxml.html.fromstring(answer["text"])


def the_migrations_are_generated_and_complete(journey: dict[str, Any]) -> None:
    for field in ("headline_fr", "headline_ar", "path_fr", "path_ar"):
        assert f"Add field {field}" in journey["migrations"]
    assert "No changes detected" in journey["again"]


def what_was_there_before_is_not_shown_in_a_new_language(journey: dict[str, Any]) -> None:
    assert journey["shown before"] == []
    assert journey["answers"]["untranslated"]["status"] == 404


LISTS = ["", "search/", "topics/", "officials/", "statistics/", "news"]
PAGES = [*LISTS, "article", "event", "official", "statistic", "topic"]


def a_page_is_answered_in_the_new_language_and_its_direction(journey: dict[str, Any]) -> None:
    for code, direction in (("fr", "ltr"), ("ar", "rtl")):
        for name in PAGES:
            tree = page(journey, f"{code}:{name}")
            assert (tree.get("lang"), tree.get("dir")) == (code, direction), name


def the_article_has_its_own_words_and_no_others(journey: dict[str, Any]) -> None:
    for code, words in (("fr", "Premier paragraphe"), ("ar", "الفقرة الأولى")):
        text = page(journey, f"{code}:article").xpath("string(//main)")
        assert words in text
        assert "Bài thử" not in text
        assert "Test article" not in text


def every_page_names_its_address_in_each_language(journey: dict[str, Any]) -> None:
    tree = page(journey, "ar:article")
    alternates = {link.get("hreflang"): link.get("href") for link in tree.xpath("//link[@rel='alternate'][@hreflang]")}
    assert list(alternates) == CODES
    assert alternates["ar"].endswith(journey["answers"]["ar:article"]["path"])
    assert alternates["fr"].endswith(journey["answers"]["fr:article"]["path"])


def the_language_switch_names_each_language_in_itself(journey: dict[str, Any]) -> None:
    switch = page(journey, "ar:article").xpath("//nav[@class='languages']/a")
    assert {(link.get("lang"), link.findtext("span[@class='long']")) for link in switch} >= {
        ("vi", "Tiếng Việt"),
        ("en", "English"),
        ("fr", "Français"),
    }


def lists_and_search_keep_to_the_language(journey: dict[str, Any]) -> None:
    assert "Un article d’essai" in page(journey, "fr:news").xpath("string(//main)")
    assert "مقال تجريبي" in page(journey, "ar:news").xpath("string(//main)")
    assert "Test article two" not in journey["answers"]["fr:news"]["text"]
    assert "Un article d’essai" in page(journey, "fr:found").xpath("string(//main)")
    assert "مقال تجريبي" in page(journey, "ar:found").xpath("string(//main)")
    assert "مقال تجريبي" not in page(journey, "fr:not found").xpath("string(//main)")


def numbers_follow_the_language(journey: dict[str, Any]) -> None:
    text = page(journey, "fr:statistic").xpath("string(//main)")
    assert re.search(r"1\s234\s567,5", text)


def what_the_catalogues_lack_is_said_in_english(journey: dict[str, Any]) -> None:
    hidden = journey["answers"]["untranslated"]["text"]
    assert "This page was not found" in hidden
    assert "Không tìm thấy" not in hidden


def the_sitemap_lists_the_new_languages(journey: dict[str, Any]) -> None:
    sitemap = journey["answers"]["sitemap"]["text"]
    for code in ("fr", "ar"):
        assert journey["answers"][f"{code}:article"]["path"] + "<" in sitemap
        assert f'hreflang="{code}"' in sitemap


def a_visitor_is_sent_to_the_new_language(journey: dict[str, Any]) -> None:
    assert journey["answers"]["root"]["location"] == "/ar/"


def the_form_has_a_tab_for_each_language_and_saves_it(journey: dict[str, Any]) -> None:
    form = journey["answers"]["form"]
    for code in CODES:
        assert {f"headline_{code}", f"body_{code}", f"shown_{code}"} <= set(form["fields"])
        assert f"tab-language_{code}" in form["text"]
    assert journey["answers"]["saved"]["status"] == 302
    saved = page(journey, "saved again").xpath("string(//main)")
    assert "ملخص آخر." in saved
    assert "فقرة أخرى." in saved


CHECKS = [
    the_migrations_are_generated_and_complete,
    what_was_there_before_is_not_shown_in_a_new_language,
    a_page_is_answered_in_the_new_language_and_its_direction,
    the_article_has_its_own_words_and_no_others,
    every_page_names_its_address_in_each_language,
    the_language_switch_names_each_language_in_itself,
    lists_and_search_keep_to_the_language,
    numbers_follow_the_language,
    what_the_catalogues_lack_is_said_in_english,
    the_sitemap_lists_the_new_languages,
    a_visitor_is_sent_to_the_new_language,
    the_form_has_a_tab_for_each_language_and_saves_it,
]


@pytest.mark.services
def test_french_and_arabic_are_added_by_one_line_and_generated_migrations(tmp_path):
    """One test, so that the copy is made once however the tests are shared out among processes."""
    journey = travelled(tmp_path)
    for check in CHECKS:
        check(journey)

"""The Vietnamese catalogue is complete, faithful to its originals, and says what the public pages should say."""

import ast
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import call_command
from django.test.signals import setting_changed
from django.urls import reverse
from django.utils.translation import override

from hanoiconv.sources import partial_dates
from hanoiconv.statistics.models import Observation, Statistic
from hanoiconv.treaty.models import ConventionPage

ROOT = Path(settings.BASE_DIR)
CATALOGUE = polib.pofile(str(ROOT / "locale/vi/LC_MESSAGES/django.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}")
CONVERTER = re.compile(r"<\w+:\w+>")
TAG = re.compile(r"</?[a-z][^>]*>")
OLD_SPELLINGS = ("hoá", "huỷ", "xoá", "Uỷ", "Liên Hợp Quốc", "Liên Hiệp Quốc", "bằng chứng số")

FUNCTIONS = {"gettext": 0, "ngettext": 0, "pgettext": 1, "npgettext": 1}
"""Translation functions, without `_lazy` and `_noop`, and which argument is the message."""
STRING = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
TRANSLATE = re.compile(rf"{{%\s*trans(?:late)?\s+(?P<text>{STRING})(?P<rest>.*?)%}}")
BLOCK = re.compile(
    r"{%\s*blocktrans(?:late)?\b(?P<rest>.*?)%}(?P<text>.*?)(?:{%\s*plural\s*%}.*?)?{%\s*endblocktrans(?:late)?\s*%}",
    re.DOTALL,
)
CONTEXT = re.compile(rf"\bcontext\s+(?P<text>{STRING})")
CONSTANT = re.compile(rf"""_\((?P<text>{STRING})\)""")

Message = tuple[str | None, str]


@pytest.fixture(autouse=True, scope="module")
def compiled() -> None:
    """See today's catalogue, not the one compiled last."""
    call_command("compile_catalogues")
    setting_changed.send(sender=None, setting="LOCALE_PATHS", value=settings.LOCALE_PATHS, enter=True)


def translations(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def pairs() -> Iterator[tuple[str, str]]:
    """Yield original and translation; of a plural the form for many, which Vietnamese has alone."""
    for entry in CATALOGUE:
        for text in translations(entry):
            yield entry.msgid_plural or entry.msgid, text


def messages_in_python(path: Path) -> Iterator[Message]:
    """Yield the messages that a module passes to Django's translation functions, by whatever name it imports them."""
    tree = ast.parse(path.read_text())
    names = {
        alias.asname or alias.name: re.sub(r"_(lazy|noop)$", "", alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
    }
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        function = names.get(node.func.id)
        if function in FUNCTIONS:
            literals = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args]
            place = FUNCTIONS[function]
            assert all(isinstance(text, str) for text in literals[: place + 1]), f"{path}:{node.lineno}: no literal"
            yield (literals[0] if place else None), literals[place]


def messages_in_template(path: Path) -> Iterator[Message]:
    """Yield the messages of a template's tags and of `_("…")` in them."""
    source = path.read_text()
    for match in TRANSLATE.finditer(source):
        yield context_of(match["rest"]), unquoted(match["text"])
    for match in CONSTANT.finditer(source):
        yield None, unquoted(match["text"])
    for match in BLOCK.finditer(source):
        text = re.sub(r"{{\s*(\w+)\s*}}", r"%(\1)s", match["text"].replace("%", "%%"))
        if "trimmed" in match["rest"].split():
            text = " ".join(line.strip() for line in text.splitlines() if line.strip())
        yield context_of(match["rest"]), text


def context_of(arguments: str) -> str | None:
    match = CONTEXT.search(arguments)
    return unquoted(match["text"]) if match else None


def unquoted(literal: str) -> str:
    return str(ast.literal_eval(literal))


def messages_in_the_code() -> set[Message]:
    found: set[Message] = set()
    for folder in ("hanoiconv", "news", "events"):
        for path in (ROOT / folder).rglob("*.py"):
            if "migrations" not in path.parts:
                found.update(messages_in_python(path))
    for path in (ROOT / "templates").rglob("*.*"):
        found.update(messages_in_template(path))
    return found


def messages_in_the_catalogue() -> set[Message]:
    return {(entry.msgctxt, entry.msgid) for entry in CATALOGUE if not entry.obsolete}


def test_every_message_of_the_code_is_in_the_catalogue():
    assert messages_in_the_code() - messages_in_the_catalogue() == set()


def test_the_catalogue_has_no_message_that_the_code_has_not():
    assert messages_in_the_catalogue() - messages_in_the_code() == set()
    assert CATALOGUE.obsolete_entries() == []


def test_every_message_is_translated_and_none_is_a_guess():
    assert [entry.msgid for entry in CATALOGUE if not all(text.strip() for text in translations(entry))] == []
    assert [entry.msgid for entry in CATALOGUE.fuzzy_entries()] == []


def test_the_header_says_language_encoding_and_plural_rule():
    assert CATALOGUE.metadata["Language"] == "vi"
    assert CATALOGUE.metadata["Content-Type"] == "text/plain; charset=UTF-8"
    assert CATALOGUE.metadata["Plural-Forms"] == "nplurals=1; plural=0;"


@pytest.mark.parametrize("pattern", [PLACEHOLDER, CONVERTER, TAG], ids=["placeholders", "converters", "markup"])
def test_what_is_not_words_is_equal_in_original_and_translation(pattern):
    different = [
        (original, text)
        for original, text in pairs()
        if sorted(pattern.findall(original)) != sorted(pattern.findall(text))
    ]
    assert different == []


def test_space_and_line_breaks_at_the_ends_are_equal():
    def edges(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    assert [(original, text) for original, text in pairs() if edges(original) != edges(text)] == []


def test_a_sentence_ends_as_its_original_does():
    marks = (".", "?", ":", "…")
    different = [
        (original, text)
        for original, text in pairs()
        if original.endswith(marks) != text.endswith(marks) or "  " in text
    ]
    assert different == []


def test_vietnamese_is_written_in_composed_letters_and_one_spelling():
    for _original, text in pairs():
        assert text == unicodedata.normalize("NFC", text)
        assert not [spelling for spelling in OLD_SPELLINGS if spelling in text], text


@pytest.mark.parametrize(
    ("name", "arguments", "vietnamese", "english"),
    [
        ("officials", (), "/vi/quan-chuc/", "/en/officials/"),
        ("official", ("luong-cuong",), "/vi/quan-chuc/luong-cuong/", "/en/officials/luong-cuong/"),
        ("statistics", (), "/vi/so-lieu/", "/en/statistics/"),
        ("statistic", ("a",), "/vi/so-lieu/a/", "/en/statistics/a/"),
        ("statistic_csv", ("a",), "/vi/so-lieu/a/data.csv", "/en/statistics/a/data.csv"),
        ("statistic_json", ("a",), "/vi/so-lieu/a/data.json", "/en/statistics/a/data.json"),
        ("search", (), "/vi/tim-kiem/", "/en/search/"),
        ("organisations", (), "/vi/co-quan/", "/en/organisations/"),
        ("organisation", ("a",), "/vi/co-quan/a/", "/en/organisations/a/"),
        ("sources", (), "/vi/nguon/", "/en/sources/"),
        ("source", ("a",), "/vi/nguon/a/", "/en/sources/a/"),
        ("topics", (), "/vi/chu-de/", "/en/topics/"),
        ("topic", ("a",), "/vi/chu-de/a/", "/en/topics/a/"),
    ],
)
def test_addresses_are_in_the_language_of_their_prefix(name, arguments, vietnamese, english):
    with override("vi"):
        assert reverse(name, args=arguments) == vietnamese
    with override("en"):
        assert reverse(name, args=arguments) == english


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "vietnamese", "english"),
    [("status", "tinh-trang/", "status/"), ("timeline", "dong-thoi-gian/", "timeline/")],
)
def test_addresses_below_the_convention_are_in_both_languages(name, vietnamese, english):
    page = ConventionPage()
    with override("vi"):
        assert page.reverse_subpage(name) == vietnamese
    with override("en"):
        assert page.reverse_subpage(name) == english


@pytest.mark.parametrize(
    ("edtf", "vietnamese", "english"),
    [
        ("2025-10-08", "08/10/2025", "8 October 2025"),
        ("2024-12", "tháng 12/2024", "December 2024"),
        ("2024", "năm 2024", "2024"),
        ("2024-01~", "đầu năm 2024", "early 2024"),
        ("2024-06~", "giữa năm 2024", "mid-2024"),
        ("2024-12~", "cuối năm 2024", "late 2024"),
        ("2024~", "khoảng năm 2024", "about 2024"),
        ("2025-10-25/2025-10-26", "25–26/10/2025", "25–26 October 2025"),
        ("2023-01~/2024-08", "từ đầu năm 2023 đến tháng 8/2024", "early 2023 to August 2024"),
        ("../2025-10-24", "đến 24/10/2025", "up to 24 October 2025"),
        ("2025/..", "từ năm 2025", "since 2025"),
    ],
)
def test_partial_dates_in_words(edtf, vietnamese, english):
    with override("vi"):
        assert partial_dates.words(edtf) == vietnamese
    with override("en"):
        assert partial_dates.words(edtf) == english


@pytest.mark.parametrize(
    ("edtf", "vietnamese", "english"),
    [
        ("2025-10-06", "tính đến 06/10/2025", "as of 6 October 2025"),
        ("2024-08", "tính đến tháng 8/2024", "as of August 2024"),
        ("2023", "năm 2023", "2023"),
        ("2024-01~", "đầu năm 2024", "early 2024"),
        ("2023-01~/2024-08", "từ đầu năm 2023 đến tháng 8/2024", "early 2023 to August 2024"),
        ("", "", ""),
        ("no date", "", ""),
    ],
)
def test_the_date_of_a_figure_is_a_phrase(edtf, vietnamese, english):
    observation = Observation(as_of=edtf)
    with override("vi"):
        assert observation.as_of_phrase == vietnamese
    with override("en"):
        assert observation.as_of_phrase == english


@pytest.mark.parametrize(
    ("number", "words", "scale", "unit", "text"),
    [
        ("78440000", {"qualifier": "nearly"}, 6, "người", "gần 78,44 triệu người"),
        ("390000000000000", {}, 9, "đồng", "390.000 tỷ đồng"),
        ("13750", {"qualifier": "more_than"}, 0, "cuộc tấn công", "hơn 13.750 cuộc tấn công"),
        ("64.78", {"change": "increase"}, 0, "%", "tăng 64,78%"),
        ("40", {"qualifier": "at_least"}, 0, "văn kiện", "ít nhất 40 văn kiện"),
        ("10500000000000", {"qualifier": "estimated"}, 12, "đô la Mỹ", "ước tính 10,5 nghìn tỷ đô la Mỹ"),
        ("2500", {"qualifier": "under", "change": "decrease"}, 3, "vụ", "giảm dưới 2,5 nghìn vụ"),
    ],
)
def test_figures_in_vietnamese(number, words, scale, unit, text):
    statistic = Statistic(unit_vi=unit, scale_vi=scale)
    observation = Observation(statistic=statistic, number=Decimal(number), **words)
    with override("vi"):
        assert observation.figure().text == text

"""The check of the packages' catalogues: what they say today, what ours lack, and one term one way."""

import shutil
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from hanoiconv.portal.catalogues.originals import messages_in_python, messages_in_template, originals_of
from hanoiconv.portal.catalogues.terms import GlossaryError, read_glossary, term_faults
from hanoiconv.portal.catalogues.translations import double_translations, faults_of, merged, missing_or_stale

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
TABLES = """# Terms

| English | Vietnamese | note |
| --- | --- | --- |
| page | trang | |
| parent page | trang cha | |
| copy | sao chép | |
| publish, release | xuất bản | |
| unpublish | gỡ xuống | |
| live (status) | đang hiển thị | |
| type | loại | |

## Exceptions

| Message | Why |
| --- | --- |
| Please type here. | a verb |
"""


def catalogue(*messages):
    """Return a catalogue of (text, translation) pairs."""
    result = polib.POFile()
    result.extend(polib.POEntry(msgid=msgid, msgstr=msgstr) for msgid, msgstr in messages)
    return result


def keys(entries):
    return [(entry.msgctxt, entry.msgid, entry.msgid_plural or None) for entry in entries]


# What a package says


def test_a_packages_english_catalogue_is_its_own_word(tmp_path):
    path = tmp_path / "locale" / "en" / "LC_MESSAGES" / "djangojs.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + 'msgid "Reply"\nmsgstr ""\n')
    (tmp_path / "views.py").write_text('from django.utils.translation import gettext as _\n_("Elsewhere")\n')
    assert {domain: keys(entries) for domain, entries in originals_of("package", tmp_path).items()} == {
        "djangojs": [(None, "Reply", None)]
    }


def test_djangos_own_catalogue_is_found_where_django_keeps_it(tmp_path):
    path = tmp_path / "conf" / "locale" / "en" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + 'msgid "Enter a number."\nmsgstr ""\n')
    assert list(originals_of("django", tmp_path)) == ["django"]


def test_a_package_without_a_catalogue_is_searched(tmp_path):
    (tmp_path / "tests").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "fields.py").write_text('from django.utils.translation import gettext_lazy as _\nlabel = _("None")\n')
    (tmp_path / "tests" / "fields.py").write_text('from django.utils.translation import gettext as _\n_("Test")\n')
    (tmp_path / "templates" / "form.html").write_text('{% load i18n %}{% translate "Submit" %}{% translate "None" %}')
    (tmp_path / "notes.html").write_text('{% load i18n %}{% translate "No template" %}')
    assert keys(originals_of("package", tmp_path)["django"]) == [(None, "None", None), (None, "Submit", None)]
    assert originals_of("package", tmp_path / "tests" / "nothing") == {}


def test_messages_of_a_module_by_whatever_name():
    source = """
from django.utils import translation
from django.utils.translation import gettext as _, ngettext_lazy, pgettext
_("Save " "draft")
ngettext_lazy("%d page", "%d pages", count)
pgettext("access", "open")
translation.gettext("Sign in")
_(variable)
print("Sign out")
_("")
"""
    found = list(messages_in_python(source))
    assert keys(found) == [
        (None, "Save draft", None),
        (None, "%d page", "%d pages"),
        ("access", "open", None),
        (None, "Sign in", None),
    ]
    assert [entry.flags for entry in found] == [[], ["python-format"], [], []]


def test_messages_of_a_template_as_django_reads_them():
    source = """{% load i18n %}{% translate "Moved" context "session" %}{{ name|default:_("Home") }}
{% blocktranslate count n=pages|length trimmed %}
  {{ n }} page,
  one line{% plural %}{{ n }} pages{% endblocktranslate %}{% comment %}{% translate "Never" %}{% endcomment %}"""
    assert keys(messages_in_template(source)) == [
        ("session", "Moved", None),
        (None, "Home", None),
        (None, "%(n)s page, one line", "%(n)s pages"),
    ]


# What our catalogue lacks


def test_new_and_gone_messages_are_named():
    ours = catalogue(("Save", "Lưu"), ("Gone", "Đã bỏ"))
    faults = list(missing_or_stale(catalogue(("Save", ""), ("New", "")), ours))
    assert [(fault.kind, fault.msgid) for fault in faults] == [("missing", "New"), ("stale", "Gone")]


@pytest.mark.parametrize(
    ("entry", "kinds"),
    [
        ({"msgid": "Save", "msgstr": "Lưu"}, []),
        ({"msgid": "Save", "msgstr": ""}, ["untranslated"]),
        ({"msgid": "Save", "msgstr": "Lưu", "flags": ["fuzzy"]}, ["fuzzy"]),
        ({"msgid": "%(n)s page", "msgid_plural": "%(n)s pages", "msgstr_plural": {0: "%(n)s trang"}}, []),
        ({"msgid": "%(n)s page", "msgid_plural": "%(n)s pages", "msgstr_plural": {0: "trang"}}, ["placeholders"]),
        ({"msgid": "a", "msgid_plural": "b", "msgstr_plural": {0: "c", 1: "c"}}, ["plural"]),
        ({"msgid": "By %(user)s", "msgstr": "Của %(usr)s"}, ["placeholders"]),
        ({"msgid": "%(a)s of %(b)s", "msgstr": "%(b)s của %(a)s"}, []),
        ({"msgid": "%s of %d", "msgstr": "%d của %s"}, ["placeholders"]),
        ({"msgid": "{user} locked", "msgstr": "{user} đã khóa"}, []),
        ({"msgid": "{user} locked", "msgstr": "đã khóa"}, ["placeholders"]),
        ({"msgid": "{}th", "msgstr": "thứ"}, ["placeholders"]),
        ({"msgid": "%(n)d of all", "msgstr": "50% của %(n)d", "flags": ["python-format"]}, ["placeholders"]),
        ({"msgid": "<b>Bold</b>", "msgstr": "<b>Đậm"}, ["markup"]),
        ({"msgid": '<a href="%(u)s">x</a>', "msgstr": '<a href="">x</a>'}, ["placeholders", "markup"]),
        ({"msgid": '<a title="Go">x</a>', "msgstr": '<a title="Đi">x</a>'}, []),
        ({"msgid": "&File", "msgstr": "Tệp"}, ["access keys"]),
        ({"msgid": "Press Ctrl", "msgstr": "Nhấn"}, ["access keys"]),
        ({"msgid": "Locking: ", "msgstr": "Khóa:"}, ["space at the ends"]),
        ({"msgid": "Please wait.", "msgstr": "Vui lòng chờ"}, ["end of the sentence"]),
        ({"msgid": "Oct.", "msgstr": "tháng 10"}, []),
        ({"msgid": "a", "msgstr": "Lu\u031bu"}, ["letters"]),
        ({"msgid": "a b", "msgstr": "một  hai"}, ["space"]),
        ({"msgid": "Delete", "msgstr": "Xoá"}, ["spelling"]),
        ({"msgid": "Rights", "msgstr": "Quý quyền toàn khoản"}, []),
    ],
)
def test_what_can_be_wrong_with_a_translation(entry, kinds):
    assert [fault.kind for fault in faults_of(polib.POEntry(**entry))] == kinds


def test_one_message_has_one_translation_in_all_packages(tmp_path):
    first, second = (tmp_path / name / "vi" / "LC_MESSAGES" / "django.po" for name in ("first", "second"))
    sides = [(first, catalogue(("Home", "Bảng tin"))), (second, catalogue(("Home", "Trang chủ")))]
    [(path, fault)] = double_translations(sides)
    assert (path, fault.kind, fault.detail) == (second, "translated twice", "'Trang chủ', but 'Bảng tin' in first")
    sides[1][1][0].msgctxt = "front page"
    assert list(double_translations(sides)) == []


def test_an_update_keeps_translations_and_marks_what_is_new():
    ours = catalogue(
        ("Old", "Cũ"), ("Delete", "Xóa"), ("The page could not be saved", "Không thể lưu trang"), ("Save", "Lưu")
    )
    ours[3].flags.append("fuzzy")
    theirs = catalogue(("Save", ""), ("Delete", ""), ("The page could not be saved!", ""), ("Wholly different", ""))
    theirs[1].comment = "a button"
    result = merged(theirs, ours)
    assert [(entry.msgid, entry.msgstr, entry.fuzzy) for entry in result] == [
        ("Save", "Lưu", True),
        ("Delete", "Xóa", False),
        ("The page could not be saved!", "Không thể lưu trang", True),
        ("Wholly different", "", False),
    ]
    assert result[1].comment == "a button"
    assert result[2].previous_msgid == "The page could not be saved"


# One term one way


@pytest.mark.parametrize(
    ("english", "vietnamese", "terms"),
    [
        ("Publish this page", "Xuất bản trang này", []),
        ("Publish this page", "Đăng trang này", ["publish"]),
        ("Released pages", "Trang đã xuất bản", []),
        ("Pages are being published", "Các trang đang được đăng", ["publish"]),
        ("Copied", "Đã sao chép", []),
        ("Copies", "Các bản sao", ["copy"]),
        ("The parent page", "Trang mẹ", ["parent page"]),
        ("Unpublishing", "Đang gỡ xuống", []),
        ("Live", "Đang hiện", ["live"]),
        ("Delivered by homepages", "Do ai đó đưa đến", []),
        ("%(page)s <a class='page'>here</a>, see page.html", "%(page)s <a class='page'>tại đây</a>", []),
        ("page/", "trang-con/", []),
    ],
)
def test_a_term_is_said_in_its_one_way(english, vietnamese, terms):
    entry = polib.POEntry(msgid=english, msgstr=vietnamese)
    faults = list(term_faults(read_glossary(TABLES), entry))
    assert [fault.detail.split(" is ")[0] for fault in faults] == terms


def test_what_only_public_pages_show_is_free():
    entry = polib.POEntry(msgid="Publish", msgstr="Đăng", occurrences=[("templates/pages/article.html", "")])
    assert list(term_faults(read_glossary(TABLES), entry)) == []
    entry.occurrences.append(("templates/admin/home.html", ""))
    assert len(list(term_faults(read_glossary(TABLES), entry))) == 1


def test_exceptions_have_reasons():
    assert read_glossary(TABLES).exceptions == {"Please type here.": "a verb"}
    with pytest.raises(GlossaryError, match="line 18: an exception without its reason"):
        read_glossary(TABLES + "| Live |  |\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# Nothing", "no table of terms"),
        ("| English | Vietnamese |\n| --- | --- |\n| page |  |", "line 3: a term without its translation"),
        ("| English | Vietnamese |\n| --- | --- |\n| page | trang |\n| Page | tờ |", "line 4: Page stands twice"),
    ],
)
def test_a_glossary_that_cannot_be_read_names_its_line(text, message):
    with pytest.raises(GlossaryError, match=message):
        read_glossary(text)


# The command


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    """The project's catalogues and glossary, to be broken."""
    folder = tmp_path_factory.mktemp("project")
    root = Path(settings.BASE_DIR)
    shutil.copytree(root / "locale", folder / "locale", ignore=shutil.ignore_patterns("*.mo"))
    (folder / "docs").mkdir()
    shutil.copy(root / "docs" / "admin-terms.md", folder / "docs")
    for name in ("hanoiconv", "events", "news"):
        (folder / name).mkdir()
    return folder


@pytest.fixture
def project(copied, settings):
    """The copy in place of the project; what the test changed in it is put back."""
    before = {path: path.read_bytes() for path in copied.rglob("*.*") if path.is_file()}
    settings.BASE_DIR = copied
    yield copied
    for path in [path for path in copied.rglob("*.po") if path not in before]:
        path.unlink()
    for path, content in before.items():
        path.write_bytes(content)


def faults(**options):
    with pytest.raises(CommandError) as stopped:
        call_command("check_catalogues", **options)
    return str(stopped.value).splitlines()


def test_the_projects_catalogues_are_complete_and_of_one_voice(capsys):
    call_command("check_catalogues")
    table = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["wagtail.admin", "djangojs", "85", "0", "0", "0", "0"] in table
    assert {"django", "wagtail", "taggit", "django_filters", "django.contrib.auth"} <= {row[0] for row in table}
    assert all(row[-4:] == ["0"] * 4 for row in table[1:])


def test_an_upgrade_with_new_messages_fails_until_they_are_translated(project):
    path = project / "locale/packages/wagtail.sites/vi/LC_MESSAGES/django.po"
    path.write_text(path.read_text().replace('msgid "Delete site"', 'msgid "Delete a site"'))
    name = "locale/packages/wagtail.sites/vi/LC_MESSAGES/django.po"
    assert [line.split(": ", 1)[1] for line in faults()] == ["missing: 'Delete site'", "stale: 'Delete a site'"]
    fuzzy, *others = faults(update=True)
    assert others == []
    assert fuzzy.startswith(f"{name}:")
    assert fuzzy.endswith(": fuzzy: 'Delete site'")
    text = path.read_text()
    assert '#| msgid "Delete a site"\nmsgid "Delete site"\nmsgstr "Xóa trang web"' in text
    path.write_text(text.replace("#, fuzzy\n", ""))
    call_command("check_catalogues")


def test_what_is_needed_no_longer_is_named(project):
    glossary = project / "docs/admin-terms.md"
    glossary.write_text(glossary.read_text() + "| Save | no reason left |\n")
    stray = project / "locale/packages/left_behind/vi/LC_MESSAGES/django.po"
    stray.parent.mkdir(parents=True)
    stray.write_text(HEAD)
    assert faults() == [
        "locale/packages/left_behind/vi/LC_MESSAGES/django.po:0: stale: 'no such package is installed'",
        f"docs/admin-terms.md:{len(glossary.read_text().splitlines())}: needless exception: 'Save'",
    ]


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("locale/packages/taggit/vi/LC_MESSAGES/django.po", HEAD + 'msgid "A\n', r"django\.po:5: not a line"),
        ("docs/admin-terms.md", "no tables", r"docs/admin-terms\.md: no table of terms"),
    ],
)
def test_what_cannot_be_read_stops_the_check(project, path, text, message):
    (project / path).write_text(text)
    with pytest.raises(CommandError, match=message):
        call_command("check_catalogues")

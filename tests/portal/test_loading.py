"""Loading fixtures: all or nothing, every fault with file and line, and never over an editor's change."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from events.models import SessionPage
from hanoiconv.core.models import SiteSettings, Topic
from hanoiconv.people.models import Official
from hanoiconv.portal.loading.loader import load
from hanoiconv.portal.loading.reading import FixtureError
from hanoiconv.portal.models import FixtureRecord, HomePage
from hanoiconv.sources.models import Source
from hanoiconv.statistics.models import Observation, Statistic
from news.models import ArticlePage
from tests.portal.small_fixtures import FILES, write_fixtures

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(tmp_path):
    return write_fixtures(tmp_path / "fixtures")


def faults(root):
    """Return the faults for which loading is refused; nothing may have been loaded."""
    with pytest.raises(FixtureError) as raised:
        load(root)
    assert not FixtureRecord.objects.exists()
    assert not Source.objects.exists()
    assert not HomePage.objects.exists()
    return raised.value.faults


def test_every_record_becomes_a_published_object(root):
    made = load(root)
    assert made == FixtureRecord.objects.count() > 10
    for model in (Topic, Source, Official, Statistic, Observation, ArticlePage, SessionPage, HomePage):
        assert model.objects.filter(live=True).exists(), model
        assert all(instance.latest_revision_id for instance in model.objects.all()), model


def test_texts_become_blocks_with_live_figures_and_links(root):
    load(root)
    article = ArticlePage.objects.get()
    figure = Observation.objects.get(number=10)
    official = Official.objects.get()
    text, quotation = article.body_vi.get_prep_value()
    assert f'<embed embedtype="figure" observation="{figure.pk}"/>' in text["value"]
    assert f'<a linktype="official" id="{official.pk}">Nguyễn Thử Nghiệm</a>' in text["value"]
    assert "<ul><li><b>một</b></li><li>hai</li></ul>" in text["value"]
    assert (quotation["value"]["official"], quotation["value"]["paragraph"]) == (official.pk, 3)
    assert article.body_en[0].value["observation"] == figure


def test_a_front_page_can_link_to_pages_that_come_later(root):
    load(root)
    home = HomePage.objects.get()
    news = Page.objects.get(slug="tin-tuc")
    assert f'linktype="page" id="{news.pk}"' in home.body_vi.get_prep_value()[0]["value"]


def test_the_front_page_becomes_the_one_site(root):
    load(root)
    home = HomePage.objects.get()
    assert Site.objects.get().root_page_id == home.pk
    assert [page.pk for page in Page.objects.filter(depth=2)] == [home.pk]
    assert (home.path_vi, home.path_en) == ("", "")


def test_names_and_navigation_are_filled(root):
    load(root)
    site = SiteSettings.load()
    assert (site.name_vi, site.name_en) == ("Cổng thử", "Test portal")
    assert len(site.navigation) == 3
    assert len(site.footer_links) == 0


def test_corrections_and_citations_come_along(root):
    load(root)
    mended = Observation.objects.get(number=12)
    assert mended.corrects.number == 10
    assert Statistic.objects.get().latest == mended
    [citation] = mended.corrects.citations.all()
    assert (citation.paragraph, citation.passage, citation.source.label_vi) == (1, "10 vụ", "Nguồn thử")


def test_a_second_run_makes_nothing(root):
    load(root)
    before = Page.objects.count(), FixtureRecord.objects.count(), Observation.objects.count()
    assert load(root) == 0
    assert (Page.objects.count(), FixtureRecord.objects.count(), Observation.objects.count()) == before


def test_a_second_run_leaves_an_editors_changes(root):
    load(root)
    article, source = ArticlePage.objects.get(), Source.objects.get()
    article.headline_vi = "Người biên tập đã sửa"
    article.save_revision().publish()
    source.publisher = "Nhà xuất bản thử"
    source.save()
    load(root)
    assert ArticlePage.objects.get().headline_vi == "Người biên tập đã sửa"
    assert Source.objects.get().publisher == "Nhà xuất bản thử"


def test_a_changed_file_never_changes_what_was_made(root):
    load(root)
    write_fixtures(root, topics=("Chủ đề thử", "Chủ đề khác"))
    assert load(root) == 0
    assert Topic.objects.get().name_vi == "Chủ đề thử"


def test_what_an_editor_deleted_is_not_made_again(root):
    load(root)
    ArticlePage.objects.get().delete()
    assert load(root) == 0
    assert not ArticlePage.objects.exists()


def test_a_new_record_is_added_to_what_there_is(root):
    load(root)
    path = root / "topics.yaml"
    path.write_text(path.read_text() + "  - {key: thu-hai, name: {vi: Chủ đề hai, en: Second topic}}\n")
    assert load(root) == 1
    assert Topic.objects.count() == 2


@pytest.mark.parametrize(
    ("file", "before", "after", "line", "said"),
    [
        ("sources", "label: {", "label: [", 3, ""),
        ("sources", "kind: article", "kind: article\n    publischer: x", 6, "publischer"),
        ("sources", "kind: article", "kind: novel", 5, "kind"),
        ("sources", "2025-10-08", "08/10/2025", 4, "EDTF"),
        ("sources", "2025-10-08", "2025-02-30", 4, "EDTF"),
        ("sources", "Nguồn", "Nguô\u0300n", 3, "normal form C"),
        ("sources", "vi: Nguồn thử,", "vi: Nguồn thử, fr: Source,", 3, "fr"),
        ("sources", "nguon-thu", "Nguồn thử", 2, "key"),
        ("sources", "sources:", "documents:", 1, "sources"),
        ("sources", "  - key: nguon-thu\n    label", "  - label", 2, "key"),
        ("officials", "organisation: co-quan-thu", "organisation: khong-co", 6, "khong-co"),
        ("officials", "source: nguon-thu", "source: khong-co", 8, "khong-co"),
        ("officials", "paragraph: 2", "paragraph: 0", 9, "paragraph"),
        ("statistics", "topic: thu", "topic: khong-co", 4, "khong-co"),
        ("statistics", 'corrects: "2024"', 'corrects: "1999"', 15, "1999"),
        ("statistics", 'number: "10"', 'number: "mười"', 8, "number"),
        (
            "statistics",
            "{source: nguon-thu, paragraph: 1, passage",
            "{source: la-gi, paragraph: 1, passage",
            11,
            "la-gi",
        ),
        ("treaty_actions", "nuoc-thu", "nuoc-la", 2, "nuoc-la"),
        ("pages", "parent: home", "parent: cha-la", 11, "cha-la"),
        ("pages", "page:news", "page:khong-co", 8, "khong-co"),
        ("event", "2025-10-25", "2025-13-25", 5, "start"),
        ("event", "{official: nguoi-thu", "{official: nguoi-la", 16, "nguoi-la"),
        ("site", "[so-lieu-thu]", "[so-la]", 3, "so-la"),
        ("site", "page: news", "page: trang-la", 5, "trang-la"),
        ("site", "section: officials", "section: nowhere", 7, "section"),
        ("bai_thu", "figure:so-lieu-thu/2024", "figure:so-lieu-thu/1999", 13, "1999"),
        ("bai_thu", "official:nguoi-thu", "minister:nguoi-thu", 13, "minister"),
        ("bai_thu", "- quotation:", "- quote:", 17, "quote"),
        ("bai_thu", "topics: [thu]", "topics: [la]", 7, "'la'"),
    ],
)
def test_a_fault_is_named_with_file_and_line_and_nothing_is_loaded(tmp_path, file, before, after, line, said):
    root = write_fixtures(tmp_path / "fixtures", **{file: (before, after)})
    found = faults(root)
    name = next(name for name in FILES if name.split("/")[-1] == f"{file.replace('bai_thu', 'bai-thu')}.yaml")
    assert any(fault.startswith(f"fixtures/{name}:{line}: ") and said in fault for fault in found), found


def test_a_key_used_twice_is_a_fault_that_names_both_places(root):
    path = root / "topics.yaml"
    path.write_text(path.read_text() + "  - {key: thu, name: {vi: Lặp lại thử, en: Test repeat}}\n")
    [fault] = faults(root)
    assert fault.startswith("fixtures/topics.yaml:4: ")
    assert "fixtures/topics.yaml:2" in fault


def test_faults_of_several_files_are_reported_together(tmp_path):
    root = write_fixtures(tmp_path / "fixtures", sources=("2025-10-08", "x"), topics=("key: thu", "key: Thử"))
    assert {fault.split(":")[0] for fault in faults(root)} == {"fixtures/sources.yaml", "fixtures/topics.yaml"}


def test_a_missing_or_binary_file_is_a_fault(root):
    (root / "topics.yaml").unlink()
    (root / "sources.yaml").write_bytes(b"\xff\xfe\x00broken")
    assert {fault.split(":")[0] for fault in faults(root)} == {"fixtures/topics.yaml", "fixtures/sources.yaml"}


def test_what_a_model_refuses_is_named_with_file_and_line(tmp_path):
    root = write_fixtures(tmp_path / "fixtures", statistics=('as_of: "2024"', 'as_of: "2999"'))
    [fault] = faults(root)
    assert fault.startswith("fixtures/statistics.yaml:2: so-lieu-thu/2024: as_of: ")


def test_an_address_used_twice_is_named_with_file_and_line(tmp_path):
    root = write_fixtures(tmp_path / "fixtures", pages=("{vi: su-kien, en: events}", "{vi: tin-tuc, en: events}"))
    [fault] = faults(root)
    assert fault.startswith("fixtures/pages.yaml:")
    assert "url_slug_vi" in fault


def test_the_command_says_what_it_made_and_then_that_nothing_is_new(root, capsys):
    call_command("load_fixtures", "--from", str(root))
    assert capsys.readouterr().out.endswith("objects made.\n")
    call_command("load_fixtures", "--from", str(root))
    assert capsys.readouterr().out == "Nothing new.\n"


def test_the_command_refuses_broken_fixtures_and_names_the_place(tmp_path):
    root = write_fixtures(tmp_path / "fixtures", sources=("2025-10-08", "x"))
    with pytest.raises(CommandError, match=r"Nothing was loaded\.\nfixtures/sources\.yaml:4: "):
        call_command("load_fixtures", "--from", str(root))

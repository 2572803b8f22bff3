"""PO files go out to a translator and come back as drafts; a faulty one changes nothing."""

import polib
import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hanoiconv.translating import states
from news.models import ArticlePage
from tests.builders import make_article, make_observation, make_official, make_statistic, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(news_index):
    figure = make_observation(make_statistic(), "12")
    body = [
        {"type": "heading", "value": "Mục một"},
        {"type": "text", "value": f'<p>Có <embed embedtype="figure" observation="{figure.pk}"/> <b>nước</b>.</p>'},
        {"type": "question", "value": {"question": "Hỏi gì?", "answer": "<p>Đáp.</p>"}},
        {"type": "table", "value": {"caption": "Bảng", "table": {"data": [["Một", "Hai"]]}}},
        {"type": "figure", "value": {"observation": figure.pk}},
    ]
    made = make_article(news_index, headline_vi="Bài thử", summary_vi="Tóm tắt.", body_vi=body)
    made.save_revision().publish()
    return ArticlePage.objects.get(pk=made.pk)


def draft_of(page):
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


@pytest.fixture
def export(editor_client):
    def give(*instances, **languages):
        data = {"source": "vi", "target": "en", "items": [states.item_of(one).pk for one in instances], **languages}
        response = editor_client.post(reverse("languages:export"), data)
        assert response["Content-Type"].startswith("text/x-gettext"), response.context["form"].errors
        return polib.pofile(response.content.decode())

    return give


@pytest.fixture
def send(editor_client):
    def give(file, target="en", client=editor_client):
        data = {"target": target, "file": SimpleUploadedFile("x.po", str(file).encode())}
        return client.post(reverse("languages:import"), data)

    return give


def translated(file):
    """Translate every entry as a machine for tests would: the markup stays, the words are marked."""
    for entry in file:
        entry.msgstr = entry.msgid.replace("<p>", "<p>EN ") if entry.msgid.startswith("<") else f"EN {entry.msgid}"
    return file


def test_a_file_names_each_piece_with_its_page_field_and_block(export, article):
    entries = {entry.msgctxt: entry.msgid for entry in export(article)}
    key = f"news.articlepage:{article.pk}"
    assert entries[f"{key}:headline"] == "Bài thử"
    ids = {block["type"]: block["id"] for block in article.body_vi.raw_data}
    assert entries[f"{key}:body/{ids['text']}"] == "<p>Có {1} <b>nước</b>.</p>"
    assert entries[f"{key}:body/{ids['question']}/question"] == "Hỏi gì?"
    assert entries[f"{key}:body/{ids['table']}/table/0.1"] == "Hai"
    assert len(entries) == 8 + 1


def test_a_translated_file_becomes_one_draft_for_each_page_and_nothing_is_public(export, send, article):
    topic = make_topic(name_vi="Chủ đề", name_en="")
    before = article.revisions.count()
    response = send(translated(export(article, topic)))
    assert [one["title"] for one in response.context["taken"]] == ["Bài thử", "Chủ đề"]
    draft = draft_of(article)
    assert (draft.headline_en, draft.summary_en) == ("EN Bài thử", "EN Tóm tắt.")
    kinds = [block["type"] for block in draft.body_en.raw_data]
    assert kinds == ["heading", "text", "question", "table", "figure"]
    assert 'EN Có <embed embedtype="figure"' in str(draft.body_en.raw_data[1]["value"])
    assert draft.body_en.raw_data[3]["value"]["table"]["data"] == [["EN Một", "EN Hai"]]
    assert draft_of(topic).name_en == "EN Chủ đề"
    assert article.revisions.count() == before + 1
    assert not ArticlePage.objects.get(pk=article.pk).headline_en
    assert states.item_of(article).states.get(language="en").state == "draft"


def test_what_is_translated_goes_out_beside_its_original_and_comes_back_piece_by_piece(export, send, article):
    send(translated(export(article)))
    file = export(article)
    assert all(entry.msgstr.startswith(("EN", "<p>EN")) for entry in file)
    ids = [block["id"] for block in draft_of(article).body_en.raw_data]
    next(entry for entry in file if entry.msgid == "Mục một").msgstr = "Part one"
    response = send(file)
    assert [one["count"] for one in response.context["taken"]] == [1]
    body = draft_of(article).body_en.raw_data
    assert body[0]["value"] == "Part one"
    assert [block["id"] for block in body] == ids


def test_a_childs_words_go_out_and_come_back(export, send):
    official = make_official({"position_vi": "Bộ trưởng", "attested": "2025-10"})
    send(translated(export(official)))
    assert [one.position_en for one in draft_of(official).appointments.all()] == ["EN Bộ trưởng"]


def faulty(response):
    assert "taken" not in response.context
    return [fault.words for fault in response.context["faults"]]


def unchanged(article):
    return not draft_of(article).headline_en


def entry_of(file, text):
    return next(entry for entry in file if text in entry.msgid)


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        (lambda file: setattr(entry_of(file, "Bài thử"), "msgctxt", "news.articlepage:999999:headline"), "mã này"),
        (lambda file: setattr(entry_of(file, "Bài thử"), "msgctxt", "rubbish"), "mã này"),
        (lambda file: setattr(entry_of(file, "Mục một"), "msgctxt", "CTX:body/none"), "không còn"),
        (lambda file: setattr(entry_of(file, "Bài thử"), "msgid", "Bài cũ"), "đã thay đổi"),
        (lambda file: setattr(entry_of(file, "{1}"), "msgstr", "<p>No figure.</p>"), "{1}"),
        (lambda file: setattr(entry_of(file, "{1}"), "msgstr", "<p>{1} {2}</p>"), "{2}"),
        (lambda file: setattr(entry_of(file, "{1}"), "msgstr", "<p>{1}"), "<p>"),
        (lambda file: setattr(entry_of(file, "{1}"), "msgstr", "<script>{1}</script>"), "<script>"),
        (lambda file: setattr(entry_of(file, "Bài thử"), "msgstr", "x" * 256), "255"),
        (lambda file: setattr(entry_of(file, "Mục một"), "msgstr", ""), "thiếu"),
        (lambda file: file.metadata.update({"Language": "fr"}), "ngôn ngữ khác"),
        (lambda file: file.metadata.update({"X-Source-Language": "en"}), "ngôn ngữ nào"),
    ],
)
def test_a_fault_is_named_and_nothing_is_taken(export, send, article, superuser, mistake, said):
    article.body_en = [{"type": "heading", "value": "Built differently"}]
    article.save_revision()
    file = translated(export(article))
    mistake(file)
    for entry in file:
        entry.msgctxt = entry.msgctxt.replace("CTX", f"news.articlepage:{article.pk}")
    assert said in " ".join(faulty(send(file)))
    assert unchanged(article)


def test_every_fault_is_named_with_its_line_and_entry(export, send, article):
    file = translated(export(article))
    entry_of(file, "{1}").msgstr = "<p>x</p>"
    entry_of(file, "Bài thử").msgstr = "x" * 256
    faults = send(file).context["faults"]
    assert len(faults) == 2
    lines = str(file).splitlines()
    for fault in faults:
        near = "\n".join(lines[fault.line - 2 : fault.line + 3])
        assert fault.entry in near


@pytest.mark.parametrize("rubbish", ["", "not a po file", "/etc/hostname", 'msgid "a"\nmsgstr "b\n', "\x00\n\xff"])
def test_what_is_no_po_file_is_refused(send, article, rubbish):
    response = send(rubbish)
    assert response.status_code == 200
    assert not response.context.get("taken")


def test_a_writer_cannot_take_what_may_not_be_edited(export, send, article, client, django_user_model):
    file = translated(export(article))
    user = django_user_model.objects.create_user("phong-vien-thu", password="mật khẩu thử 12")
    user.groups.add(Group.objects.get_or_create(name="Phóng viên")[0])
    client.force_login(user)
    response = send(file, client=client)
    assert response.status_code == 302 or response.context["faults"]
    assert unchanged(article)


def test_what_a_fuzzy_or_empty_entry_says_is_left_alone(export, send, article):
    file = translated(export(article))
    entry_of(file, "Bài thử").flags.append("fuzzy")
    entry_of(file, "Tóm tắt").msgstr = ""
    send(file)
    assert not draft_of(article).headline_en
    assert not draft_of(article).summary_en
    assert draft_of(article).body_en


def test_the_export_offers_what_the_dashboards_filters_find(editor_client, article):
    make_topic()
    html = editor_client.get(reverse("languages:export"), {"language": "en", "state": "missing"}).content.decode()
    assert "Bài thử" in html
    assert "Chủ đề thử" not in html


def test_the_same_language_twice_is_refused(editor_client, article):
    data = {"source": "vi", "target": "vi", "items": [states.item_of(article).pk]}
    response = editor_client.post(reverse("languages:export"), data)
    assert response.context["form"].non_field_errors()

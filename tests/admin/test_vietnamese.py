"""What an editor meets in Vietnamese beyond the screens' labels: scripts, e-mails, errors, dates; and the fallback."""

import datetime
import json
import re
from pathlib import Path

import polib
import pytest
from django.conf import settings as project_settings
from django.contrib.auth.models import Group
from django.contrib.humanize.templatetags.humanize import naturalday, naturaltime
from django.core import mail
from django.core.management import call_command
from django.test.signals import setting_changed
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.timesince import timesince, timeuntil
from django.utils.translation import gettext, override
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask
from wagtail.users.models import UserProfile

from hanoiconv.core.models import User
from news.models import ArticlePage
from tests.admin_forms import edit_page_address, form_data, post_form
from tests.builders import make_article

PACKAGES = Path(project_settings.BASE_DIR) / "locale" / "packages"
ADDRESS = re.compile(r"https?://\S+")
CONFIGURATION = re.compile(r'<script id="wagtail-config" type="application/json">(.*?)</script>')
NAMES = {"Wagtail", "quan-tri-thu", "bien-tap-thu"}
VIETNAMESE = re.compile(r"[À-ỹĐđ]")
ENGLISH = re.compile(
    r"\b(?:the|this|that|your|you|has|have|been|please|here|page|for|and|of|is|are|was|by|not|with|edit|reset|"
    r"password|email|user|username|hello|approved|rejected|submitted|moderation|preferences|enter|field|required)\b",
    re.IGNORECASE,
)


@pytest.fixture(autouse=True, scope="module")
def compiled():
    """See today's catalogues, not those compiled last."""
    call_command("compile_catalogues")
    setting_changed.send(sender=None, setting="LOCALE_PATHS", value=project_settings.LOCALE_PATHS, enter=True)


def english_in(text):
    """Return the lines that have English words, or words but no Vietnamese letter."""
    lines = [ADDRESS.sub("", line).strip() for line in text.splitlines()]
    return [
        line
        for line in lines
        if ENGLISH.search(line)
        or (len(line.split()) > 2 and not VIETNAMESE.search(line) and not set(line.split()) <= NAMES)
    ]


# Scripts


def js_catalogue(client):
    """Return the messages that the admin's scripts are given."""
    text = client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    return json.loads(re.search(r"const newcatalog = (\{.*?\});", text, re.DOTALL)[1])


def test_scripts_are_given_every_message_in_vietnamese(editor_client):
    catalogue = js_catalogue(editor_client)
    ours = polib.pofile(str(PACKAGES / "wagtail.admin/vi/LC_MESSAGES/djangojs.po"))
    given = {entry.msgid: catalogue.get(entry.msgid) for entry in ours}
    assert given == {
        entry.msgid: list(entry.msgstr_plural.values()) if entry.msgid_plural else entry.msgstr for entry in ours
    }
    assert given["Reply"] == "Trả lời"


def test_scripts_of_an_editor_who_reads_english_are_given_english(editor_client, superuser):
    profile = UserProfile.get_for_user(superuser)
    profile.preferred_language = "en"
    profile.save()
    assert "Trả lời" not in editor_client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()


@pytest.fixture
def article_form(editor_client, news_index):
    """The editor of an article of 8 October 2025, as HTML."""
    article = make_article(news_index, headline_vi="Bài thử", display_date=datetime.date(2025, 10, 8))
    return editor_client.get(edit_page_address(article)).content.decode()


def test_the_date_picker_speaks_vietnamese_and_its_week_begins_on_monday(article_form):
    config = json.loads(
        re.search(r'<script id="wagtail-config" type="application/json">(.*?)</script>', article_form)[1]
    )
    assert config["STRINGS"]["MONTHS"][:2] == ["Tháng 1", "Tháng 2"]
    assert config["STRINGS"]["WEEKDAYS"][:2] == ["Chủ nhật", "Thứ Hai"]
    assert config["STRINGS"]["WEEKDAYS_SHORT"] == ["CN", "T2", "T3", "T4", "T5", "T6", "T7"]
    selected = [text for texts in config["STRINGS"]["BULK_ACTIONS"].values() for text in texts.values()]
    assert english_in("\n".join(text.replace("%(objects)s", "2") for text in selected)) == []
    assert '"dayOfWeekStart": 1' in article_form


def test_dates_are_typed_as_they_are_read(article_form):
    assert 'value="08/10/2025"' in article_form
    assert '"format": "d/m/Y"}' in article_form
    assert '"format": "d/m/Y H:i"' in article_form


# Dates, times, numbers


def test_relative_times():
    now = timezone.now()
    with override("vi"):
        assert naturaltime(now - datetime.timedelta(days=3, minutes=1)) == "3\xa0ngày trước"
        assert naturaltime(now - datetime.timedelta(hours=2, minutes=1)) == "2\xa0giờ trước"
        assert naturaltime(now - datetime.timedelta(minutes=1, seconds=5)) == "1\xa0phút trước"
        assert naturaltime(now) == "vừa xong"
        assert naturaltime(now + datetime.timedelta(days=2, minutes=1)) == "2\xa0ngày nữa"
        assert naturalday(timezone.localdate() - datetime.timedelta(days=1)) == "hôm qua"
        assert timesince(now - datetime.timedelta(days=40), now) == "1\xa0tháng, 1\xa0tuần"
        assert timeuntil(now + datetime.timedelta(days=8), now) == "1\xa0tuần, 1\xa0ngày"


def test_dates_and_numbers():
    day = datetime.datetime(2025, 10, 8, 9, 5, tzinfo=datetime.UTC)
    with override("vi"):
        assert date_format(day) == "08/10/2025"
        assert date_format(day, "DATETIME_FORMAT") == "09:05 08/10/2025"
        assert date_format(day, "l, j F Y") == "Thứ Tư, 8 Tháng 10 2025"
        assert date_format(day, "P") == "9:05 SA"
        assert number_format(1234567.5, 1) == "1.234.567,5"


# E-mails


@pytest.fixture
def editor(superuser):
    """Who reads Vietnamese because the portal does: nothing was chosen in the profile."""
    return User.objects.create_superuser("bien-tap-thu", "bien-tap@test.invalid", "mat-khau-thu")


def sent():
    """Return the e-mails that were sent, subject and text."""
    return [f"{message.subject}\n{message.body}" for message in mail.outbox]


def test_an_editor_who_forgot_the_password_is_written_to_in_vietnamese(client, editor):
    screen = client.get(reverse("wagtailadmin_password_reset"))
    response = client.post(screen.request["PATH_INFO"], {"email": editor.email}, follow=True)
    assert "Kiểm tra hộp thư điện tử" in response.content.decode()
    [text] = sent()
    assert english_in(text) == []
    assert "Vui lòng mở liên kết dưới đây để đặt lại mật khẩu:" in text
    address = ADDRESS.search(text)[0]
    form = client.get(address, follow=True)
    assert "Đặt mật khẩu mới" in form.content.decode()
    refused = client.post(form.request["PATH_INFO"], {"new_password1": "12345", "new_password2": "12345"})
    errors = [error for field in refused.context["form"].errors.values() for error in field]
    assert "Mật khẩu này quá ngắn. Mật khẩu phải có ít nhất 8 ký tự." in errors
    assert english_in("\n".join(errors)) == []


@pytest.fixture
def waiting(client, editor, news_index):
    """An article that an editor has sent for approval through the page's own form."""
    group = Group.objects.create(name="Nhóm duyệt thử")
    task = GroupApprovalTask.objects.create(name="Đọc duyệt")
    task.groups.add(group)
    workflow = Workflow.objects.create(name="Duyệt tin")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    workflow.workflow_pages.create(page=news_index)
    article = make_article(news_index, headline_vi="Bài chờ duyệt", live=False)
    client.force_login(editor)
    response = post_form(client, edit_page_address(article), **{"action-submit": "action-submit"})
    assert response.status_code == 302, response.context["form"].errors
    return ArticlePage.objects.get(pk=article.pk)


@pytest.mark.parametrize(
    ("action", "done"),
    [("approve", "đã được duyệt"), ("reject", "trả lại")],
)
def test_who_takes_part_in_a_workflow_is_written_to_in_vietnamese(client, superuser, waiting, action, done):
    submitted = sent()
    assert any("Bài chờ duyệt" in text and "gửi" in text for text in submitted)
    mail.outbox.clear()
    state = waiting.current_workflow_state.current_task_state
    client.force_login(superuser)
    address = reverse("wagtailadmin_pages:workflow_action", args=(waiting.pk, action, state.pk))
    client.post(address, {"comment": "Xin sửa lại câu đầu."})
    answered = sent()
    assert any(done in text for text in answered)
    assert [english_in(text) for text in [*submitted, *answered] if english_in(text)] == []


# Error messages


def test_a_form_that_was_filled_in_wrongly_is_answered_in_vietnamese(editor_client, news_index):
    article = make_article(news_index, headline_vi="Bài thử")
    address = edit_page_address(article)
    data = form_data(editor_client.get(address))
    data |= {"headline_vi": "", "display_date": "ngày mai", "action-publish": "action-publish"}
    response = editor_client.post(address, data)
    errors = [str(error) for field in response.context["form"].errors.values() for error in field]
    assert "Vui lòng nhập ngày hợp lệ." in errors
    assert english_in("\n".join(errors)) == []


def test_a_wrong_password_and_an_unknown_screen_are_answered_in_vietnamese(client, editor_client, home):
    response = client.post(reverse("wagtailadmin_login"), {"username": "ai-do", "password": "sai"})
    assert "Vui lòng thử lại." in response.content.decode()
    missing = editor_client.get("/admin/khong-co/", follow=True)
    assert missing.status_code == 404
    assert "Không tìm thấy trang" in missing.content.decode()


# The fallback


def test_a_message_without_a_translation_is_shown_in_english(editor_client, settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path]
    with override("vi"):
        assert gettext("Autosave is paused") == "Autosave is paused"
        assert gettext("A sentence that nobody has written yet") == "A sentence that nobody has written yet"
    response = editor_client.get(reverse("wagtailadmin_account"))
    assert response.status_code == 200
    assert "Theme preferences" in response.content.decode()

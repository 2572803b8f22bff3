"""What the walks of the admin meet: one object of each kind and state, all with names that say they are tests."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from io import BytesIO

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from PIL import Image
from wagtail.models import Collection, Comment, CommentReply, PageViewRestriction, Workflow
from wagtail.users.models import UserProfile

from events.models import EventIndexPage
from hanoiconv.core.models import PortalDocument, PortalImage, Topic, User
from hanoiconv.sources.contradictions import Contradiction
from news.importing.documents import RawFile
from news.imports.batches import make_batch
from news.models import ArticlePage, NewsIndexPage
from news.tasks import run
from tests import builders as make
from tests.browser.walking import PAGE_SCREENS, Role
from tests.news.imported import TEXT

PREFIX = "Kiểm thử"


@dataclass
class Walked:
    """The objects that the screens are about."""

    article: ArticlePage
    image: PortalImage
    document: PortalDocument
    topic: Topic
    writer: User

    def seeds(self) -> list[str]:
        """Return the screens about these objects that need two of them or a state."""
        first, *_, last = self.article.revisions.order_by("pk").values_list("pk", flat=True)
        topics = list(self.topic.revisions.order_by("pk").values_list("pk", flat=True))
        viewset = Topic.snippet_viewset
        page = self.article.pk
        bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        return [
            reverse("wagtailadmin_home"),
            reverse("wagtailadmin_account"),
            *(reverse(f"wagtailadmin_pages:{name}", args=[page]) for name in PAGE_SCREENS),
            reverse("wagtailadmin_pages:add", args=["news", "articlepage", self.article.get_parent().pk]),
            reverse("wagtailadmin_pages:revisions_compare", args=[page, first, last]),
            reverse("wagtailadmin_pages:revisions_revert", args=[page, first]),
            reverse("wagtailadmin_pages:revisions_unschedule", args=[page, last]),
            reverse("wagtailadmin_pages:search") + "?q=kiem+thu",
            reverse(viewset.get_url_name("revisions_compare"), args=[self.topic.pk, topics[0], topics[-1]]),
            reverse(viewset.get_url_name("revisions_revert"), args=[self.topic.pk, topics[0]]),
            reverse("wagtailimages:edit", args=[self.image.pk]),
            reverse("wagtaildocs:edit", args=[self.document.pk]),
            f"{bulk}?id={page}&next=/admin/",
            *(
                f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', name])}?id={page}&next=/admin/"
                for name in ("move", "publish", "unpublish")
            ),
        ]


def make_user(role: Role) -> tuple[User, str]:
    """Return a user of the role and the password."""
    password = get_random_string(20)
    user = User.objects.create_user(
        f"kiem-thu-{role.name}-{get_random_string(4)}".lower(),
        f"kiem-thu-{get_random_string(6)}@example.org",
        password,
        first_name=PREFIX,
        last_name=role.name,
        is_superuser=role.is_superuser,
        is_staff=role.is_superuser,
    )
    user.groups.set(Group.objects.filter(name__in=role.groups))
    return user, password


def speak(user: User, language: str) -> None:
    """Give the user's account a language."""
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()


def picture() -> ContentFile:
    content = BytesIO()
    Image.new("RGB", (640, 400), (20, 90, 120)).save(content, "PNG")
    return ContentFile(content.getvalue(), name="kiem-thu.png")


def make_walked() -> Walked:
    """Make the objects: pages in every state, a picture, a document, comments, a workflow under way, a private page."""
    writer, _ = make_user(Role("writer", is_superuser=True))
    index = NewsIndexPage.objects.get()
    day = datetime.date(2025, 10, 25)
    article = named_article(index, "bài viết", writer)
    Comment.objects.create(page=article, user=writer, text=f"{PREFIX} nhận xét", contentpath="headline_vi")
    comment = Comment.objects.get(page=article)
    CommentReply.objects.create(comment=comment, user=writer, text=f"{PREFIX} trả lời")
    waiting = named_article(index, "bài chờ duyệt", writer, live=False)
    Workflow.objects.filter(active=True).first().start(waiting, writer)
    locked = named_article(index, "bài bị khóa", writer)
    locked.locked, locked.locked_by, locked.locked_at = True, writer, timezone.now()
    locked.save()
    scheduled = named_article(index, "bài hẹn giờ", writer, live=False)
    scheduled.go_live_at = timezone.now() + datetime.timedelta(days=30)
    scheduled.save_revision(user=writer).publish()
    private = named_article(index, "bài riêng tư", writer)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    event = make.make_event(EventIndexPage.objects.get(), headline_vi=f"{PREFIX} sự kiện", headline_en="Test event B")
    make.make_session(event, headline_vi=f"{PREFIX} phiên họp", day=day)
    make.make_notice(text_vi=f"{PREFIX} thông báo")
    topic = make.make_topic(
        name_vi=f"{PREFIX} chủ đề", name_en="Test topic B", slug_vi=f"kiem-thu-{get_random_string(6).lower()}"
    )
    for number in (1, 2, 3):
        topic.name_vi = f"{PREFIX} chủ đề {number}"
        topic.save_revision(user=writer).publish()
    make_imported(writer)
    collection = Collection.get_first_root_node().add_child(name=f"{PREFIX} bộ sưu tập")
    image = PortalImage.objects.create(
        title=f"{PREFIX} hình ảnh", file=picture(), collection=collection, uploaded_by_user=writer
    )
    document = PortalDocument.objects.create(
        title=f"{PREFIX} tài liệu", file=ContentFile(b"thu", name="kiem-thu.txt"), collection=collection
    )
    return Walked(article, image, document, topic, writer)


def make_imported(writer: User) -> None:
    """Import a text with people, figures, dates and what is removed, the same again, and one that is empty."""
    text = TEXT.replace("Văn bản thử", f"{PREFIX} văn bản")
    files = [RawFile("kiem-thu.txt", text.encode()), RawFile("kiem-thu-2.txt", text.encode()), RawFile("rong.txt", b"")]
    batch = make_batch(f"{PREFIX} đợt nhập", files, writer)
    run(batch)
    source = batch.items.get(position=1).source
    Contradiction.objects.create(
        what=f"{PREFIX} mâu thuẫn",
        kind=Contradiction.Kind.FIGURE,
        here=f"{PREFIX} con số này",
        there=f"{PREFIX} con số kia",
        source_here=source,
        source_there=source,
        passage_here=f"{PREFIX} đoạn này",
        passage_there=f"{PREFIX} đoạn kia",
    )


def named_article(index: NewsIndexPage, name: str, writer: User, *, live: bool = True) -> ArticlePage:
    """Add an article with two revisions: one that nobody signed, as fixtures make them, and one by the writer."""
    article = make.make_article(index, headline_vi=f"{PREFIX} {name}", live=live, owner=writer)
    article.save_revision()
    article.summary_vi = f"{PREFIX} tóm tắt"
    revision = article.save_revision(user=writer)
    if live:
        revision.publish(user=writer)
    return ArticlePage.objects.get(pk=article.pk)

"""What the tests of the importer's screens share: a text to import, its item, and the screens' addresses."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from hanoiconv.core.models import User
from news.importing.documents import RawFile
from news.imports.batches import make_batch
from news.models import ImportedFact, ImportItem
from news.tasks import run

LATER = {"TASKS": {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}}
TEXT = """Văn bản thử: huyện Mẫu tập huấn về tội phạm mạng

Ngày 12/11/2025, huyện Mẫu mở lớp tập huấn phòng, chống tội phạm mạng cho hơn 240 cán bộ thôn.

Theo ông Trịnh Bảo Khánh, Giám đốc Sở Khoa học và Công nghệ, tính đến tháng 10/2025, có 1.800 người sử dụng ví điện tử.

Chia sẻ Facebook Zalo In bài viết

Lớp học lấy một tin nhắn thật làm ví dụ về mã độc, rồi thực hành khóa thẻ ngân hàng khi bị lừa đảo.
"""


def imported(user: User, text: str = TEXT, name: str = "van-ban-thu.txt") -> ImportItem:
    """Import one text and return its item."""
    batch = make_batch(name, [RawFile(name, text.encode())], user)
    run(batch)
    return batch.items.get()


def at(name: str, *args: Any) -> str:
    return reverse(f"imports:{name}", args=args)


def fact_of(item: ImportItem, kind: str, words: str = "") -> ImportedFact:
    facts = ImportedFact.objects.filter(source=item.source, kind=kind)
    return next(fact for fact in facts if words in fact.words)


def review(client: Client, item: ImportItem) -> str:
    return client.get(at("review", item.pk)).content.decode()


def removal_number(item: ImportItem, words: str) -> int:
    return next(n for n, one in enumerate(item.report["removals"]) if words in one["text"])


def group_client(group: str) -> Client:
    """Return a browser of a member of the group."""
    user = User.objects.create_user(f"nguoi-thu-{group}")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client

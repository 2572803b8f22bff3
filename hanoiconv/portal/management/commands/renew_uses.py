"""`renew_uses`: takes up what drafts and scheduled versions refer to, for drafts older than that record."""

from typing import Any

from django.core.management.base import BaseCommand
from wagtail.models import Revision

from hanoiconv.core.models.draft_reference import keep_references


class Command(BaseCommand):
    help = "Take up what each draft refers to. Needed once, where drafts are older than this command."

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        for revision in Revision.objects.order_by("pk").iterator(100):
            keep_references(revision)
            count += 1
        self.stdout.write(f"{count} revisions read.")

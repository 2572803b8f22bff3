"""`resume_imports`: takes imports up again whose worker died; the scheduler runs it every minute."""

from typing import Any

from django.core.management.base import BaseCommand

from news.models import ImportBatch
from news.tasks import run


class Command(BaseCommand):
    help = "Take up imports that have given no sign of life for five minutes."

    def handle(self, *args: Any, **options: Any) -> None:
        stalled = list(ImportBatch.objects.stalled())
        for batch in stalled:
            run(batch)
        if options["verbosity"]:
            self.stdout.write(f"{len(stalled)} imports taken up.")

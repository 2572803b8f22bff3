"""`load_fixtures`: the newsroom's roles and the portal's own content."""

import logging
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from hanoiconv.portal.loading.loader import load
from hanoiconv.portal.loading.reading import FixtureError


class Command(BaseCommand):
    help = "Load the portal's own content. A second run changes nothing; an editor's change is never overwritten."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--from", dest="root", type=Path, default=settings.BASE_DIR / "fixtures", help="the folder")

    def handle(self, *args: Any, **options: Any) -> None:
        logging.getLogger("wagtail").setLevel(logging.WARNING)  # a line per page would hide ours
        call_command("setup_newsroom", stdout=self.stdout)
        try:
            made = load(options["root"])
        except FixtureError as error:
            raise CommandError("Nothing was loaded.\n" + "\n".join(error.faults)) from error
        self.stdout.write(f"{made} objects made." if made else "Nothing new.")

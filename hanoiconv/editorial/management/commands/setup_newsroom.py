"""`setup_newsroom`: the newsroom's roles."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from hanoiconv.editorial.roles import ROLES, make_role


class Command(BaseCommand):
    help = "Make the newsroom's roles where they are missing. What an administrator has changed stays as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reset", action="store_true", help="bring every role back to the rights it began with")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        made = [role.name for role in ROLES if make_role(role, reset=options["reset"])]
        if made:
            self.stdout.write(f"Roles made: {', '.join(made)}.")

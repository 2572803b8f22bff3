"""`setup_newsroom`: the newsroom's roles and its workflow."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from hanoiconv.editorial.roles import ROLES, make_role
from hanoiconv.editorial.standard_workflow import WORKFLOW, make_workflow


class Command(BaseCommand):
    help = "Make the newsroom's roles and workflow where missing. What an administrator has changed stays as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reset", action="store_true", help="bring roles and workflow back to how they began")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        made = [role.name for role in ROLES if make_role(role, reset=options["reset"])]
        if made:
            self.stdout.write(f"Roles made: {', '.join(made)}.")
        if make_workflow(reset=options["reset"]):
            self.stdout.write(f"Workflow made: {WORKFLOW}.")

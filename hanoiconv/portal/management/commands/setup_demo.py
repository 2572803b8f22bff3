"""`setup_demo`: makes an installation ready to be tried on one machine. Run by `make serve`, again and again."""

import logging
import os
import secrets
import socket
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

USERNAME = "bientap"


class Command(BaseCommand):
    help = "Make the secret key, the database, the fixtures and the demonstration sign-in, where they are missing."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--port", type=int, default=8000, help="the port that the site will answer on")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("setup_demo makes a known sign-in: it is for installations with DEBUG on only.")
        refuse_taken_port(options["port"])
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        stored_secret(settings.VAR_DIR / "secret_key")
        # What an installation prints at its start is the addresses; these would bury them.
        for name in ("wagtail", "modelsearch"):
            logging.getLogger(name).setLevel(logging.WARNING)
        call_command("compile_catalogues")
        self.stdout.write("Database ...")
        call_command("migrate", interactive=False, verbosity=0)
        self.stdout.write("Content ...")
        call_command("load_fixtures", stdout=self.stdout)
        ensure_user(stored_secret(settings.VAR_DIR / "demo_password", length=12))
        self.stdout.write("Starting ...")


def refuse_taken_port(port: int) -> None:
    """Raise CommandError where another program answers on the port already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            raise CommandError(f"Port {port} cannot be used ({error}). Try another: make serve PORT=8123") from error


def stored_secret(path: Path, length: int = 48) -> str:
    """Return the secret in the file, made at random and readable by its owner alone where there is none."""
    if path.exists() and (kept := path.read_text().strip()):
        return kept
    secret = secrets.token_urlsafe(length)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
        stream.write(secret + "\n")
    return secret


def ensure_user(password: str) -> None:
    """Make the demonstration editor where there is none. One who is there keeps the password they have."""
    users = get_user_model().objects
    if not users.filter(username=USERNAME).exists():
        users.create_superuser(USERNAME, f"{USERNAME}@example.org", password, first_name="Biên", last_name="tập")

"""`run_scheduler`: does every minute what is due, until it is told to stop."""

import logging
import signal
import threading
import time
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections

logger = logging.getLogger(__name__)
DUE = ("publish_scheduled", "resume_imports")
"""Commands run in this order. One that fails is logged and tried again the next time; the others still run."""


class Command(BaseCommand):
    help = "Publish what is scheduled and take up imports that stand still, every minute. Stops on SIGINT or SIGTERM."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--interval", type=float, default=60, help="seconds between two runs (60)")
        parser.add_argument("--once", action="store_true", help="run once and stop, for use by cron")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            run_due()
            return
        stopped = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopped.set())
        while not stopped.is_set():
            run_due()
            stopped.wait(seconds_to_next(time.time(), options["interval"]))


def run_due() -> None:
    """Run each due command. An error is logged, never raised: a scheduler that stops publishes nothing."""
    close_old_connections()
    for name in DUE:
        try:
            call_command(name, verbosity=0)
        except Exception:
            logger.exception("%s failed; it is tried again with the next run", name)
    close_old_connections()


def seconds_to_next(now: float, interval: float) -> float:
    """Return the seconds until the next multiple of the interval, so that runs fall on the full minute."""
    return interval - now % interval

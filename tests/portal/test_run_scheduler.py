"""The scheduler does what is due every minute and survives what goes wrong."""

import logging
import os
import signal
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import call_command

from hanoiconv.portal.management.commands import run_scheduler


def test_runs_fall_on_the_full_minute():
    assert run_scheduler.seconds_to_next(120.0, 60) == 60
    assert run_scheduler.seconds_to_next(121.5, 60) == 58.5


@pytest.mark.django_db
def test_one_run_publishes_what_is_due(monkeypatch):
    ran = []
    monkeypatch.setattr(run_scheduler, "call_command", lambda name, **kwargs: ran.append(name))
    call_command("run_scheduler", once=True)
    assert ran == ["publish_scheduled", "resume_imports"]


@pytest.mark.django_db
def test_a_failing_command_is_logged_and_the_others_still_run(monkeypatch, caplog):
    ran = []

    def call(name, **kwargs):
        ran.append(name)
        if name == "fails":
            raise RuntimeError("the database is away")

    monkeypatch.setattr(run_scheduler, "call_command", call)
    monkeypatch.setattr(run_scheduler, "DUE", ("fails", "works"))
    with caplog.at_level(logging.ERROR):
        run_scheduler.run_due()
    assert ran == ["fails", "works"]
    assert "fails failed" in caplog.text


def test_it_stops_when_told_though_the_database_has_no_tables(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "manage.py", "run_scheduler", "--interval", "0.1"],
        cwd=settings.BASE_DIR,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "hanoiconv.settings.base",
            "VAR_DIR": str(tmp_path),
            "DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3",
            "REDIS_URL": "",
        },
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    try:
        # It failed once and is still there.
        assert any("publish_scheduled failed" in line for line in process.stderr)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
        assert process.returncode == 0
    finally:
        process.kill()

"""A whole portal for the browser: the fixtures loaded once, a live server, the machine's Chromium.

These tests run in a pytest of their own (`make test-services`): the portal they share lives as long as the session.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from pytest_django.live_server_helper import LiveServer

from hanoiconv.portal.loading.loader import load


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", type=Path, help="the folder for the pictures of tests/browser/walk.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here as a browser test."""
    here = Path(__file__).parent
    for item in items:
        if here in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def portal(django_test_environment: None, django_db_blocker: Any) -> Iterator[str]:
    """Return the address of a running portal with its own content.

    It makes the test database itself: the server's threads see only what is committed, so these tests are not marked
    `django_db`, and without a test that is, pytest-django makes none.
    """
    with django_db_blocker.unblock():
        databases = setup_databases(verbosity=0, interactive=False)
        load(Path(settings.BASE_DIR) / "fixtures")
        server = LiveServer("127.0.0.1")
        yield server.url
        server.stop()
        _leave_the_database()
        teardown_databases(databases, verbosity=0)


def _leave_the_database() -> None:
    """End what answers to a closed tab are still at: a PostgreSQL database in use cannot be dropped."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )

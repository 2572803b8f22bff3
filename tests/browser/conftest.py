"""A whole portal for the browser: the fixtures loaded once, a live server, the machine's Chromium.

These tests run in a pytest of their own (`make test-services`): the portal they share lives as long as the session.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from pytest_django.live_server_helper import LiveServer

from hanoiconv.portal.loading.loader import load


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here as a browser test."""
    here = Path(__file__).parent
    for item in items:
        if here in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def portal(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """Return the address of a running portal with its own content."""
    with django_db_blocker.unblock():
        load(Path(settings.BASE_DIR) / "fixtures")
        server = LiveServer("127.0.0.1")
        yield server.url
        server.stop()

"""What the tests of the public pages share: one small portal for a whole module, which no test changes for the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tests.public.world import World


@pytest.fixture(autouse=True)
def _database(db: None) -> None:
    """Every test here reads the database: pytest-django makes a test database only for tests that say so."""


@pytest.fixture(scope="module")
def rolled_back(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Let a module's own data stand under all of its tests, and take it away after the last."""
    with django_db_blocker.unblock(), translation.override("vi"), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def built(rolled_back: None) -> World:
    """The portal of the module; ask for `world` instead."""
    return World.build()


@pytest.fixture
def world(built: World) -> World:
    """A portal with one of everything. What a test changes in the database is undone after it."""
    return built


@pytest.fixture
def read(client: Client) -> Callable[..., str]:
    """Return what a visitor gets at an address, as text; the status must be the one expected."""

    def get(address: str, status: int = 200, **data: str) -> str:
        response = client.get(address, data or None)
        assert response.status_code == status, f"{address}: {response.status_code}"
        return response.content.decode()

    return get


def queries_of(address: str) -> int:
    """Return how many queries a visit costs once the first has warmed what a running site keeps in memory."""
    client = Client()
    assert client.get(address).status_code == 200, address
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)

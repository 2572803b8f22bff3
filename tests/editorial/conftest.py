"""People of the newsroom's roles, each with a browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client

from hanoiconv.core.models import User
from hanoiconv.editorial.roles import ROLES

NAMES = [role.name for role in ROLES]
Person = Callable[[str], tuple[User, Client]]


@pytest.fixture
def newsroom(db: None) -> None:
    """The roles and the workflow."""
    call_command("setup_newsroom", verbosity=0)


@pytest.fixture
def person(newsroom: None) -> Person:
    """Return a maker of a signed-in person of a role, and their browser."""

    def sign_in(role: str) -> tuple[User, Client]:
        number = User.objects.count()
        user = User.objects.create_user(f"thu-{number}", f"thu{number}@example.org", "x")
        user.groups.add(Group.objects.get(name=role))
        client = Client()
        client.force_login(user)
        return user, client

    return sign_in

"""What `make serve` does before it starts the site."""

import socket
import stat

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from hanoiconv.portal.management.commands import setup_demo


@pytest.fixture
def installation(tmp_path, settings, monkeypatch):
    """A fresh installation, with the long steps left out."""
    settings.DEBUG = True
    settings.VAR_DIR = tmp_path / "var"
    monkeypatch.setattr(setup_demo, "call_command", lambda *args, **kwargs: None)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return settings.VAR_DIR, port


@pytest.mark.django_db
def test_the_demonstration_sign_in_works_and_is_made_at_random(installation):
    var, port = installation
    call_command("setup_demo", port=port)
    password = (var / "demo_password").read_text().strip()
    assert len(password) >= 16
    assert get_user_model().objects.get(username="bientap").check_password(password)
    assert stat.S_IMODE((var / "demo_password").stat().st_mode) == 0o600
    assert stat.S_IMODE((var / "secret_key").stat().st_mode) == 0o600
    assert setup_demo.stored_secret(var / "another") != setup_demo.stored_secret(var / "yet_another")


@pytest.mark.django_db
def test_a_second_start_changes_neither_key_nor_password(installation):
    var, port = installation
    call_command("setup_demo", port=port)
    before = [(var / name).read_text() for name in ("secret_key", "demo_password")]
    editor = get_user_model().objects.get(username="bientap")
    editor.set_password("what the editor chose")
    editor.save()
    call_command("setup_demo", port=port)
    assert [(var / name).read_text() for name in ("secret_key", "demo_password")] == before
    editor.refresh_from_db()
    assert editor.check_password("what the editor chose")


@pytest.mark.django_db
def test_a_taken_port_is_refused_before_anything_is_made(installation):
    var, _ = installation
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(CommandError, match="make serve PORT="):
            call_command("setup_demo", port=other.getsockname()[1])
    assert not var.exists()


@pytest.mark.django_db
def test_a_public_installation_gets_no_demonstration_sign_in(installation, settings):
    settings.DEBUG = False
    with pytest.raises(CommandError):
        call_command("setup_demo", port=installation[1])
    assert not get_user_model().objects.filter(username="bientap").exists()

"""Gunicorn for `make serve`: one process, so that what it keeps in memory is the same for every request."""

from typing import Any

workers = 1
threads = 8
timeout = 120
loglevel = "warning"
control_socket_disable = True


def post_worker_init(worker: Any) -> None:
    """Say where the site is, once it can answer."""
    from django.conf import settings
    from django.contrib.auth import get_user_model

    address = settings.WAGTAILADMIN_BASE_URL
    user = get_user_model().objects.filter(username="bientap").first()
    stored = settings.VAR_DIR / "demo_password"
    password = stored.read_text().strip() if stored.exists() else ""
    known = user is not None and user.check_password(password)
    lines = [
        "",
        f"The portal answers at {address}",
        f"  Vietnamese  {address}/vi/",
        f"  English     {address}/en/",
        f"  Editors     {address}/admin/",
        f"  Sign in     bientap, password {password}" if known else "  Sign in     bientap, with the password you gave",
        "Stop it with Ctrl-C.",
        "",
    ]
    print("\n".join(lines), flush=True)

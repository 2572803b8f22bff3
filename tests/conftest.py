"""What every test stands on: the test settings, no network, an empty cache; and `--services` for the full run."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.cache import cache
from hypothesis import settings as hypothesis_settings

pytest_plugins = ["tests.builders"]
LOOPBACK = ("127.", "::1", "localhost")

# How long an example takes says more of the machine than of the code; CI tries the same examples each time.
hypothesis_settings.register_profile("portal", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis_settings.load_profile("portal")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--services",
        action="store_true",
        help="run on PostgreSQL and Redis and with the browser; what is missing of them is an error",
    )


def pytest_configure(config: pytest.Config) -> None:
    if settings.SETTINGS_MODULE != "hanoiconv.settings.test":
        raise pytest.UsageError(f"Tests run on hanoiconv.settings.test, not on {settings.SETTINGS_MODULE}.")
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    settings.CACHES["default"]["KEY_PREFIX"] = f"test-{worker}"
    if config.getoption("--services") and worker == "main":
        faults = [fault for fault in (postgresql_fault(), redis_fault(), chromium_fault()) if fault]
        if faults:
            raise pytest.UsageError("The full run cannot start.\n" + "\n".join(f"  - {fault}" for fault in faults))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests of PostgreSQL or Redis, and those that take minutes, where the run is not on these."""
    if config.getoption("--services"):
        return
    left_out = [item for item in items if item.get_closest_marker("services")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(settings.VAR_DIR, ignore_errors=True)  # a temporary folder: hanoiconv.settings.test makes it


def postgresql_fault() -> str | None:
    """Return why the tests cannot run on the PostgreSQL of DATABASE_URL, or None."""
    import psycopg

    database = settings.DATABASES["default"]
    if "DATABASE_URL" not in os.environ:
        return "DATABASE_URL is not set (postgres://user:password@127.0.0.1:5432/name)"
    if "postgresql" not in database["ENGINE"]:
        return "DATABASE_URL does not name a PostgreSQL database"
    names = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}
    given = {name: database[key] for name, key in names.items() if database.get(key)}
    try:
        psycopg.connect(**given, connect_timeout=5).close()
    except psycopg.Error as error:
        return f"DATABASE_URL: PostgreSQL does not let us in: {error}"
    return None


def redis_fault() -> str | None:
    """Return why the tests cannot run with the Redis of REDIS_URL, or None."""
    import redis

    address = settings.REDIS_URL
    if not address:
        return "REDIS_URL is not set (redis://127.0.0.1:6379/9)"
    try:
        redis.Redis.from_url(address, socket_connect_timeout=5, socket_timeout=5).ping()
    except (redis.RedisError, ValueError) as error:
        return f"REDIS_URL: no Redis answers at {urlsplit(address).hostname}: {error}"
    return None


def chromium_path() -> str:
    """Return the browser that the browser tests drive: CHROMIUM, or where Debian puts it."""
    return os.environ.get("CHROMIUM") or "/usr/bin/chromium"


def chromium_fault() -> str | None:
    """Return why the browser tests cannot run, or None."""
    if os.access(chromium_path(), os.X_OK) and Path(chromium_path()).is_file():
        return None
    return f"CHROMIUM: there is no browser at {chromium_path()} (Debian: the package chromium)"


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Start the machine's own Chromium, never one that Playwright would download."""
    # Playwright's event loop runs in the tests' thread, where Django would otherwise refuse database access.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    return {"executable_path": chromium_path(), "args": [*sandbox, "--disable-dev-shm-usage"]}


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """Let no test see what another left in the cache; a shared Redis keeps what is not ours."""
    yield
    if hasattr(cache, "delete_pattern"):
        cache.delete_pattern("*")
    else:
        cache.clear()


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Let no test reach beyond this machine."""
    original = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if self.family != socket.AF_UNIX and not str(host).startswith(LOOPBACK):
            raise AssertionError(f"a test tried to reach {host}: tests stay on this machine")
        return original(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        yield

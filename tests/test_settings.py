"""Settings come from the environment; what is missing or wrong is refused at the start, by name."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

COMPLETE = {
    "SECRET_KEY": "a-key-of-more-than-fifty-characters-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "portal.example.org",
    "DATABASE_URL": "postgres://portal@127.0.0.1/portal",
    "PUBLIC_URL": "https://portal.example.org",
}


def start(
    module: str, tmp_path, code: str = "print('started')", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Start Python with the settings and only these variables, and run the code."""
    program = f"import django; from django.conf import settings; django.setup(); {code}"
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=settings.BASE_DIR,
        # An empty value also keeps a developer's .env out.
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": f"hanoiconv.settings.{module}",
            "VAR_DIR": str(tmp_path),
            "REDIS_URL": "",
            "DEBUG": "1",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_production_starts_with_what_it_needs(tmp_path):
    """The warnings that `check --deploy` gives are looked at by `make check`."""
    done = start("production", tmp_path, "print(settings.DEBUG)", **COMPLETE)
    assert done.stdout.strip() == "False", done.stderr


def test_production_names_all_that_is_missing(tmp_path):
    done = start("production", tmp_path, **dict.fromkeys(COMPLETE, ""))
    assert done.returncode != 0
    assert "Missing settings: SECRET_KEY, ALLOWED_HOSTS, DATABASE_URL, PUBLIC_URL." in done.stderr


@pytest.mark.parametrize("name", sorted(COMPLETE))
def test_production_refuses_to_start_without(name, tmp_path):
    done = start("production", tmp_path, **COMPLETE | {name: ""})
    assert done.returncode != 0
    assert f"Missing settings: {name}." in done.stderr
    assert "started" not in done.stdout


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("PUBLIC_URL", "http://portal.example.org"),
        ("ALLOWED_HOSTS", "portal.example.org,*"),
        ("DATABASE_URL", "mysql://portal@127.0.0.1/portal"),
        ("DATABASE_URL", "portal.sqlite3"),
        ("REDIS_URL", "127.0.0.1:6379"),
    ],
)
def test_production_refuses_a_wrong_value_by_name(name, value, tmp_path):
    done = start("production", tmp_path, **COMPLETE | {name: value})
    assert done.returncode != 0
    assert "ImproperlyConfigured" in done.stderr
    assert name in done.stderr.splitlines()[-1]


def test_without_any_setting_the_database_is_sqlite_under_var(tmp_path):
    done = start(
        "base", tmp_path, "print(settings.DATABASES['default']['ENGINE'], settings.DATABASES['default']['NAME'])"
    )
    assert done.stdout.split() == ["django.db.backends.sqlite3", str(tmp_path / "portal.sqlite3")], done.stderr


def test_sqlite_runs_in_wal_mode(tmp_path):
    code = "from django.db import connection as c; print(c.cursor().execute('PRAGMA journal_mode').fetchone()[0])"
    assert start("base", tmp_path, code).stdout.strip() == "wal"


def test_database_url_chooses_postgresql(tmp_path):
    done = start(
        "base", tmp_path, "print(settings.DATABASES['default']['ENGINE'])", DATABASE_URL="postgres://a:b@127.0.0.1/c"
    )
    assert done.stdout.strip() == "django.db.backends.postgresql", done.stderr


def test_redis_url_chooses_redis_and_a_dead_redis_costs_no_page(tmp_path):
    code = "from django.core.cache import caches; c = caches['default']; c.set('a', 1); print(type(c), c.get('a'))"
    done = start("base", tmp_path, code, REDIS_URL="redis://127.0.0.1:1/0")
    assert done.stdout.strip() == "<class 'django_redis.cache.RedisCache'> None", done.stderr


def test_every_setting_is_described_for_operators():
    folder = settings.BASE_DIR / "hanoiconv" / "settings"
    read = {name for path in folder.glob("*.py") for name in re.findall(r'env\.\w+\(\s*"(\w+)"', path.read_text())}
    described = set(
        re.findall(r"^\| `([A-Z_]+)` \|", (settings.BASE_DIR / "docs" / "operating.md").read_text(), re.MULTILINE)
    )
    assert read == described

"""Every check that is no test, run by `make check`. All run; the failed ones are named at the end, with status 1."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
CODE = ["manage.py", "hanoiconv", "news", "events", "tests", "benchmarks", ".ci", "deploy"]
PYTHON = str(BIN / "python")

CHECKS = {
    "formatting": [str(BIN / "ruff"), "format", "--check", *CODE],
    "linting": [str(BIN / "ruff"), "check", *CODE],
    "types": [str(BIN / "mypy"), "hanoiconv", "news", "events"],
    "import layers": [str(BIN / "lint-imports")],
    "templates": [str(BIN / "djlint"), "templates", "--lint", "--quiet"],
    "catalogues": [PYTHON, "manage.py", "check_catalogues"],
    "missing migrations": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
    "deployment settings": [PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
}

ENVIRONMENT = os.environ | {"DATABASE_URL": "sqlite://:memory:", "REDIS_URL": ""}
# What production asks for. The values are examples; nothing is connected to.
DEPLOYMENT = {
    "DJANGO_SETTINGS_MODULE": "hanoiconv.settings.production",
    "SECRET_KEY": "only-for-this-check-" + "0123456789abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ALLOWED_HOSTS": "portal.example.org",
    "PUBLIC_URL": "https://portal.example.org",
    "DATABASE_URL": "postgres://portal@127.0.0.1/portal",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
}


def main() -> int:
    """Run all checks or those named as arguments; return the exit status."""
    wanted = sys.argv[1:] or list(CHECKS)
    failed = []
    for name in wanted:
        start = time.monotonic()
        environment = ENVIRONMENT | DEPLOYMENT if name == "deployment settings" else ENVIRONMENT
        print(f"== {name}", flush=True)
        status = subprocess.run(CHECKS[name], cwd=ROOT, env=environment, check=False).returncode
        print(f"   {'failed' if status else 'ok'} ({time.monotonic() - start:.1f} s)", flush=True)
        if status:
            failed.append(name)
    print("Failed: " + ", ".join(failed) if failed else "All checks passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

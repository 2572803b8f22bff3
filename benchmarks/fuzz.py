"""Looks for input that makes the importer raise, guided by which code each input reaches.

    python -m benchmarks.fuzz [seconds] [atheris options]

What it finds is kept as a case of tests/news/importing/test_robustness.py. Inputs that took it further stay in
`var/fuzz/`, so that the next run begins where this one ended.
"""

from __future__ import annotations

import sys

import atheris

from hanoiconv.settings.base import VAR_DIR

with atheris.instrument_imports(include=["news.importing"]):
    from news.importing.intake import files_from_upload
    from news.importing.pipeline import process
    from news.importing.reporting import report_to_json

LONGEST = 4_096
SLOWEST = 10
KEPT = VAR_DIR / "fuzz"


def try_one(data: bytes) -> None:
    """Take one input through intake, all pure steps and the report."""
    files = files_from_upload("x.zip", data)
    report_to_json(process(files))


def main(arguments: list[str]) -> None:
    """Run for so many seconds."""
    seconds, *options = arguments or ["60"]
    KEPT.mkdir(parents=True, exist_ok=True)
    limits = [f"-max_total_time={int(seconds)}", f"-max_len={LONGEST}", f"-timeout={SLOWEST}", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], str(KEPT), "tests/corpus", *limits, *options], try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])

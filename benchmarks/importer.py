"""How fast the importer is: documents a second, one file of 5 MB, comparing with 100,000 sources on record.

    python -m benchmarks.importer [texts] [growth] [stored]

Without a name all parts run, one after another, on one core. Times are processor seconds, the median of several runs.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from hashlib import shake_256
from itertools import cycle, islice
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = 5_000
DOCUMENTS = 100
SIZES = (1_250_000, 2_500_000, 5_000_000)
STORED = int(os.environ.get("BENCH_STORED", "100000"))
ASKED = 200


def corpus() -> list[str]:
    """The plain texts of the importer's corpus."""
    found = sorted((ROOT / "tests" / "corpus").rglob("*.txt"))
    return [path.read_bytes().decode("utf-8", errors="replace") for path in found]


def documents(size: int = DOCUMENT) -> list[bytes]:
    """Texts of about `size` bytes: each begins as one of the corpus and goes on with paragraphs of others.

    Each such paragraph is marked with a number, so that none is met twice and no cache makes the importer look faster.
    """
    texts = corpus()
    prose = [line for text in texts for line in text.splitlines() if len(line) > 150]
    made = []
    for number, text in enumerate(islice(cycle(texts), DOCUMENTS)):
        more = islice(cycle(prose), number * 7, None)
        while len(text.encode()) < size:
            text = f"{text}\n{next(more).rstrip('.')} (mục {number}.{len(text)})."
        made.append(text.encode()[:size].decode(errors="ignore").encode())
    return made


def measure_texts() -> None:
    """All pure steps on a hundred documents of 5 kB, as one run, three times in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.importer", "once"]
    speeds = [float(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout) for _ in range(3)]
    print(f"documents of {DOCUMENT} bytes, all pure steps: {median(speeds):.0f} a second", flush=True)


def measure_once() -> None:
    """Print how many documents are taken through all pure steps in a second of processor time."""
    from news.importing.documents import RawFile
    from news.importing.pipeline import process

    files = [RawFile(f"{number}.txt", data) for number, data in enumerate(documents())]
    process([RawFile("x", b"Trang")])
    started = time.process_time()
    process(files)
    print(len(files) / (time.process_time() - started))


def measure_growth() -> None:
    """One file of prose, at three sizes, each in a process of its own."""
    for size in SIZES:
        command = [sys.executable, "-m", "benchmarks.importer", f"file={size}"]
        subprocess.run(command, cwd=ROOT, check=True)


def measure_file(size: int) -> None:
    """One file of `size` bytes, and the most memory the process ever had."""
    from news.importing.documents import RawFile
    from news.importing.pipeline import process

    prose = [line for text in corpus() for line in text.splitlines() if len(line) > 150]
    data = "\n".join(islice(cycle(prose), size // 300 + 1)).encode()
    data = (data * (size // len(data) + 1))[:size]
    started = time.process_time()
    process([RawFile("one.txt", data)])
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"one file of {size / 1e6:.2f} MB: {seconds:.1f} s, {peak} MB of memory at most", flush=True)


def made_up_texts(count: int) -> Iterator[str]:
    """Texts of about 5 kB that share words and stock phrases, as texts on one subject do, and no paragraph."""
    words = sorted({word for text in corpus() for word in text.split() if word.isalpha()})
    phrases = [" ".join(words[start : start + 6]) for start in range(0, len(words) - 6, 6)][:300]
    for number in range(count):
        drawn = shake_256(str(number).encode()).digest(1_700)
        said = []
        for place in range(0, len(drawn), 2):
            value = drawn[place] << 8 | drawn[place + 1]
            common = value % 25 == 0
            said.append(
                phrases[value % len(phrases)] if common else words[min(value * value >> 16, value) % len(words)]
            )
        yield " ".join(said)


def measure_stored() -> None:
    """Comparing with 100,000 sources in an SQLite file: the first entry of all, then one document at a time."""
    with tempfile.TemporaryDirectory() as folder:
        database = os.environ.get("BENCH_DATABASE_URL") or f"sqlite:///{folder}/bench.sqlite3"
        environment = os.environ | {"DATABASE_URL": database, "REDIS_URL": "", "VAR_DIR": folder}
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, check=True, env=environment)
        subprocess.run([sys.executable, "-m", "benchmarks.importer", "database"], cwd=ROOT, check=True, env=environment)


def measure_database() -> None:
    """Fill the database that the environment names, and ask it."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hanoiconv.settings.test")
    django.setup()

    from hanoiconv.sources.models import Source, SourceFingerprint, SourceShingle
    from news.importing.comparing import fingerprint, repeats_stored
    from news.imports.stored import StoredSources, take_fingerprints, without_fingerprint

    rows = (
        Source(pk=n, label=f"{n}", slug=f"n{n}", raw_file="x", cleaned_text=text, checksum=f"{n:064d}")
        for n, text in enumerate(made_up_texts(STORED), start=1)
    )
    while not Source.objects.filter(pk=STORED).exists() and (some := list(islice(rows, 1_000))):
        Source.objects.bulk_create(some)
    started = time.perf_counter()
    take_fingerprints(without_fingerprint())
    filled = time.perf_counter() - started
    print(f"fingerprints of {SourceFingerprint.objects.count()} sources: {filled:.0f} s, once", flush=True)
    print(f"rows of shingles: {SourceShingle.objects.count()}", flush=True)
    started = time.perf_counter()
    take_fingerprints(without_fingerprint())
    known = StoredSources()
    print(f"beginning a run: {(time.perf_counter() - started) * 1000:.0f} ms", flush=True)
    texts = list(islice(made_up_texts(STORED), 0, STORED, STORED // ASKED))
    halves = [" ".join(text.split()[: len(text.split()) // 2]) for text in texts]
    others = [" ".join(reversed(text.split())) for text in texts]
    for name, asked in (("the same words", texts), ("the first half", halves), ("another text", others)):
        times, found = [], 0
        for text in asked:
            own = fingerprint(text)
            started = time.perf_counter()
            found += repeats_stored("x", 1, own, known) is not None
            times.append(time.perf_counter() - started)
        slowest = max(times) * 1000
        print(f"{name}: {median(times) * 1000:.1f} ms a document, {slowest:.0f} at most; found {found} of {len(asked)}")


PARTS: dict[str, Callable[[], None]] = {"texts": measure_texts, "growth": measure_growth, "stored": measure_stored}


def main(names: list[str]) -> None:
    """Run the parts named, or all."""
    for name in names or list(PARTS):
        if name.startswith("file="):
            measure_file(int(name.removeprefix("file=")))
        elif name == "database":
            measure_database()
        elif name == "once":
            measure_once()
        else:
            PARTS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])

"""What correcting a figure costs that a thousand pages show: the editor's request, a reader's, and the worker's part.

    python -m benchmarks.corrections

Makes a database of its own beside that of DATABASE_URL, as tests do, and drops it. BENCH_PAGES says how many pages.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from typing import Any

PAGES = int(os.environ.get("BENCH_PAGES", "1000"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hanoiconv.settings.base")
os.environ.setdefault("LOG_LEVEL", "WARNING")
os.environ.setdefault("VAR_DIR", tempfile.mkdtemp(prefix="hanoiconv-bench-"))


def timed(what: str, work: Callable[[], Any]) -> Any:
    """Do it, print how long it took by the clock, and return what it gave."""
    start = time.perf_counter()
    result = work()
    print(f"{what}: {time.perf_counter() - start:.2f} s", flush=True)
    return result


def body(observation: Any) -> list[dict[str, Any]]:
    """Return a body of ten paragraphs, the figure in one of them."""
    figure = f'<p>Có <embed embedtype="figure" observation="{observation.pk}"/> đã ký.</p>'
    prose = "<p>" + "Đoạn văn thử nghiệm về an ninh mạng. " * 12 + "</p>"
    return [{"type": "text", "value": text} for text in [figure, *[prose] * 9]]


def measure() -> None:
    """Make the pages, correct the figure as an editor's request does, read every page, and let the worker work off."""
    from django.core.management import call_command
    from django.test import Client
    from django_tasks_db.models import DBTaskResult

    from news.models import NewsIndexPage
    from tests import builders as make

    home = make.make_home()
    index = make.make_page(NewsIndexPage, home, headline_vi="Tin tức", headline_en="News")
    statistic = make.make_statistic(title_vi="Số nước ký thử", title_en="Test signatories", unit_vi="nước")
    wrong = make.make_observation(statistic, "1465", as_of="2025-10-25")
    text = body(wrong)
    articles = [make.make_article(index, headline_vi=f"Bài {n}", body_vi=text) for n in range(PAGES)]
    call_command("db_worker", batch=True, verbosity=0)

    def correct() -> Any:
        right = make.make_observation(statistic, "1468", as_of="2025-10-25", corrects=wrong)
        right.save_revision().publish()
        return right

    timed(f"saving and queueing a correction shown on {PAGES} pages", correct)
    print(f"tasks queued: {DBTaskResult.objects.filter(status='READY').count()}")
    client = Client()

    def read() -> int:
        return sum("1.468" in client.get(article.url_in("vi")).content.decode() for article in articles)

    print(f"right at their next request, before the worker ran: {timed('reading all pages', read)} of {PAGES}")
    timed("the worker's part: addresses and search entries", lambda: call_command("db_worker", batch=True, verbosity=0))
    html = client.get("/vi/tim-kiem/", {"q": "1.468"}).content.decode()
    print(f"found by the right figure: {'Bài ' in html}")


def main() -> None:
    """Measure in a test database."""
    import django

    django.setup()
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases
    from django.utils.translation import override

    setup_test_environment()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        with override("vi"):
            measure()
    finally:
        teardown_databases(databases, verbosity=0)


if __name__ == "__main__":
    main()

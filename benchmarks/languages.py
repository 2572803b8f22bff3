"""How fast the dashboard of languages and the translators' queue are, with 1,000 and with 50,000 articles.

    python -m benchmarks.languages

Makes a database of its own beside that of DATABASE_URL (its user must be allowed to) and drops it at the end. The
articles are copies of one, their states copies of its. Each time is the median of several requests.
"""

from __future__ import annotations

import os
import time
from statistics import median
from typing import Any

import django
from django.db import connection

SIZES = tuple(int(size) for size in os.environ.get("BENCH_ARTICLES", "1000 50000").split())
REQUESTS = 15
FIRST = 1_000_000
LISTS = (
    "",
    "?p=15",
    "?language=en&state=out_of_date",
    "?state=missing&section={section}",
    "?owner={owner}&age=7",
    "queue/",
    "queue/?language=en&section={section}",
)
STATE = "CASE n.i % 10 WHEN 0 THEN 'missing' WHEN 1 THEN 'out_of_date' WHEN 2 THEN 'draft' ELSE 'shown' END"


def copy_rows(table: str, where: str, first: int, last: int, changed: dict[str, str]) -> None:
    """Copy the rows of `table` that `where` names once for each number; `changed` is SQL that may use n.i and t."""
    with connection.cursor() as cursor:
        columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
        names = ", ".join(f'"{column}"' for column in columns)
        values = ", ".join(changed.get(column, f't."{column}"') for column in columns)
        cursor.execute(
            f"INSERT INTO {table} ({names}) WITH RECURSIVE n(i) AS "
            f"(SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last}) "
            f"SELECT {values} FROM {table} t, n WHERE t.{where}"
        )


def grow(article: Any, item: Any, before: int, size: int) -> None:
    """Copy the article and its states until there are `size`."""
    is_postgresql = connection.vendor == "postgresql"
    code = "lpad(upper(to_hex(n.i)), 4, '0')" if is_postgresql else "printf('%04X', n.i)"
    uuid = "gen_random_uuid()" if is_postgresql else "lower(hex(randomblob(16)))"
    ago = "now() - n.i * interval '10 minutes'" if is_postgresql else "datetime('now', (-10 * n.i) || ' minutes')"
    number, path = f"{FIRST} + n.i", f"'{article.path[:-4]}' || {code}"
    page = {"id": number, "path": path, "slug": f"'bai-' || {code}", "translation_key": uuid}
    site_page = {"page_ptr_id": number, "path_vi": f"'tin/' || {code}", "path_en": f"'news/' || {code}"}
    copy_rows("wagtailcore_page", f"id = {article.pk}", before, size, page)
    copy_rows("core_sitepage", f"page_ptr_id = {article.pk}", before, size, site_page)
    copy_rows("news_articlepage", f"sitepage_ptr_id = {article.pk}", before, size, {"sitepage_ptr_id": number})
    kept = {"id": number, "object_id": number, "tree_path": path, "title": f"'Bài ' || {code}", "edited_at": ago}
    copy_rows("translating_translateditem", f"id = {item.pk}", before, size, kept)
    for offset, row in enumerate(item.states.order_by("language")):
        state = STATE if row.language == "en" else "'shown'"
        changed = {"id": f"{number} * 2 + {offset}", "item_id": number, "state": state, "since": ago}
        copy_rows("translating_languagestate", f"id = {row.pk}", before, size, changed)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if is_postgresql else "ANALYZE")


def a_first_article() -> Any:
    """Make a front page, a section and an article in two languages."""
    from wagtail.models import Page, Site

    from hanoiconv.core.models import User
    from hanoiconv.portal.models import HomePage
    from news.models import ArticlePage, NewsIndexPage

    user = User.objects.create_superuser("do-toc-do", "do@test.invalid", "mat-khau-thu")
    home = Page.get_first_root_node().add_child(
        instance=HomePage(headline_vi="Đo", headline_en="Measure", url_slug_vi="do-toc-do")
    )
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": home})
    section = home.add_child(instance=NewsIndexPage(headline_vi="Tin đo", headline_en="Measured"))
    values = {"headline_vi": "Bài", "headline_en": "Article", "owner": user, "shown_en": True}
    return user, section, section.add_child(instance=ArticlePage(**values))


def measure(client: Any, address: str) -> tuple[float, int]:
    """Return how many milliseconds a request takes, and how many queries."""
    asked = []

    def note(execute: Any, *query: Any) -> Any:
        asked.append(query)
        return execute(*query)

    client.get(address)
    with connection.execute_wrapper(note):
        response = client.get(address)
    if response.status_code != 200:
        raise SystemExit(f"{address}: {response.status_code}")
    times = []
    for _request in range(REQUESTS):
        start = time.perf_counter()
        client.get(address)
        times.append((time.perf_counter() - start) * 1000)
    return median(times), len(asked)


def measure_all() -> None:
    """Measure each list at each size and print a line for each."""
    from django.test import Client

    from hanoiconv.translating.states import item_of

    user, section, article = a_first_article()
    client = Client()
    client.force_login(user)
    found: dict[str, list[tuple[float, int]]] = {}
    before = 2  # the first is there
    for size in SIZES:
        grow(article, item_of(article), before, size)
        before = size + 1
        for name in LISTS:
            address = "/admin/languages/" + name.format(section=section.path, owner=user.pk)
            found.setdefault(name, []).append(measure(client, address))
    for name, measured in found.items():
        said = ", ".join(f"{size}: {ms:.0f} ms" for size, (ms, _n) in zip(SIZES, measured, strict=True))
        ratio = measured[-1][0] / measured[0][0]
        print(f"{name or 'dashboard':42} {said}; {ratio:.2f} times; {measured[-1][1]} queries", flush=True)


def main() -> None:
    """Measure in a database that is made for it."""
    from django.test.utils import setup_test_environment

    setup_test_environment()
    own = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        measure_all()
    finally:
        connection.creation.destroy_test_db(own, verbosity=0)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hanoiconv.settings.base")
    os.environ.setdefault("DEBUG", "0")
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    django.setup()
    main()

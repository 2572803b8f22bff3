"""Holds the importer's report on the five source articles to what is known of them.

The articles are other publishers' and not in this repository; where the folder is there, `.ci/run` does
    python manage.py import_sources FOLDER/*.txt --dry-run --format json | python .ci/check_sources.py
Prints each fault; the exit status is 1 where there is any.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Document = dict[str, Any]
ONE_OF_EACH = ("opening", "closing", "plenary", "signing", "gala_dinner", "exhibition")


def main() -> int:
    """Read the report from standard input and return the exit status."""
    report = json.load(sys.stdin)
    documents = {Path(document["path"]).name[:3]: document for document in report["documents"]}
    if len(report["documents"]) != 5 or sorted(documents) != list(EXPECTED):
        print(f"expected one document of each of {list(EXPECTED)}, got {sorted(documents)}")
        return 1
    faults = [
        f"{number}: {fault}"
        for number, check in EXPECTED.items()
        for fault in [*common(documents[number]), *check(documents[number])]
    ]
    if report["summary"]["documents"] != 5 or report["summary"]["reject"]:
        faults.append(f"summary: {report['summary']}")
    print("\n".join(faults) or "The five sources come out as described.")
    return 1 if faults else 0


def common(document: Document) -> Iterator[str]:
    """Yield what is wrong with any document."""
    expected = "import_flagged" if document["warnings"] else "import"
    yield from differs(document, outcome=expected, language="vi", encoding="utf-8", reason=None)
    if any(not warning["message"] for warning in document["warnings"]):
        yield "a warning without a message"
    if any(not removal["reason"] or not removal["text"] for removal in document["removed"]):
        yield "a removal without text or reason"
    if document["source"] or document["draft"]:
        yield "a dry run made something"


def spam_in_a_sentence(document: Document) -> Iterator[str]:
    """000: betting spam glued into the first sentence goes and is flagged, and the sentence resumes."""
    yield from differs(document, title=None, published=None)
    yield from warned(document, "spam")
    yield from lacks(document, "los angeles", "ựcầnthiết")
    yield from has(document, "hàng đầu thế giới, với 78,44 triệu người sử dụng internet", "khoảng cách về năng lực số")
    if [removal["reason"] for removal in document["removed"]] != ["spam"]:
        yield f"removed: {[removal['reason'] for removal in document['removed']]}, not the spam alone"
    yield from statistics(
        document,
        ("78,44", None),
        ("79,1", None),
        ("16.000", "gần"),
        ("390.000", None),
        ("64,78", "tăng"),
        ("13.750", "hơn"),
    )
    yield from as_of(document, "13.750", "2024-08")
    yield from officials(document, "Nguyễn Minh Vũ")


def programme_announced(document: Document) -> Iterator[str]:
    """001: the date stands in the furniture; the programme's items come out counted, and not as statistics."""
    yield from differs(document, outcome="import", published="2025-10-08", title=None)
    yield from lacks(document, "XEM VIDEO", "date 2025")
    yield from officials(document, "Đặng Hoàng Giang", "António Guterres", "Lương Cường", "Lê Xuân Minh")
    yield from statistics(document, ("100", "gần"), ("100", "hơn"))
    yield from as_of(document, "100", "2025-10-06")
    counts = {event["kind"]: event["count"] for event in document["events"]}
    if counts != dict.fromkeys(ONE_OF_EACH, 1) | {"high_level": 4, "round_table": 4}:
        yield f"programme: {counts}"
    if any(not event["provisional"] or event["start"] for event in document["events"]):
        yield "programme: announced items are provisional and have no times"
    if len(document["statistics"]) != 2:
        yield f"statistics: {[entry['value'] for entry in document['statistics']]}, of which two are figures"


def interview_with_teasers(document: Document) -> Iterator[str]:
    """002: unrelated teasers run on after the last answer; questions and answers come out; no year is made up."""
    yield from differs(document, title=None, published=None)
    yield from warned(document, "unrelated_text")
    yield from lacks(
        document, "Võ Nguyên Giáp", "Hậu Giang", "Đăng kiểm", "Trần Hồng Hà", "Đạ M’ri", "Thái Bình", "Hoàn Kiếm", "|"
    )
    yield from has(
        document,
        "sự tích cực, chủ động của các Bộ, ngành liên quan.",
        "thông điệp mạnh mẽ về việc Việt Nam là thành viên tích cực",
    )
    yield from kinds(document, question=3)
    yield from officials(document, "Nguyễn Minh Vũ", alone=True)
    if not any(date["date"].startswith("XXXX-08-08") for date in document["dates"]):
        yield "dates: 8/8 has no year in this text, and none may be made up"
    if not any("Đoàn liên ngành" in caption for caption in document["captions"]):
        yield "captions: the delegation's picture caption is missing"
    yield from as_of(document, "13.750", None)


def interview_in_a_page(document: Document) -> Iterator[str]:
    """003: menus, teasers and video lists go; title, date, publisher and author are found."""
    yield from differs(document, outcome="import", published="2024-12-25", author="Khang Anh")
    if "mở ra một chương mới" not in (document["title"] or ""):
        yield f"title: {document['title']!r}"
    if "thoidai" not in (document["publisher"] or "").lower().replace("ờ", "o").replace("ạ", "a").replace(" ", ""):
        yield f"publisher: {document['publisher']!r}"
    yield from lacks(
        document,
        "Trang chủ",
        "Theo dõi",
        "Tin bài liên quan",
        "Đọc nhiều",
        "Multimedia",
        "Bắc Bling",
        "Gaza",
        "giá vàng",
        "Tân mão",
        "-->",
    )
    yield from has(document, "chuyển đổi số gắn với bảo đảm an ninh")
    yield from kinds(document, question=2)
    yield from officials(document, "Bùi Thanh Sơn", alone=True)


def starts_in_the_middle(document: Document) -> Iterator[str]:
    """004: nothing is removed; that it starts in mid-article is flagged."""
    yield from differs(document, title=None, published=None, removed=[])
    yield from warned(document, "starts_mid_article")
    if document["body"].split() != Path(document["path"]).read_text().split():
        yield "body: not the whole text"
    yield from officials(document, "Vũ Lê Thái Hoàng", alone=True)


def differs(document: Document, **expected: Any) -> Iterator[str]:
    """Yield each field that has another value than expected."""
    for name, value in expected.items():
        if document[name] != value:
            yield f"{name}: {document[name]!r}, not {value!r}"


def has(document: Document, *passages: str) -> Iterator[str]:
    """Yield each passage that the body lacks."""
    body = " ".join(document["body"].split())
    yield from (f"body: {passage!r} is missing" for passage in passages if passage not in body)


def lacks(document: Document, *passages: str) -> Iterator[str]:
    """Yield each passage that is left in the body."""
    yield from (f"body: {passage!r} is left in it" for passage in passages if passage in document["body"])


def warned(document: Document, *codes: str) -> Iterator[str]:
    """Yield each warning that is missing."""
    given = {warning["code"] for warning in document["warnings"]}
    yield from (f"warnings: {code} is missing from {sorted(given)}" for code in codes if code not in given)


def kinds(document: Document, question: int) -> Iterator[str]:
    """Yield whether questions and answers are not as many as they are in the text."""
    found = [block["type"] for block in document["blocks"]]
    if found.count("question") != question or found.count("answer") < question:
        yield f"blocks: {found.count('question')} questions and {found.count('answer')} answers, not {question} of each"


def officials(document: Document, *names: str, alone: bool = False) -> Iterator[str]:
    """Yield each official who was not found, has no position, or does not belong here."""
    found = {official["name"]: official["position"] for official in document["officials"]}
    yield from (f"officials: {name} has no entry with a position" for name in names if not found.get(name))
    if alone:
        yield from (f"officials: {name} is not of this article" for name in found if name not in names)


def statistics(document: Document, *figures: tuple[str, str | None]) -> Iterator[str]:
    """Yield each figure (value, qualifier) that was not found."""
    found = {(entry["value"], entry["qualifier"]) for entry in document["statistics"]}
    yield from (f"statistics: {figure} is missing" for figure in figures if figure not in found)


def as_of(document: Document, value: str, date: str | None) -> Iterator[str]:
    """Yield whether a figure has another date than the text gives it."""
    dates = {entry["as_of"] for entry in document["statistics"] if entry["value"] == value}
    if dates != {date}:
        yield f"statistics: {value} is as of {sorted(map(str, dates))}, not {date}"


EXPECTED = {
    "000": spam_in_a_sentence,
    "001": programme_announced,
    "002": interview_with_teasers,
    "003": interview_in_a_page,
    "004": starts_in_the_middle,
}

if __name__ == "__main__":
    sys.exit(main())

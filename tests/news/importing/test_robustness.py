"""Whatever comes in: no traceback, no hang, no markup that survives."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news.importing.documents import RawFile
from news.importing.pipeline import process
from news.importing.reporting import report_to_json

FRAGMENTS = [
    "Thứ trưởng",
    "Nguyễn Văn An",
    "25-26/10",
    "1.800",
    "1,8%",
    "(",
    ")",
    "“",
    '"',
    "...",
    "./.",
    "|",
    "- ",
    "PV:",
    "?",
    "\n",
    "\n\n",
    "<p>",
    "</p>",
    "<script>",
    "{{x}}",
    "{%",
    "&lt;",
    "tỷ số san marino",
    "soi kèo",
    "Tin liên quan",
    "Bình luận",
    "===",
    "\f",
    "\t",
    "date 2025-13-45",
    "31/02/2025",
    "ngày 30/2",
    "tháng 13/2025",
    "quý V/2025",
    "88888888888888888888",
    "năm 0000",
    "ựcầnthiếttrongtăng",
    "Phiên khai mạc",
    "25h99",
    "8h30 - 7h",
    "\u0301",
    "\u200d",
    "\ufffd",
    "İ",
    "ß",
    "𝔘",
    "🎉",
    "H'Hen",
    "Ông",
    "Ảnh:",
    "của",
    ",",
    ";",
    " ",
]

quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(st.binary(max_size=2_000))
def test_any_bytes(data: bytes) -> None:
    report_to_json(process([RawFile("x", data)]))


@quick
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=60).map(" ".join))
def test_any_mixture_of_known_shapes(text: str) -> None:
    report = process([RawFile("x", text.encode())])
    report_to_json(report)
    for document in report.documents:
        assert not re.search(r"<(?:script|p|/p)\b", document.body)


@quick
@given(st.text(max_size=600))
def test_any_text(text: str) -> None:
    report_to_json(process([RawFile("x", text.encode("utf-8", errors="replace"))]))


ATTACKS = [
    "a",
    "1.",
    "1 ",
    "123.456 ",
    "“",
    "<",
    "<p>",
    "<div>",
    "{{",
    ". ",
    "Nguyễn Văn ",
    "&",
    "a > ",
    "Tin liên quan\n",
    "- Thưa ông?\n",
    "25-26/10/2025 ",
    "Bộ trưởng Bộ ",
    "cầnthiết",
    "tỷ số a ",
    "| ",
    "#a ",
    "(",
    "một ",
    "Ảnh: ",
    "8h30 ",
    "phiên khai mạc và ",
    ", ",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_time_grows_no_faster_than_the_input(attack: str) -> None:
    """Twice the input takes no more than four times as long (linear, with room for noise)."""

    def seconds(size: int) -> float:
        data = (attack * (size // len(attack.encode()) + 1)).encode()
        started = time.process_time()
        process([RawFile("x", data)])
        return time.process_time() - started

    small, large = seconds(40_000), seconds(80_000)
    assert large < 4 * small + 0.5


def test_a_long_word_stays_and_hurts_nothing() -> None:
    word = "x" * 20_000
    (document,) = process(
        [RawFile("x", f"Tấn công mạng vào cảng {word} đã được chặn trong đêm qua.".encode())]
    ).documents
    assert word in document.body


@quick
@given(st.lists(st.tuples(*(st.integers(0, 4),) * 4), min_size=5, max_size=9, unique=True))
def test_articles_on_the_subject_keep_every_paragraph(choices: list[tuple[int, int, int, int]]) -> None:
    subjects = ["Cảng phía nam", "Trung tâm ứng cứu", "Ban thư ký", "Lực lượng an ninh mạng", "Hội đồng các thành phố"]
    verbs = ["đã công bố", "đang rà soát", "sẽ sửa lại", "vừa thử nghiệm", "muốn chia sẻ"]
    objects = [
        "quy trình báo tin tấn công mạng",
        "danh bạ kỹ sư trực đêm",
        "kịch bản diễn tập chung",
        "bản đồ các vụ lừa đảo trực tuyến",
        "chương trình đào tạo an ninh mạng",
    ]
    paragraphs = [
        f"{subjects[a]} {verbs[b]} {objects[c]} để các bên nắm được trước mùa bão, {objects[d]} là việc kế tiếp."
        for a, b, c, d in choices
    ]
    (document,) = process([RawFile("x", "\n".join(paragraphs).encode())]).documents
    assert document.body.split("\n\n") == paragraphs

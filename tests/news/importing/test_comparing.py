"""Duplicates and contradictions, within a run and with what is on record."""

from __future__ import annotations

from decimal import Decimal

from news.importing.comparing import SourceIndex, fingerprint, repeats_stored, same_position, similarity
from news.importing.documents import (
    ImportReport,
    KnownDate,
    KnownFigure,
    KnownOfficial,
    RawFile,
)
from news.importing.known import KnownFacts, KnownSource
from news.importing.pipeline import process

TITLE = "Các thành phố cảng ký thỏa thuận báo tin tấn công mạng"
BODY = [
    "Thỏa thuận lần đầu quy định thời hạn báo tin khi có tấn công mạng, để các cảng giúp nhau ngay trong ngày.",
    "Đường dây trực hoạt động suốt ngày đêm, mỗi cảng cử hai kỹ sư thay phiên nhau và có danh bạ chung.",
    "Chi phí được chia theo lượng hàng qua cảng, cảng nhỏ được miễn đóng góp trong hai năm đầu tham gia.",
    "Ban thư ký sẽ ghi lại mọi lần báo tin về tấn công mạng để rút kinh nghiệm cho những thành phố cảng đến sau.",
    "Các kỹ sư trực đêm được huấn luyện chung mỗi quý, lần gần nhất là ở cảng phía nam với kịch bản mất điện kéo dài.",
    "Người dân có thể gọi đường dây trực để hỏi khi nghi ngờ một tin nhắn, thay vì tự bấm vào đường dẫn lạ.",
]


def run(*texts: str, known: KnownFacts | None = None) -> ImportReport:
    files = [RawFile(f"{number}.txt", text.encode()) for number, text in enumerate(texts)]
    return process(files, known or KnownFacts())


def test_the_same_text_again_is_an_exact_duplicate() -> None:
    text = "\n".join([TITLE, *BODY])
    first, second, third = run(text, text, "Tiêu đề: Tên khác hẳn\r\n" + "\r\n".join(BODY)).documents
    assert first.duplicate_of is None
    assert second.duplicate_of
    assert (second.duplicate_of.kind, second.duplicate_of.path) == ("exact", "0.txt")
    assert third.duplicate_of
    assert third.duplicate_of.kind == "exact"
    assert "exact_duplicate" in [flag.code for flag in second.flags]


def test_reordered_and_abridged_texts_are_near_duplicates() -> None:
    reordered = "\n".join([TITLE, *reversed(BODY)])
    abridged = "\n".join(["Cảng biển có đường dây trực an ninh mạng", *BODY[:-2]])
    documents = run("\n".join([TITLE, *BODY]), reordered, abridged).documents
    assert [d.duplicate_of.kind if d.duplicate_of else None for d in documents] == [None, "near", "near"]


def test_the_abridged_text_is_the_duplicate_even_when_it_comes_first() -> None:
    short, long = run("\n".join(BODY[-2:]), "\n".join(BODY)).documents
    assert short.duplicate_of
    assert short.duplicate_of.path == "1.txt"
    assert long.duplicate_of is None


def test_texts_on_one_subject_are_no_duplicates() -> None:
    assert similarity(fingerprint(BODY[-1]), fingerprint(BODY[-2])) == 0.0


def test_stored_sources_are_found_by_checksum_and_by_words() -> None:
    text = "\n".join(BODY)
    (first,) = run(text).documents
    stored = KnownFacts(sources=SourceIndex.of([KnownSource(41, first.checksum, first.fingerprint)]))
    again, spaced = run(text, text.replace("\n", "\n\n"), known=stored).documents
    assert again.duplicate_of
    assert (again.duplicate_of.id, again.duplicate_of.kind) == (41, "exact")
    assert spaced.duplicate_of
    assert (spaced.duplicate_of.id, spaced.duplicate_of.kind) == (41, "exact")
    assert repeats_stored("", 1, fingerprint("một bài hoàn toàn khác"), stored.sources) is None


def test_a_figure_at_odds_with_the_record_is_a_contradiction() -> None:
    known = KnownFacts(
        figures=(KnownFigure(1, "quốc gia đăng ký tham dự diễn đàn", "quốc gia", Decimal(38), "2030-10-06", source=5),),
        dates=(KnownDate("thành phố cảng ký thỏa thuận báo tin tấn công mạng", "2030-06-09", source=6),),
        officials=(KnownOfficial(3, "Lý Thanh Hạnh", ("Vụ trưởng Vụ Luật pháp",)),),
    )
    text = "\n".join(
        [
            TITLE,
            "Ngày 10/6/2030, thành phố cảng ký thỏa thuận báo tin tấn công mạng.",
            "Tính đến ngày 6/10/2030, có 40 quốc gia đăng ký tham dự diễn đàn.",
            "Bà Lý Thanh Hạnh, Giám đốc Trung tâm Ứng cứu sự cố, cho biết đường dây trực đã hoạt động.",
        ]
    )
    (document,) = run(text, known=known).documents
    assert [(c.here, c.source) for c in document.contradictions] == [
        ("40 quốc gia", 5), ("2030-06-10", 6), ("Giám đốc Trung tâm Ứng cứu sự cố", None),
    ]  # fmt: skip
    assert document.outcome == "import"


def test_figures_at_odds_within_a_text_are_flagged() -> None:
    text = "\n".join(
        [
            TITLE,
            "Năm 2029, cơ quan điều tra nhận 1.200 tin báo về lừa đảo trực tuyến từ người dân ven biển.",
            *BODY,
            "Năm 2029, cơ quan điều tra nhận 1.500 tin báo về lừa đảo trực tuyến từ người dân ven biển.",
        ]
    )
    (document,) = run(text).documents
    assert [flag.code for flag in document.flags] == ["contradiction"]
    assert (document.contradictions[0].here, document.contradictions[0].there) == ("1.200 tin báo", "1.500 tin báo")


def test_positions_are_compared_by_their_words() -> None:
    assert same_position("Tổng Thư ký LHQ", "Tổng Thư ký Liên hợp quốc")
    assert same_position("Thứ trưởng", "Thứ trưởng Thường trực Bộ Bưu chính")
    assert not same_position("Thứ trưởng Bộ Bưu chính", "Giám đốc Trung tâm Ứng cứu")

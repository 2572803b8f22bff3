"""Officials, figures, dates and programme items in all the ways Vietnamese words them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from edtf import parse_edtf

from news.importing.documents import Block, KnownOfficial, OfficialMention, ParsedArticle
from news.importing.names import find_names
from news.importing.recognising import find_dates, find_events, find_figures, find_officials
from news.importing.recognising.dates import date_spans
from news.importing.recognising.statistics import parse_number


def article(*paragraphs: str, published: date | None = None, author: str | None = None) -> ParsedArticle:
    blocks = tuple(Block("paragraph", text) for text in paragraphs)
    return ParsedArticle(None, published, None, author, None, blocks)


def officials(text: str) -> dict[str, str]:
    return {mention.name: mention.position for mention in find_officials(article(text))}


@pytest.mark.parametrize(
    ("text", "name", "position"),
    [
        (
            "Trong đó Thứ trưởng Thường trực Bộ Bưu chính Lâm Gia Phúc cho rằng",
            "Lâm Gia Phúc",
            "Thứ trưởng Thường trực Bộ Bưu chính",
        ),
        (
            "Hôm qua, Phó Thủ tướng, Bộ trưởng Hàng hải Mai Quang Lộc nói",
            "Mai Quang Lộc",
            "Phó Thủ tướng, Bộ trưởng Hàng hải",
        ),
        ("Ông Phan Đức Thọ - Giám đốc Trung tâm Ứng cứu - cho biết", "Phan Đức Thọ", "Giám đốc Trung tâm Ứng cứu"),
        ("Bà Lý Thanh Hạnh (Trưởng ban Thư ký) phát biểu", "Lý Thanh Hạnh", "Trưởng ban Thư ký"),
        (
            "Theo bà Lý Thanh Hạnh, nguyên Vụ trưởng Vụ Luật pháp, việc này",
            "Lý Thanh Hạnh",
            "nguyên Vụ trưởng Vụ Luật pháp",
        ),
        (
            "Cục trưởng Cục An ninh mạng và phòng, chống tội phạm, Đại tá Ngô Thế Vinh",
            "Ngô Thế Vinh",
            "Cục trưởng Cục An ninh mạng và phòng, chống tội phạm",
        ),
        ("Tổng Thư ký LHQ Ban Ki-moon gửi thư chúc mừng", "Ban Ki-moon", "Tổng Thư ký LHQ"),
        ("Ngoại trưởng Vịnh Xanh Rafael Montoya đến dự", "Rafael Montoya", "Ngoại trưởng Vịnh Xanh"),
    ],
)
def test_positions_before_and_after_the_name(text: str, name: str, position: str) -> None:
    assert officials(text) == {name: position}


def test_rank_is_kept_apart_from_the_position() -> None:
    position = "Cục trưởng Cục An ninh mạng và phòng, chống tội phạm công nghệ cao (Bộ Nội an)"
    (mention,) = find_officials(article(f"Thiếu tướng Ngô Thế Vinh, {position} cho hay"))
    assert (mention.rank, mention.position) == ("Thiếu tướng", position)


def test_two_people_joined_by_and_keep_their_own_positions() -> None:
    text = "Chủ tịch nước Lương Gia Hưng và Tổng Thư ký Liên minh Rafael Montoya sẽ phát biểu."
    assert officials(text) == {"Lương Gia Hưng": "Chủ tịch nước", "Rafael Montoya": "Tổng Thư ký Liên minh"}


def test_a_position_with_its_body_ends_before_the_next_person() -> None:
    text = (
        "Đại tá Ngô Thế Vinh - Phó Cục trưởng Cục An ninh, Bộ Nội an và Thượng tá Cao Thị Mến, Trưởng phòng 4 cùng dự."
    )
    assert officials(text) == {"Ngô Thế Vinh": "Phó Cục trưởng Cục An ninh, Bộ Nội an", "Cao Thị Mến": "Trưởng phòng 4"}


def test_the_fullest_form_wins_over_later_short_ones() -> None:
    text = article("Thứ trưởng Bộ Bưu chính Lâm Gia Phúc đến dự.", "Thứ trưởng Lâm Gia Phúc phát biểu.")
    (mention,) = find_officials(text)
    assert mention.position == "Thứ trưởng Bộ Bưu chính"
    assert mention.forms == ("Thứ trưởng Bộ Bưu chính", "Thứ trưởng")


def test_authors_suspects_places_and_plain_people_are_no_officials() -> None:
    text = article(
        "Bị can Trần Văn Bốn khai nhận, nạn nhân Lê Thị Năm ở đường Nguyễn Du, thành phố Hồ Chí Minh.",
        "Phóng viên Hoàng Nhật Minh ghi lại ở Hà Nội và Thái Bình.",
        author="Hoàng Nhật Minh",
    )
    assert find_officials(text) == ()


@pytest.mark.parametrize("spelling", ["Lý Thanh Hạnh", "Ly Thanh Hanh", "Lý Thanh Hanh"])
def test_known_people_are_matched_across_spelling(spelling: str) -> None:
    known = [KnownOfficial(7, "Lý Thanh Hạnh", ("Trưởng ban Thư ký",))]
    (mention,) = find_officials(article(f"Trưởng ban Thư ký {spelling} cho biết thêm."), known)
    assert (mention.official, mention.known) == (7, True)


def test_names_of_people_not_of_places() -> None:
    names = [span.name for span in find_names("Nguyễn Minh Vân tới Hà Nội gặp Ghada Waly tại đường Lê Lợi.")]
    assert names == ["Nguyễn Minh Vân", "Ghada Waly"]


@pytest.mark.parametrize(
    ("digits", "number"), [("1.800", "1800"), ("1,8", "1.8"), ("390.000", "390000"), ("06", "6"), ("1.234,5", "1234.5")]
)
def test_vietnamese_digits(digits: str, number: str) -> None:
    assert parse_number(digits) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "qualifier", "value", "unit", "number", "number_to"),
    [
        ("Có gần 16.500 phản ánh được gửi tới.", "gần", "16.500", "phản ánh", "16500", None),
        (
            "Thiệt hại ước tính khoảng 18,9 nghìn tỷ đồng.",
            "khoảng",
            "18,9",
            "nghìn tỷ đồng",
            "18900000000000",
            None,
        ),
        ("Thiệt hại trên 2,5 tỉ USD mỗi năm.", "trên", "2,5", "tỉ USD", "2500000000", None),
        ("Dự kiến 8.000-10.000 người tham gia.", "dự kiến", "8.000-10.000", "người", "8000", "10000"),
        (
            "Phạt từ 20 triệu đồng đến 50 triệu đồng.",
            None,
            "20 triệu đồng đến 50",
            "triệu đồng",
            "20000000",
            "50000000",
        ),
        ("Số vụ giảm 12,5% trong quý.", "giảm", "12,5", "%", "12.5", None),
        ("Tỷ lệ tăng 3 điểm phần trăm.", "tăng", "3", "điểm phần trăm", "3", None),
        ("Ít nhất 40 quốc gia cử đoàn đến.", "ít nhất", "40", "quốc gia", "40", None),
        ("Hướng dẫn nêu 06 biện pháp nghiệp vụ đặc thù.", None, "06", "biện pháp nghiệp vụ đặc thù", "6", None),
        ("Khoảng 1,2-1,5 triệu thuê bao bị ảnh hưởng.", "khoảng", "1,2-1,5", "triệu thuê bao", "1200000", "1500000"),
    ],
)
def test_figures(text: str, qualifier: str | None, value: str, unit: str, number: str, number_to: str | None) -> None:
    (figure,) = find_figures(article(text))
    assert (figure.qualifier, figure.value, figure.unit) == (qualifier, value, unit)
    assert figure.number == Decimal(number)
    assert figure.number_to == (Decimal(number_to) if number_to else None)
    assert figure.text == text


@pytest.mark.parametrize(
    "text",
    [
        "Gọi đường dây nóng 0912345678 hoặc tổng đài 1900 để báo tin.",
        "Nghị định 13/2023/NĐ-CP và Nghị quyết số 79/243 đã nêu rõ.",
        "Theo Điều 64, khoản 2, Công ước có hiệu lực sau đó.",
        "Phiên họp bắt đầu lúc 8h30 ngày 25/10/2030, kết thúc lúc 17 giờ.",
        "Mạng lưới trực 24/7 hoạt động từ năm 2024.",
        "Chương trình gồm 1 phiên thảo luận toàn thể, 4 phiên thảo luận cấp cao và 4 phiên trao đổi bàn tròn, 1 gala "
        "dinner.",
        "Bị can 38 tuổi, quê ở thôn 5, phường 12.",
        "Đây là lần thứ 3 diễn đàn được tổ chức, sau 20 năm chờ đợi.",
        "Chỉ thị số 45-CT/TW nêu rõ nhiệm kỳ 2025 - 2030.",
    ],
)
def test_numbers_that_are_no_figures(text: str) -> None:
    assert find_figures(article(text)) == ()


@pytest.mark.parametrize(
    ("text", "as_of", "period"),
    [
        ("Tính đến ngày 6/10, có gần 100 quốc gia đăng ký.", "2025-10-06", None),
        ("Từ đầu năm 2023 đến tháng 8/2024 có hơn 900 cuộc tấn công.", "2024-08", "2023-01~/2024-08"),
        ("Tính từ đầu năm 2023 đến nay có hơn 900 cuộc tấn công.", None, "2023-01~/.."),
        ("Trong năm 2023 có 16.000 phản ánh, tăng so với năm 2022.", "2023", None),
        ("Trong 6 tháng đầu năm 2024 có 16.000 phản ánh.", "2024-01/2024-06", "2024-01/2024-06"),
        ("Có hơn 900 cuộc tấn công.", None, None),
    ],
)
def test_as_of_dates(text: str, as_of: str | None, period: str | None) -> None:
    figure = find_figures(article(text, published=date(2025, 10, 8)))[0]
    assert (figure.as_of, figure.period) == (as_of, period)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vào các ngày 25-26/10", ["2025-10-25/2025-10-26"]),
        ("từ ngày 25 đến ngày 26/10/2025", ["2025-10-25/2025-10-26"]),
        ("từ 30/9 đến 2/10", ["2025-09-30/2025-10-02"]),
        ("ngày 24 tháng 12 năm 2024", ["2024-12-24"]),
        ("ngày 24/12/2024", ["2024-12-24"]),
        ("sáng 5.10", ["2025-10-05"]),
        ("ngày 28/2", ["2026-02-28"]),
        ("tháng 12/2024 và tháng 3 năm 2025", ["2024-12", "2025-03"]),
        ("đầu năm 2024, giữa năm 2025, cuối năm 2026", ["2024-01~", "2025-06~", "2026-12~"]),
        ("quý III/2025", ["2025-07/2025-09"]),
        ("giai đoạn 2021-2030", ["2021/2030"]),
        ("tỷ lệ 24/7, số 31/2 và 99/99/2025", []),
    ],
)
def test_dates_as_edtf(text: str, expected: list[str]) -> None:
    found = [span.edtf for span in date_spans(text, date(2025, 10, 8))]
    assert found == expected
    for edtf in found:
        assert parse_edtf(edtf)


def test_a_year_is_never_invented() -> None:
    assert [span.edtf for span in date_spans("ngày 8/8 và ngày 29/2", None)] == ["XXXX-08-08", "XXXX-02-29"]


def test_dates_say_what_happened() -> None:
    (fact,) = find_dates(article("Ngày 24/12/2024, đại hội thông qua bản quy tắc."))
    assert fact.date == "2024-12-24"
    assert "thông qua bản quy tắc" in fact.what


def test_agenda_lines_give_times_rooms_and_speakers() -> None:
    text = article(
        "Chương trình diễn đàn về tội phạm mạng như sau:",
        "Ngày 25/10/2030",
        "8h30 - 10h00: Phiên khai mạc, tại hội trường lớn, Thứ trưởng Lâm Gia Phúc phát biểu",
        "10:15 - 12:00: Phiên thảo luận cấp cao 1",
        "14 giờ: Phiên thảo luận cấp cao 2",
    )
    people = (OfficialMention("Lâm Gia Phúc", "Thứ trưởng"),)
    events = find_events(text, people)
    assert [(e.kind, e.number, e.start, e.end) for e in events] == [
        ("opening", None, "2030-10-25T08:30", "2030-10-25T10:00"),
        ("high_level", 1, "2030-10-25T10:15", "2030-10-25T12:00"),
        ("high_level", 2, "2030-10-25T14:00", None),
    ]
    assert events[0].room == "hội trường lớn"
    assert events[0].speakers == ("Lâm Gia Phúc",)


def test_english_figures_keep_their_own_digits() -> None:
    text = "More than 1,800 engineers took part, and 78.44 million people live in the area."
    found = [(f.qualifier, f.value, f.unit, f.number) for f in find_figures(article(text), "en")]
    assert found == [
        ("more than", "1,800", "engineers", Decimal(1800)),
        (None, "78.44", "million people", Decimal(78440000)),
    ]


def test_another_conference_is_not_relevant() -> None:
    text = article("Chương trình lễ hội hoa gồm phiên khai mạc và bế mạc, 2 phiên trao đổi bàn tròn về trồng hoa.")
    assert {event.relevant for event in find_events(text)} == {False}

"""Facts that need their surroundings: periods, durations, amounts in words, speakers, programmes, other spellings."""

from __future__ import annotations

from datetime import date

import pytest

from news.importing.documents import Block, ParsedArticle
from news.importing.names import find_names
from news.importing.recognising import find_dates, find_events, find_figures, find_officials, with_speakers
from news.importing.recognising.dates import date_spans
from news.importing.recognising.number_words import number_of

PUBLISHED = date(2025, 10, 20)


def article(*paragraphs: str, title: str | None = None, published: date | None = PUBLISHED) -> ParsedArticle:
    blocks = tuple(Block("paragraph", text) for text in paragraphs)
    return ParsedArticle(title, published, None, None, None, blocks)


def figures(text: str, language: str = "vi") -> list[tuple[str, str, str | None]]:
    return [(f.value, f.unit, f.qualifier) for f in find_figures(article(text), language)]


def officials(text: str) -> dict[str, str]:
    return {mention.name: mention.position for mention in find_officials(article(text))}


def speakers(*paragraphs: str) -> list[str | None]:
    read = article(*paragraphs)
    return [block.speaker for block in with_speakers(read, find_officials(read)).blocks]


@pytest.mark.parametrize(
    ("words", "number"),
    [("mười hai", 12), ("hai mươi lăm", 25), ("mười", 10), ("chín", 9), ("twenty-one", 21), ("07", 7), ("nhiều", None)],
)
def test_number_words(words: str, number: int | None) -> None:
    assert number_of(words) == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chín tháng đầu năm 2025", ["2025-01/2025-09"]),
        ("trong 6 tháng đầu năm", ["2025-01/2025-06"]),
        ("9 tháng năm 2024", ["2024-01/2024-09"]),
        ("quý I/2025", ["2025-01/2025-03"]),
        ("hai tháng 9-10/2025", ["2025-09/2025-10"]),
        ("từ tháng 1 đến hết tháng 8/2025", ["2025-01/2025-08"]),
        ("hai ngày 17 và 18/11", ["2025-11-17", "2025-11-18"]),
        ("tối 12/12 khai mạc, kéo dài đến ngày 15/12", ["2025-12-12", "2025-12-12/2025-12-15"]),
        (
            "on 25-26 October, after 18 November 2024, since 2016 and 2020",
            ["2025-10-25/2025-10-26", "2024-11-18", "2016", "2020"],
        ),
        ("sinh năm 1998, và 1/5 số em", []),
    ],
)
def test_periods_and_english_dates(text: str, expected: list[str]) -> None:
    assert [span.edtf for span in date_spans(text, PUBLISHED)] == expected


def test_days_take_their_year_from_the_day_the_opening_reports() -> None:
    read = article("Ngày 21/8/2025, công an xã cho biết.", "Sáng 12/8, tổ công tác ập vào.", published=None)
    assert [fact.date for fact in find_dates(read)] == ["2025-08-21", "2025-08-12"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dòng tiền trong 4 tháng lên tới gần 900 triệu đồng.", [("4", "tháng", None), ("900", "triệu đồng", "gần")]),
        ("Doanh nghiệp phải báo trong tối đa 72 giờ.", [("72", "giờ", "tối đa")]),
        ("Khoảng 1/3 khách hàng hỏi câu này.", [("1/3", "khách hàng", "khoảng")]),
        ("Gần một phần ba yêu cầu thất bại.", [("một phần ba", "yêu cầu", "gần")]),
        ("Công an khởi tố bốn bị can.", [("bốn", "bị can", None)]),
        ("Mười hai đoàn trình bày.", [("Mười hai", "đoàn", None)]),
        ("Có hàng nghìn người bị lừa.", [("hàng nghìn", "người", None)]),
        ("Bộ ước tính hàng nghìn vụ việc.", []),
        ("Số liệu gấp 2,4 lần năm trước.", [("2,4", "lần", "gấp")]),
        ("Nhóm từ 9-15 tuổi, em nhỏ nhất 9 tuổi.", [("9-15", "tuổi", None)]),
        ("Mô hình mở rộng ra 86 xã, phường.", [("86", "xã, phường", None)]),
        ("Gọi 1800 5858 nhánh 2 hoặc 1900 6626.", []),
        ("Họ đến từ 7h30, về lúc 17 giờ 15 phút, sau 20 năm xa quê.", []),
        ("Kỷ niệm 80 năm Quốc khánh, 47 năm quan hệ đối tác.", []),
        ("Công ước có 74 bên ký.", [("74", "bên ký", None)]),
        ("Trong khuôn khổ sự kiện có 3 hội thảo.", []),
    ],
)
def test_figures_of_all_kinds(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert figures(text) == expected


def test_english_money_and_counts() -> None:
    text = "Seventy states pledged nearly US$38 million, about 45 per cent of it for islands."
    assert figures(text, "en") == [
        ("Seventy", "states", None),
        ("38", "million USD", "nearly"),
        ("45", "per cent", "about"),
    ]


def test_a_repeated_figure_is_one_and_keeps_its_date() -> None:
    (figure,) = find_figures(article("Ngày 5/9, đã có 65 quốc gia ký.", title="65 quốc gia đã ký"))
    assert (figure.value, figure.as_of, figure.place) == ("65", "2025-09-05", 1)


def test_a_year_read_as_the_unit_of_the_number_before_it_is_no_period() -> None:
    assert [figure.as_of for figure in find_figures(article("Tháng 10 11 12 Năm 2025 có hội nghị."))] == [None]


@pytest.mark.parametrize(
    ("second", "as_of"),
    [
        ("Cũng trong thời gian này, có 23 vụ mất tiền.", "2025-06-01/2025-09-30"),
        ("Một vụ khác làm mất 23 tài khoản.", None),
    ],
)
def test_a_figure_goes_on_from_the_period_before(second: str, as_of: str | None) -> None:
    found = find_figures(article(f"Từ ngày 1/6 đến 30/9 có 15.400 lượt người dự. {second}"))
    assert [figure.as_of for figure in found] == ["2025-06-01/2025-09-30", as_of]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chủ tịch UBND tỉnh Hà Tĩnh Võ Gia Hải dự.", ["Võ Gia Hải"]),
        ("Phó Chủ tịch UBND tỉnh Rơ Mah Tuấn ký.", ["Rơ Mah Tuấn"]),
        ("Bà H'Nga Byă và ông Y Thoan Niê.", ["H'Nga Byă", "Y Thoan Niê"]),
        ("Tổng thống Nga Ivan Markovic gặp bà Ingrid Sørvik.", ["Ivan Markovic", "Ingrid Sørvik"]),
        ("Trưởng Phái đoàn Liên minh châu Âu Jean-Paul Morand nói.", ["Jean-Paul Morand"]),
        ("Tập đoàn Sao Mai Lý Quốc Tuấn, đường Trần Duy Hưng, New York.", ["Lý Quốc Tuấn"]),
    ],
)
def test_names_among_places_and_offices(text: str, names: list[str]) -> None:
    assert [span.name for span in find_names(text)] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Deputy Prime Minister and Foreign Minister Lâm Gia Phúc met Executive Director of the UN Office on Drugs "
            "and Crime Rosa Delmar.",
            {
                "Lâm Gia Phúc": "Deputy Prime Minister and Foreign Minister",
                "Rosa Delmar": "Executive Director of the UN Office on Drugs and Crime",
            },
        ),
        ("“We act,” said Rosa Delmar, head of the delegation.", {"Rosa Delmar": "head of the delegation"}),
        (
            "Vụ trưởng Vụ Pháp chế, Bộ Nội an, ông Phan Đức Thọ nói.",
            {"Phan Đức Thọ": "Vụ trưởng Vụ Pháp chế, Bộ Nội an"},
        ),
        ("Quốc vụ khanh Bộ Bưu chính Lim Sothea công bố.", {"Lim Sothea": "Quốc vụ khanh Bộ Bưu chính"}),
        ("Thượng tá Phan Đức Thọ kể. Chị Mai Thị Sen, trú tại xã, kể thêm.", {}),
        (
            "Ông Phan Đức Thọ, Phó Giám đốc Sở Y tế và lãnh đạo các đơn vị cùng dự.",
            {"Phan Đức Thọ": "Phó Giám đốc Sở Y tế"},
        ),
    ],
)
def test_positions_of_all_kinds(text: str, expected: dict[str, str]) -> None:
    assert officials(text) == expected


def test_people_only_pictured_are_no_officials() -> None:
    read = ParsedArticle(
        None, PUBLISHED, None, None, None, (Block("paragraph", "Lễ bắt đầu."),), ("Bộ trưởng Lý An Bình",)
    )
    assert find_officials(read) == ()


@pytest.mark.parametrize(
    ("second", "speaker"),
    [
        ("“Chúng tôi không chạy theo con số”, ông Thọ nói.", "Phan Đức Thọ"),
        ("“Chúng tôi không chạy theo con số”, Cục trưởng cho hay.", "Phan Đức Thọ"),
        ("“Chúng tôi không chạy theo con số”, bà nói thêm.", "Lý Thanh Hạnh"),
        ("Bà Hạnh kể: “Cả buôn cùng học, ai cũng thuộc”.", "Lý Thanh Hạnh"),
        ("Cục trưởng Phan Đức Thọ cho rằng việc ấy khó. “Máy móc không thiếu, chỉ thiếu người”.", "Phan Đức Thọ"),
        ("Ông Thọ cho biết các đội đã sẵn sàng.", "Phan Đức Thọ"),
        ("Khẩu hiệu “đi từng ngõ, gõ từng nhà, rà từng đối tượng” được treo khắp nơi.", None),
    ],
)
def test_speakers_of_quotations(second: str, speaker: str | None) -> None:
    first = "Dự có ông Phan Đức Thọ, Cục trưởng Cục Ứng cứu và bà Lý Thanh Hạnh, Chủ tịch Hội Nông dân."
    assert speakers(first, second)[1] == speaker


def test_answers_have_the_speaker_of_their_label_or_the_interviewee() -> None:
    blocks = (
        Block("paragraph", "Báo trao đổi với ông Phan Đức Thọ, Cục trưởng Cục Ứng cứu."),
        Block("question", "Vì sao khó?"),
        Block("answer", "Vì thiếu người.\n\n- Bà Lý Thanh Hạnh: Và thiếu tiền."),
        Block("question", "Còn gì nữa?"),
        Block("answer", "Thế thôi."),
    )
    read = ParsedArticle(None, PUBLISHED, None, None, None, blocks)
    found = with_speakers(read, find_officials(read)).blocks
    assert [block.speaker for block in found if block.type == "answer"] == [
        "Phan Đức Thọ",
        "Lý Thanh Hạnh",
        "Phan Đức Thọ",
    ]


def events(*paragraphs: str, title: str = "Công ước chống tội phạm mạng") -> list[tuple[str, int | None, str | None]]:
    return [(item.kind, item.count, item.start) for item in find_events(article(*paragraphs, title=title))]


def test_an_agenda_in_every_notation() -> None:
    lines = (
        "Chương trình",
        "NGÀY 25/10",
        "8h00-8h30 Đón tiếp đại biểu",
        "08:30–09:00: Khai mạc",
        "9 giờ 15: Phiên toàn thể (Hội trường lớn)",
        "Ngày 26/10",
        "- Phiên thảo luận cấp cao 3: 8h30 - 10h00, phòng 305",
        "16h00: Bế mạc",
    )
    assert events(*lines) == [
        ("opening", 1, "2025-10-25T08:30"),
        ("plenary", 1, "2025-10-25T09:15"),
        ("high_level", 1, "2025-10-26T08:30"),
        ("closing", 1, "2025-10-26T16:00"),
    ]


def test_a_programme_in_one_sentence() -> None:
    assert events("Theo chương trình ngày 25/10: 8h30 khai mạc; 14h phiên thảo luận toàn thể; 19h tiệc chiêu đãi.") == [
        ("opening", 1, "2025-10-25T08:30"),
        ("plenary", 1, "2025-10-25T14:00"),
        ("gala_dinner", 1, "2025-10-25T19:00"),
    ]


def test_the_occasion_with_its_days_and_counted_sessions() -> None:
    text = "Lễ mở ký diễn ra trong hai ngày 25-26/10 với 4 phiên thảo luận cấp cao."
    (occasion, sessions) = find_events(article(text))
    assert (occasion.name, occasion.start, occasion.end) == ("Lễ mở ký", "2025-10-25", "2025-10-26")
    assert (sessions.kind, sessions.count, sessions.start) == ("high_level", 4, None)


def test_the_same_day_is_the_one_named_last() -> None:
    found = events("Sáng 25/10, lễ bắt đầu. Từ 14 giờ 30 phút cùng ngày, các đoàn dự phiên thảo luận toàn thể.")
    assert ("plenary", 1, "2025-10-25T14:30") in found


def test_a_text_without_diacritics() -> None:
    read = article(
        "Ngay 28/7, Cong an phuong Tan An cho biet nhan don cua 23 nguoi, mat hon 600 trieu dong tu thang 2/2025.",
        "Theo Thieu ta Nguyen Quoc Thuong, Truong Cong an phuong Tan An, nguoi dan can goi ngay cho hang de hoi.",
        '"Ma dat cho chi la giu cho, khong phai la ve", Thieu ta Thuong noi.',
    )
    people = find_officials(read)
    assert [(person.name, person.position) for person in people] == [
        ("Nguyen Quoc Thuong", "Truong Cong an phuong Tan An")
    ]
    found = [(figure.value, figure.unit, figure.qualifier) for figure in find_figures(read)]
    assert found == [("23", "nguoi", None), ("600", "trieu dong", "hon")]
    assert [fact.date for fact in find_dates(read)] == ["2025-07-28", "2025-02"]
    assert with_speakers(read, people).blocks[2].speaker == "Nguyen Quoc Thuong"

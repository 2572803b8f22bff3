"""Title, date, byline, blocks; whole, cut off, on the subject or not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from news.importing.documents import ImportedDocument
from news.importing.parsing.quotations import quotation
from news.importing.shapes import parse_full_date

Run = Callable[..., ImportedDocument]

LEAD = "Sáng nay, các thành phố cảng ký thỏa thuận báo tin cho nhau trong vòng một giờ khi có tấn công mạng."
BODY = [
    "Thỏa thuận có hiệu lực ngay và được áp dụng thử trong sáu tháng trước khi sửa lần đầu.",
    "Ban thư ký sẽ ghi lại mọi lần báo tin để rút kinh nghiệm cho các thành phố cảng đến sau.",
]
TITLE = "Các thành phố cảng ký thỏa thuận báo tin tấn công mạng"


def codes(document: ImportedDocument) -> list[str]:
    return [flag.code for flag in document.flags]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2031-03-12", date(2031, 3, 12)),
        ("2031-03-12T08:00:00+07:00", date(2031, 3, 12)),
        ("13:03 | 25/12/2030 GMT+7", date(2030, 12, 25)),
        ("Thứ Tư, 5-6-2030, 07:15 (GMT+7)", date(2030, 6, 5)),
        ("05.06.2030", date(2030, 6, 5)),
        ("Ngày 5 tháng 6 năm 2030", date(2030, 6, 5)),
        ("June 5, 2030", date(2030, 6, 5)),
        ("5 June 2030", date(2030, 6, 5)),
        ("31/02/2030", None),
        ("5/6", None),
        ("không có ngày", None),
    ],
)
def test_dates_are_read_day_before_month(text: str, expected: date | None) -> None:
    assert parse_full_date(text) == expected


@pytest.mark.parametrize(
    "head",
    [
        [TITLE, "Thứ Hai, 10/06/2030, 08:30 (GMT+7)", "Hoài Nam"],
        ["Hoài Nam - 10/06/2030", TITLE],
        [f"Tiêu đề: {TITLE}", "Tác giả: Hoài Nam", "Ngày đăng: 10/06/2030"],
        ["Cập nhật lúc 08:30 ngày 10/06/2030", TITLE, "Hoài Nam"],
    ],
)
def test_head_is_read_in_any_order(run: Run, head: list[str]) -> None:
    article = run("\n".join([*head, LEAD, *BODY])).article
    assert article
    assert (article.title, article.published, article.author) == (TITLE, date(2030, 6, 10), "Hoài Nam")
    assert article.lead == LEAD
    assert article.body == "\n\n".join([LEAD, *BODY])


def test_signature_gives_author_and_source(run: Run) -> None:
    article = run("\n".join([TITLE, LEAD, *BODY, "Hoài Nam", "Theo Báo Biển Xanh"])).article
    assert article
    assert (article.author, article.publisher) == ("Hoài Nam", "Báo Biển Xanh")
    assert article.body.endswith(BODY[-1])


def test_agency_mark_gives_the_publisher(run: Run) -> None:
    article = run("\n".join([TITLE, f"Hải Đăng (TTXBX 10/6) - {LEAD}", *BODY])).article
    assert article
    assert article.publisher == "TTXBX"
    assert article.published is None


def test_a_text_without_a_title_gets_none(run: Run) -> None:
    article = run("\n".join([LEAD, *BODY])).article
    assert article
    assert article.title is None
    assert article.lead is None


def test_doubled_headline_is_the_title_once(run: Run) -> None:
    document = run("\n".join([TITLE, "", TITLE, "", LEAD, *BODY]))
    assert document.article
    assert document.article.title == TITLE
    assert TITLE not in document.body


@pytest.mark.parametrize(
    "marks",
    [("- ", ""), ("PV: ", ""), ("Phóng viên: ", "Bà Lý Thanh Hạnh: "), ("Hỏi: ", "Trả lời: "), ("", "")],
)
def test_questions_and_answers_in_every_layout(run: Run, marks: tuple[str, str]) -> None:
    ask, answer = marks
    lines = [
        "Báo Biển Xanh có cuộc phỏng vấn với bà Lý Thanh Hạnh, Trưởng ban Thư ký mạng lưới thành phố cảng về an ninh "
        "mạng.",
        f"{ask}Thưa bà, vì sao cần báo tin trong vòng một giờ?",
        f"{answer}{BODY[0]}",
        BODY[1],
        f"{ask}Xin bà cho biết các cảng nhỏ sẽ làm thế nào?",
        f"{answer}Các cảng nhỏ được cảng lớn gần nhất cử kỹ sư an ninh mạng sang giúp trong năm đầu.",
    ]
    article = run("\n".join(lines)).article
    assert article
    assert [block.type for block in article.blocks] == ["paragraph", "question", "answer", "question", "answer"]
    assert article.blocks[1].text == "Thưa bà, vì sao cần báo tin trong vòng một giờ?"
    assert article.blocks[2].text == "\n\n".join(BODY)
    assert article.blocks[2].speaker == "Lý Thanh Hạnh"


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "“Chúng tôi sẽ báo tin cho nhau trong vòng một giờ”, Đại tá Ngô Thế Vinh cho biết.",
            "Chúng tôi sẽ báo tin cho nhau trong vòng một giờ",
            "Đại tá Ngô Thế Vinh",
        ),
        (
            "Bà Lý Thanh Hạnh nhấn mạnh: “Không ai bị bỏ lại một mình khi hệ thống bị khóa.”",
            "Không ai bị bỏ lại một mình khi hệ thống bị khóa.",
            "Bà Lý Thanh Hạnh",
        ),
    ],
)
def test_quotations_with_their_speaker(text: str, words: str, speaker: str) -> None:
    block = quotation(text)
    assert block
    assert (block.type, block.text, block.speaker, block.passage) == ("quotation", words, speaker, text)


def test_quoted_words_within_a_paragraph_are_no_quotation() -> None:
    assert (
        quotation("“Một giờ” là khoảng thời gian mà các cảng đã bàn nhiều nhất trong suốt ba năm thương lượng.") is None
    )


def test_lists_tables_and_captions(run: Run) -> None:
    lines = [
        TITLE, LEAD, "Thỏa thuận gồm ba phần:", "- Báo tin", "- Ứng cứu", "- Đào tạo", *BODY[:1],
        "Cảng | Số kỹ sư", "Hải Đăng | 40", "Bình Lộc | 12", "Đại diện các cảng ký tên. Ảnh: Hoài Nam", *BODY[1:],
    ]  # fmt: skip
    article = run("\n".join(lines)).article
    assert article
    assert [block.type for block in article.blocks] == [
        "paragraph", "paragraph", "list", "paragraph", "table", "paragraph",
    ]  # fmt: skip
    assert article.blocks[2].text == "Báo tin\nỨng cứu\nĐào tạo"
    assert article.captions == ("Đại diện các cảng ký tên. Ảnh: Hoài Nam",)


@pytest.mark.parametrize(
    "opening",
    [
        "Tuy nhiên, các cảng nhỏ vẫn lo không đủ kỹ sư an ninh mạng để trực suốt ngày đêm như yêu cầu.",
        "và báo tin cho nhau trong vòng một giờ khi có tấn công mạng nhằm vào cảng biển lớn nhỏ trong vùng.",
        "Tại buổi lễ, đại diện các cảng cam kết chia sẻ dữ liệu về tấn công mạng trong vòng một giờ.",
        "Ông cho biết các cảng sẽ chia sẻ dữ liệu về tấn công mạng trong vòng một giờ sau khi phát hiện.",
    ],
)
def test_a_beginning_cut_off_is_flagged(run: Run, opening: str) -> None:
    assert "starts_mid_article" in codes(run("\n".join([opening, *BODY])))


def test_an_end_cut_off_is_flagged(run: Run) -> None:
    document = run(
        "\n".join(
            [TITLE, LEAD, BODY[0], "Ban thư ký sẽ ghi lại mọi lần báo tin về tấn công mạng để rút kinh nghiệm cho"]
        )
    )
    assert codes(document) == ["ends_mid_sentence"]


def test_a_text_on_another_subject_is_flagged(run: Run) -> None:
    lines = [
        "Chợ cá đêm mở thêm dãy hàng mới",
        "Từ tối nay, chợ cá đêm ven sông có thêm một dãy hàng dành cho ngư dân các xã đảo xa bờ.",
        "Ban quản lý chợ cho hay giá thuê sạp được giữ như năm ngoái để bà con yên tâm buôn bán.",
    ]
    assert codes(run("\n".join(lines))) == ["off_topic"]


def test_a_gallery_is_flagged(run: Run) -> None:
    lines = [TITLE, *(f"Đại biểu số {n} xem gian hàng an ninh mạng trong ngày khai mạc. Ảnh: Hoài Nam" for n in "ABCD")]
    assert "gallery" in codes(run("\n".join(lines)))


def test_swapped_day_and_month_are_flagged_and_not_trusted(run: Run) -> None:
    text = "\n".join(
        ["date 2030-10-06", "Sáng 10/6, các thành phố cảng ký thỏa thuận báo tin về tấn công mạng.", *BODY]
    )
    document = run(text)
    assert codes(document) == ["date_contradiction"]
    assert document.article
    assert document.article.published is None


def test_the_days_of_an_agenda_are_no_publication_date(run: Run) -> None:
    agenda = ["Ngày 25/10/2030", "8h30: Phiên khai mạc", "Ngày 26/10/2030", "9h: Phiên bế mạc"]
    article = run("\n".join(["Lịch trình diễn đàn an ninh mạng vùng vịnh", *agenda])).article
    assert article
    assert article.published is None


def test_questions_outside_an_interview_are_headings(run: Run) -> None:
    article = run("\n".join([TITLE, LEAD, "Ai phải báo tin khi bị tấn công mạng?", *BODY])).article
    assert article
    assert [block.type for block in article.blocks] == ["paragraph", "heading", "paragraph", "paragraph"]


def test_a_wrong_weekday_is_flagged(run: Run) -> None:
    document = run("\n".join([TITLE, f"{LEAD} Lễ ký diễn ra vào thứ Ba, ngày 10/6/2030 tại nhà hát.", *BODY]))
    assert codes(document) == ["date_contradiction"]

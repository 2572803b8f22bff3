"""Other articles' headlines and sentences on the article's own subject: what goes, and what stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from news.importing.documents import ImportedDocument

Run = Callable[..., ImportedDocument]

BODY = [
    "Trung tâm an ninh mạng của vùng vịnh khai trương phòng thí nghiệm giám định chứng cứ điện tử vào đầu tuần này.",
    "Phòng thí nghiệm phục vụ cơ quan điều tra của mọi thành phố cảng, theo Giám đốc trung tâm Ngô Thế Vinh.",
    "Ông Vinh cho biết kỹ sư sẽ giám định thiết bị bị tấn công rồi gửi kết quả cho cơ quan điều tra trong ba ngày.",
    "Các thành phố cảng trong vùng vịnh cùng góp kinh phí để phòng thí nghiệm hoạt động suốt ngày đêm.",
]
HEADLINE = "Cụ bà bán rau suýt mất sạch tiền dưỡng già vì cuộc gọi lạ"
SENTENCE = "Nhờ người hàng xóm can ngăn, cụ đã dừng lại trước khi đọc mã xác thực cho kẻ lừa đảo."


@pytest.mark.parametrize("place", [2, 3, 4])
def test_a_headline_with_its_sentence_goes_wherever_it_stands(run: Run, place: int) -> None:
    document = run("\n".join([*BODY[:place], HEADLINE, SENTENCE, *BODY[place:]]))
    assert document.body == "\n\n".join(BODY)
    assert {removal.text for removal in document.removals} == {HEADLINE, SENTENCE}
    assert {removal.reason for removal in document.removals} == {"related"}


def test_a_headline_alone_that_shares_no_words_with_what_follows_goes(run: Run) -> None:
    document = run("\n".join([*BODY[:2], HEADLINE, *BODY[2:]]))
    assert document.body == "\n\n".join(BODY)
    assert document.outcome == "import"


@pytest.mark.parametrize(
    "heading",
    ["Phòng thí nghiệm của mọi thành phố cảng", "Kỹ sư giám định thiết bị bị tấn công cho cơ quan điều tra ra sao"],
)
def test_a_heading_that_names_what_follows_stays(run: Run, heading: str) -> None:
    document = run("\n".join([*BODY[:2], heading, *BODY[2:]]))
    assert document.removals == ()


def test_a_last_short_paragraph_above_the_author_stays(run: Run) -> None:
    last = "Buổi lễ còn có nhiều khách mời đến từ các vùng biển lân cận tham dự."
    document = run("\n".join([*BODY, HEADLINE, last, "Minh Châu"]))
    assert document.body.endswith(last)


def test_what_follows_the_end_mark_goes_and_is_flagged(run: Run) -> None:
    foreign = "Mực nước trên sông tiếp tục lên nhanh, nhiều hộ dân ở bãi bồi đã được di dời đến trường tiểu học gần đó."
    document = run("\n".join([*BODY[:3], f"{BODY[3][:-1]}./.", foreign]))
    assert foreign not in document.body
    assert [flag.code for flag in document.flags] == ["unrelated_text"]


def test_what_stands_below_the_counters_of_a_gallery_are_captions(run: Run) -> None:
    captions = ["Kỹ sư giám định chiếc máy chủ đầu tiên", "Khách mời thăm phòng thí nghiệm sáng nay"]
    document = run("\n".join([*BODY, "1/2", captions[0], "2/2", captions[1]]))
    assert document.article
    assert document.article.captions == tuple(captions)
    assert document.body == "\n\n".join(BODY)


def test_a_short_line_that_stands_three_times_is_a_button(run: Run) -> None:
    button = "Gửi mục này đi"
    document = run("\n".join([BODY[0], button, BODY[1], button, *BODY[2:], button]))
    assert document.body == "\n\n".join(BODY)


def test_a_page_that_says_it_is_not_there_is_rejected(run: Run) -> None:
    document = run("404\nRất tiếc! Nội dung bạn tìm không còn tồn tại hoặc đã bị gỡ bỏ.\nQuay lại trang chủ")
    assert document.outcome == "reject"


def test_numbers_of_a_list_stay(run: Run) -> None:
    items = ["1. Rút dây mạng của thiết bị.", "2. Gọi đơn vị giám định của vùng vịnh."]
    document = run("\n".join([*BODY, "Việc cần làm:", *items]))
    assert document.body.endswith("\n".join(items))


def test_rows_of_a_table_stay(run: Run) -> None:
    rows = ["Hạng mục | Mục tiêu | Kết quả", "Phát hiện | 15 phút | 11 phút", "Cô lập sự cố | 30 phút | 42 phút"]
    document = run("\n".join([*BODY[:2], *rows, *BODY[2:]]))
    assert document.removals == ()
    assert document.article
    assert "table" in [block.type for block in document.article.blocks]


def test_a_name_above_the_title_is_no_author(run: Run) -> None:
    document = run("\n".join(["Vịnh Biển Mới", "Vùng vịnh có phòng thí nghiệm chứng cứ điện tử", "Hà Miên", *BODY]))
    assert document.article
    assert document.article.author == "Hà Miên"


def test_a_doubled_headline_in_a_file_of_one_line_is_one_title(run: Run) -> None:
    title = "Vùng vịnh có phòng thí nghiệm chứng cứ điện tử"
    document = run(" ".join([title, title, "06/10/2030 15:30", *BODY]))
    assert document.article
    assert document.article.title == title
    assert document.article.published is not None
    assert document.article.body.startswith(BODY[0])


@pytest.mark.parametrize(
    "name", ["Công an xã Vịnh Biển", "Tạp chí điện tử", "Sở Thông tin và Truyền thông tỉnh Biển Xanh"]
)
def test_an_organisation_s_name_is_no_title(run: Run, name: str) -> None:
    document = run("\n".join([name, *BODY]))
    assert document.article
    assert document.article.title is None
    assert document.body == "\n\n".join(BODY)

"""What stands around an article: credits in any layout, buttons, sign-offs, other articles, one-line files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from news.importing.cleaning.promotion import promotion_spans
from news.importing.credits import Credit, read_credit
from news.importing.documents import ImportedDocument, RawFile
from news.importing.interface import is_interface, is_menu
from news.importing.pipeline import process
from news.importing.vietnamese import fold

Run = Callable[..., ImportedDocument]

TITLE = "Công an tỉnh cảnh báo chiêu lừa giả danh nhân viên bưu điện"
STAMP = "Thứ tư, 12/11/2025 09:30 (GMT+7)"
DAY = date(2025, 11, 12)
BODY = [
    "Công an tỉnh Hà Sơn vừa phát đi cảnh báo về thủ đoạn giả danh nhân viên bưu điện để lừa đảo chiếm đoạt tài sản.",
    "Theo cơ quan điều tra, các đối tượng gọi điện báo có bưu phẩm chưa nhận, yêu cầu nạn nhân truy cập đường dẫn lạ.",
    "Trung tá Lê Văn Bình, Phó Trưởng phòng An ninh mạng, cho biết đơn vị đã tiếp nhận 45 tin báo về thủ đoạn này.",
    "“Người dân tuyệt đối không cung cấp mã OTP cho bất kỳ ai gọi đến”, Trung tá Lê Văn Bình khuyến cáo người dân.",
]
SIGNED = "Thu Trang"


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Lê An - 10:30 | 24/10/2025", Credit(date(2025, 10, 24), "Lê An")),
        ("By Paul Ferris | Delta Review | 19 November 2025", Credit(date(2025, 11, 19), "Paul Ferris", "Delta Review")),
        ("Minh Châu - Thứ Ba, 1/1/2025", Credit(date(2025, 1, 1), "Minh Châu")),
        ("Bảo Anh  12/09/2025 06:15 GMT+7", Credit(date(2025, 9, 12), "Bảo Anh")),
        ("Published: Oct 26, 2025 at 6:40 pm", Credit(date(2025, 10, 26))),
        ("Báo Hà Sơn - Thứ Hai, ngày 3 tháng 11 năm 2025, 08:30", Credit(date(2025, 11, 3), None, "Báo Hà Sơn")),
        ("12/11/25 09:30", Credit(DAY)),
        ("12 Tháng Mười Một, 2025", Credit(DAY)),
        ("12 Th11, 2025", Credit(DAY)),
        ("2025/11/12", Credit(DAY)),
        ("12 NOV 2025", Credit(DAY)),
        ("Ngày đăng tin: 12/11/2025", Credit(DAY)),
        ("Ngày: 12/11/2025 - Lượt xem: 120", Credit(DAY)),
        ("L.Q.", Credit(None, "L.Q")),
        ("Hồng Nhung (T/h)", Credit(None, "Hồng Nhung")),
        ("Thu Hằng (thực hiện)", Credit(None, "Thu Hằng")),
        ("Bài, ảnh: Hồng Vân", Credit(None, "Hồng Vân")),
        ("Vĩnh Hòa - Khả Doanh", Credit(None, "Vĩnh Hòa - Khả Doanh")),
        ("Theo Thu Trang/Báo Hà Sơn", Credit(None, "Thu Trang", "Báo Hà Sơn")),
        ("Thu Trang (TTXVN)", Credit(None, "Thu Trang", "TTXVN")),
        ("Nguồn: TTXVN", Credit(None, None, "TTXVN")),
        ("Trung Tín", Credit(None, "Trung Tín")),
    ],
)
def test_credits_are_read_in_any_layout(line: str, credit: Credit) -> None:
    assert read_credit(line) == credit


@pytest.mark.parametrize(
    "line",
    [
        "Bộ Công an cảnh báo lừa đảo",
        "Báo chí đưa tin về sự kiện",
        "Đại sứ các nước nói gì về Công ước",
        "Hội nghị khai mạc ngày 12/3/2025",
        "Hải Đăng | 40",
        "BUỔI CHIỀU",
        "CHỦ TỊCH",
        "An ninh mạng",
        "Xem ngay",
    ],
)
def test_other_lines_are_no_credits(line: str) -> None:
    assert read_credit(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Lưu bài  Chia sẻ  Bình luận 4",
        "Share  Tweet  Print  +A  -A",
        "Bản in   Gửi phản hồi   Về đầu trang",
        "Thích 12 Chia sẻ 3 Bình luận 0 In bài Gửi email",
        "Xem toàn màn hình   Tải ảnh gốc",
    ],
)
def test_buttons_in_any_combination_are_known(line: str) -> None:
    assert is_interface(line)


@pytest.mark.parametrize("line", ["Báo Hà Sơn  |  Đối ngoại  |  Kinh tế  |  Biển đảo", "Hồ sơ / Nhìn lại năm"])
def test_menus_are_known_by_part_of_their_names(line: str) -> None:
    assert is_menu(line)


@pytest.mark.parametrize("line", [TITLE, *BODY, "Chia sẻ kinh nghiệm truy vết dòng tiền", "Nhỏ và vừa", "In ít hơn"])
def test_text_is_no_interface(line: str) -> None:
    assert not is_interface(line)
    assert not is_menu(line)


def test_nothing_is_lost_or_left_between_menu_and_imprint(run: Run) -> None:
    above = ["Đọc báo in", "Trang chủ > Pháp luật", "PHÁP LUẬT", "A- A+", "0 bình luận"]
    below = ["lừa đảo, bưu điện", "Tối đa: 1500 ký tự", "Minh Tuấn", "© 2025 Báo Hà Sơn. Giấy phép số 1/GP-BTTTT"]
    document = run("\n".join([*above, TITLE, STAMP, *BODY, SIGNED, *below]))
    article = document.article
    assert article
    assert article.body.split("\n\n") == BODY
    assert (article.title, article.published) == (TITLE, DAY)
    assert (article.author, article.publisher) == (SIGNED, "Báo Hà Sơn")
    assert document.outcome == "import"


@pytest.mark.parametrize("header", ["TIN LIÊN QUAN", "Đọc thêm", "Có thể bạn quan tâm"])
def test_an_empty_list_takes_nothing_of_the_text(run: Run, header: str) -> None:
    document = run("\n".join([TITLE, STAMP, *BODY[:2], header, *BODY[2:], SIGNED]))
    assert document.body.split("\n\n") == BODY


def test_what_follows_the_sign_off_goes_and_is_reported(run: Run) -> None:
    other = [
        "Khởi tố cựu giám đốc trung tâm đăng kiểm",
        "Cựu giám đốc bị khởi tố về tội nhận hối lộ, liên quan việc bỏ qua lỗi kỹ thuật của nhiều xe cơ giới.",
    ]
    document = run("\n".join([TITLE, STAMP, *BODY, SIGNED, *other]))
    assert document.body.split("\n\n") == BODY
    assert [flag.code for flag in document.flags] == ["unrelated_text"]


def test_a_cut_last_line_is_no_furniture(run: Run) -> None:
    document = run("\n".join([TITLE, STAMP, *BODY, "Tại hội nghị, đại diện các ngân hàng đề nghị công an và"]))
    assert document.body.endswith("công an và")
    assert [flag.code for flag in document.flags] == ["ends_mid_sentence"]


@pytest.mark.parametrize(
    ("first", "title"),
    [
        (f"{TITLE} | Báo Hà Sơn", TITLE),
        (f"{TITLE} 12/11/2025 09:30", TITLE),
        ("Vì sao ngày càng nhiều người có học vấn cao vẫn mắc bẫy cuộc gọi giả danh cơ quan chức năng?",) * 2,
        ("TP. Hải Đăng: Giả danh nhân viên bưu điện để lừa đảo",) * 2,
    ],
)
def test_titles_are_read_whole_and_bare(run: Run, first: str, title: str) -> None:
    article = run("\n".join([first, STAMP, *BODY])).article
    assert article
    assert article.title == title
    assert article.published == DAY


def test_a_kicker_is_no_title(run: Run) -> None:
    article = run("\n".join(["CẢNH GIÁC LỪA ĐẢO QUA MẠNG", TITLE, STAMP, *BODY])).article
    assert article
    assert article.title == TITLE


def test_one_line_is_cut_where_the_page_had_its_lines(run: Run) -> None:
    line = " ".join(
        [
            "{{menu}} Trang chủ Thời sự Pháp luật ${crumb}", TITLE, "Ngày đăng: 12/11/2025 09:30", *BODY, *BODY[1:],
            "@Model.Author undefined NaN Nguồn: Báo Hà Sơn Copyright © {year}. All rights reserved.",
        ]
    )  # fmt: skip
    document = run(line)
    article = document.article
    assert article
    assert (article.title, article.published, article.publisher) == (TITLE, DAY, "Báo Hà Sơn")
    assert document.body == " ".join([*BODY, *BODY[1:]])


def test_a_digest_is_split_at_its_agencies_and_shares_its_date() -> None:
    briefs = [
        ["Cảng phía nam nâng cấp hệ thống phát hiện mã độc", BODY[1], "(TTXVN)"],
        ["Hà Sơn mở lớp học an toàn trên mạng cho người cao tuổi", BODY[2], "(VOV)"],
    ]
    text = "\n".join(["TIN VẮN", "12/11/2025", *briefs[0], *briefs[1]])
    documents = process([RawFile("x.txt", text.encode())]).documents
    assert [document.article.title for document in documents if document.article] == [brief[0] for brief in briefs]
    assert [document.article.publisher for document in documents if document.article] == ["TTXVN", "VOV"]
    assert {document.article.published for document in documents if document.article} == {DAY}


@pytest.mark.parametrize(
    "passage",
    [
        "nhà cái uy tín tặng 100k không cần nạp",
        "Vay tiền nhanh online chỉ cần CMND giải ngân 15 phút.",
        "NỔ HŨ 188 – NẠP LẦN ĐẦU TẶNG 100% – CLICK NGAY",
        "Gái xinh phòng gym live 18+ tải app miễn phí",
    ],
)
def test_promotion_is_known_without_brands(passage: str) -> None:
    assert promotion_spans(passage, fold(passage))


@pytest.mark.parametrize(
    "sentence",
    [
        "Công an triệt phá đường dây đánh bạc qua game bài đổi thưởng với số tiền 2.000 tỷ đồng.",
        "Đối tượng lập website quảng cáo “nhà cái uy tín tặng 100k” để dụ người chơi nạp tiền.",
        "Nhiều người vay tiền online qua app rồi bị đe dọa, khủng bố tinh thần.",
        "Người dân có thể gọi tổng đài miễn phí 24/7 để được tư vấn.",
        "Ngân hàng giải ngân 15 phút, lãi suất thấp cho nông dân.",
    ],
)
def test_reports_of_such_trades_stay(sentence: str) -> None:
    assert not promotion_spans(sentence, fold(sentence))


def test_a_figure_with_two_digits_exchanged_is_a_contradiction(run: Run) -> None:
    more = "Thiệt hại vì lừa đảo qua mạng trong mười tháng là 1.280 tỷ đồng, theo báo cáo của công an tỉnh Hà Sơn."
    again = "Các ngân hàng cho rằng thiệt hại vì lừa đảo qua mạng 1.820 tỷ đồng trong mười tháng vẫn là quá lớn."
    document = run("\n".join([TITLE, STAMP, more, *BODY, again]))
    assert "contradiction" in [flag.code for flag in document.flags]


def test_a_written_date_settles_a_swapped_one(run: Run) -> None:
    text = "\n".join(["2025-04-09T11:20:00+07:00 wire id=X-1", TITLE, f"Hà Sơn, ngày 4/9/2025 - {BODY[0]}", *BODY[1:]])
    document = run(text)
    assert document.article
    assert document.article.published == date(2025, 9, 4)
    assert [flag.code for flag in document.flags] == ["date_contradiction"]


@pytest.mark.parametrize(
    "text",
    [
        "a | " * 60_000,
        "(" + "lừa đảo qua mạng " * 15_000,
        "Nguyễn An - " * 20_000,
        "12/11/2025 09:30 " * 15_000,
        "nhà cái uy tín, " * 15_000,
        "Trang chủ " * 25_000,
    ],
)
def test_long_lines_of_one_kind_are_read_soon(text: str, run: Run) -> None:
    run(f"{TITLE}\n{STAMP}\n" + "\n".join(BODY) + f"\n{text}")


@pytest.mark.parametrize(
    "line",
    [
        "giao-dien-trang-gia.jpg",
        "👍❤ 1,1K",
        "googletag.cmd.push(function() { googletag.display('div-1'); });",
        "Giấy phép số 12/GP-BTTTT. Chịu trách nhiệm nội dung: Lê Văn Tám. Hotline: 0900 111 222",
        "Nếu bạn không xem được thư này, hãy mở trong trình duyệt.",
        "Hà Sơn Cuối tuần | Hà Sơn Trẻ | Hà Sơn TV | Làng nghề Hà Sơn",
        "Kỳ hạn 1T 3T 6T 12T 24T",
    ],
)
def test_a_sites_own_words_go_wherever_they_stand(run: Run, line: str) -> None:
    for place in range(len(BODY) + 1):
        text = "\n".join([TITLE, STAMP, *BODY[:place], line, *BODY[place:], SIGNED])
        document = run(text)
        assert line not in document.body
        assert all(paragraph[:60] in document.body for paragraph in BODY)
        assert document.article is not None
        assert document.article.title == TITLE


@pytest.mark.parametrize(
    "sentence",
    [
        "Người dân chỉ nên tải ứng dụng từ kho chính thức và không cấp quyền trợ năng cho phần mềm lạ.",
        "Nạn nhân được yêu cầu quét mã QR để nhận quà, rồi đăng nhập tài khoản ngân hàng trên trang giả mạo.",
        "Người dân có thể báo tin qua đường dây nóng hoặc điện thoại của trực ban Công an tỉnh Hà Sơn.",
    ],
)
def test_a_sentence_on_apps_and_codes_is_no_button(run: Run, sentence: str) -> None:
    document = run("\n".join([TITLE, STAMP, *BODY[:2], sentence, *BODY[2:], SIGNED]))
    assert sentence in document.body


def test_the_date_beside_the_title_is_the_articles_own(run: Run) -> None:
    document = run("\n".join(["Thứ Sáu, 14/11/2025 08:00:12", TITLE, STAMP, *BODY, SIGNED]))
    assert document.article is not None
    assert document.article.published == DAY


def test_a_passage_shown_again_as_a_pull_quote_goes(run: Run) -> None:
    quote = "“Người dân tuyệt đối không cung cấp mã OTP cho bất kỳ ai gọi đến”"
    document = run("\n".join([TITLE, STAMP, *BODY, quote, "Cơ quan công an đang mở rộng điều tra vụ án.", SIGNED]))
    assert document.body.count(quote) == 1

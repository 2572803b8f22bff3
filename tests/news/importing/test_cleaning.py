"""Furniture, teasers and spam: what goes, and as much what stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from news.importing.cleaning.furniture import furniture_reason, is_marked_teaser, section_header
from news.importing.cleaning.spam import spam_spans
from news.importing.documents import ImportedDocument

Run = Callable[..., ImportedDocument]

BODY = [
    "Trung tâm an ninh mạng của vùng vịnh khai trương phòng thí nghiệm giám định chứng cứ điện tử vào đầu tuần này.",
    "Phòng thí nghiệm giám định chứng cứ điện tử phục vụ cơ quan điều tra của mọi thành phố cảng trong vùng vịnh.",
    "Kỹ sư của trung tâm an ninh mạng sẽ giám định thiết bị bị tấn công và gửi kết quả cho cơ quan điều tra.",
    "Các thành phố cảng trong vùng vịnh cùng góp kinh phí để phòng thí nghiệm hoạt động suốt ngày đêm.",
]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Trang chủ", "navigation"),
        ("Trang chủ > Thời sự > Đối ngoại", "navigation"),
        ("Thời sự | Thế giới | Kinh tế | Pháp luật", "navigation"),
        ("Chia sẻ Facebook Zalo Sao chép liên kết", "share"),
        ("In bài viết", "share"),
        ("1.234 lượt xem", "counter"),
        ("3/12", "counter"),
        ("Từ khóa: an ninh mạng, cảng biển", "tags"),
        ("#anninhmang #cangbien", "tags"),
        ("Hãy là người đầu tiên bình luận về bài viết này", "comments"),
        ("Giấy phép số 12/GP-BTTTT cấp ngày 1/2/2030", "licence"),
        ("© 2030 Báo Biển Xanh. All rights reserved.", "licence"),
        ("Hotline: 0900 000 000", "licence"),
        ("Hải Đăng 28°C", "widget"),
        ("Giá vàng SJC 80,5 - 82,5", "widget"),
        ("Vịnh Biển: 28-34 độ, gió nhẹ", "widget"),
        ("Hỏi nhanh ▼", "navigation"),
        ("Bạn còn 2 bài đọc miễn phí trong tháng. Nâng cấp tài khoản để đọc không giới hạn.", "navigation"),
        ("Enjoying this story? Get our weekly digest.", "navigation"),
        ("Xin chờ trong giây lát...", "player"),
        ("0:00 / 3:21", "player"),
        ("Theo dõi bienxanhnews.com.vn trên", "follow"),
        ("QUẢNG CÁO", "advertising"),
        ("* * *", "markup"),
    ],
)
def test_furniture_is_known_by_its_line(line: str, reason: str) -> None:
    assert furniture_reason(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        *BODY,
        "Chia sẻ với báo chí, Đại tá Ngô Thế Vinh cho biết các nhóm tội phạm đã đổi cách làm.",
        "Công nghệ và pháp luật",
        "Lừa đảo trực tuyến ở vùng vịnh tăng 32% trong nửa đầu năm",
        "Đầu tư, tiền ảo: 26,8% số vụ",
        "Thư ký Hội đồng các thành phố cảng: “Thỏa thuận là bước đầu”",
        "Người dân nghi bị lừa cần gọi ngân hàng, giữ nguyên tin nhắn và trình báo với công an nơi cư trú.",
        "Theo dõi sát tình hình, lực lượng trực đã chặn được ba vụ tấn công.",
        "Tổng Biên tập báo Biển Xanh cho rằng người đọc cần được cảnh báo sớm hơn.",
        "17/11/2030",
        "Bình luận viên quốc tế nhận định về thỏa thuận mới",
        "- Trân trọng cảm ơn!",
        "Ảnh: Hoài Nam",
    ],
)
def test_text_is_never_furniture(line: str) -> None:
    assert furniture_reason(line) is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Tin bài liên quan", "related"),
        ("CÓ THỂ BẠN QUAN TÂM", "related"),
        ("Đọc thêm:", "related"),
        ("Đọc nhiều nhất", "tail"),
        ("Multimedia", "tail"),
        ("Bình luận (12)", "comments"),
        ("Bài học từ các cảng", None),
    ],
)
def test_headers_of_lists_are_known(line: str, kind: str | None) -> None:
    assert section_header(line) == kind


def test_teasers_that_say_so_are_known() -> None:
    assert is_marked_teaser(">> Cảng phía nam nâng cấp hệ thống")
    assert is_marked_teaser("Xem thêm: Cảng phía nam nâng cấp hệ thống")
    assert is_marked_teaser("[Video] Một ngày trên ngọn hải đăng")
    assert not is_marked_teaser("Xem thêm một lần nữa, các kỹ sư đều thấy lỗi cũ.")


def test_list_of_other_news_within_the_text_goes_and_the_text_goes_on(run: Run) -> None:
    teasers = [
        "Tin liên quan",
        "Tàu khách đầu mùa cập cảng sớm hơn mọi năm",
        "Chợ cá đêm mở thêm dãy hàng mới ven sông",
    ]
    document = run("\n".join([*BODY[:2], *teasers, *BODY[2:]]))
    assert document.outcome == "import"
    assert document.body == "\n\n".join(BODY)
    assert {removal.text for removal in document.removals} == set(teasers)


def test_two_headlines_in_a_row_go_but_a_single_one_is_a_heading(run: Run) -> None:
    teasers = ["Tàu khách đầu mùa cập cảng sớm hơn mọi năm", "Chợ cá đêm mở thêm dãy hàng mới ven sông"]
    document = run("\n".join([*BODY[:2], *teasers, BODY[2], "Kinh phí từ nhiều nguồn khác nhau", BODY[3]]))
    assert document.article
    assert [block.type for block in document.article.blocks] == [
        "paragraph",
        "paragraph",
        "paragraph",
        "heading",
        "paragraph",
    ]
    assert [removal.text for removal in document.removals] == teasers


def test_names_listed_after_a_colon_stay(run: Run) -> None:
    listed = ["Bà Lý Thanh Hạnh là trưởng nhóm giám định thiết bị", "Ông Phan Đức Thọ là trưởng nhóm ứng cứu sự cố"]
    document = run("\n".join([*BODY[:3], "Ban điều hành gồm những người sau đây:", *listed, BODY[3]]))
    assert document.removals == ()


def test_readers_comments_at_the_end_go(run: Run) -> None:
    comments = [
        "Bình luận (2)",
        "Người dân biển",
        "Tôi thấy phòng thí nghiệm này rất cần thiết cho vùng vịnh, mong sớm mở cửa đón khách tham quan.",
    ]
    document = run("\n".join([*BODY, *comments]))
    assert document.body == "\n\n".join(BODY)
    assert {removal.reason for removal in document.removals} == {"comments"}


def test_unfilled_template_variables_go_without_warning(run: Run) -> None:
    document = run("\n".join([BODY[0], "{{ article.author }}", BODY[1] + " {{count}}", *BODY[2:]]))
    assert document.body == "\n\n".join(BODY)
    assert document.outcome == "import"
    assert {removal.reason for removal in document.removals} == {"template"}


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (
            "Thành phố tổ chức diễn tập,cầnthiếttăngcườnghợptácquốctế soi kèo nhà cái với sự tham gia của nhiều cảng "
            "biển lớn trong vùng.",
            "Thành phố tổ chức diễn tập, với sự tham gia của nhiều cảng biển lớn trong vùng.",
        ),
        (
            "Các cảng cam kết chia sẻ dữ liệu fb88.com link vào nhà cái và báo tin cho nhau trong vòng một giờ khi "
            "có sự cố.",
            "Các cảng cam kết chia sẻ dữ liệu và báo tin cho nhau trong vòng một giờ khi có sự cố.",
        ),
    ],
)
def test_spam_is_cut_out_of_a_sentence(run: Run, text: str, rest: str) -> None:
    document = run("\n".join([text, *BODY]))
    assert document.body.split("\n\n")[0] == rest
    assert [flag.code for flag in document.flags] == ["spam"]


def test_a_line_of_spam_goes_whole(run: Run) -> None:
    document = run(
        "\n".join([*BODY[:2], "soi kèo nhà cái, xem bóng đá trực tuyến, kubet88 tặng 100k đăng ký nhận 50k", *BODY[2:]])
    )
    assert document.body == "\n\n".join(BODY)


@pytest.mark.parametrize(
    "text",
    [
        "Công an triệt phá đường dây cá cược bóng đá trực tuyến, bắt giữ 12 đối tượng điều hành nhà cái.",
        "Các trang casino trực tuyến và sòng bạc trá hình bị chặn trong chiến dịch.",
        "Tỷ lệ internet cáp quang của vùng tăng đều, đội nhà thắng với tỷ số 2-1.",
        "Hiệp hội counterproliferation và nhóm http://vidu.example/duong-dan-rat-dai-khong-dau cùng dự.",
        "Tạo điều kiệncho nỗ lực chuyển đổi số.",
    ],
)
def test_writing_about_betting_is_no_spam(text: str) -> None:
    assert spam_spans(text) == []


def test_removals_say_where_they_stood(run: Run) -> None:
    document = run("\n".join(["Chia sẻ", *BODY[:1], "", BODY[1] + " {{x}}", *BODY[2:]]))
    assert [(removal.line, removal.column) for removal in document.removals] == [(1, 0), (4, len(BODY[1]) + 1)]

"""Everything the importer says to an editor, in Vietnamese, in one place."""

from __future__ import annotations

from datetime import date

from news.importing.documents import Flag

WARNINGS: dict[str, str] = {
    "spam": (
        "Trong bài có quảng cáo hoặc từ khóa của bên thứ ba chèn vào; phần chèn đã được gỡ ra, hãy "
        "kiểm tra câu còn lại."
    ),
    "unrelated_text": (
        "Có đoạn văn về chuyện khác nối liền vào bài, không có gì ngăn cách; hãy kiểm tra chỗ kết thúc của bài."
    ),
    "several_articles": (
        "Tệp này chứa nhiều bài; mỗi bài đã được tách thành một bản nháp riêng, hãy kiểm tra ranh giới giữa các bài."
    ),
    "starts_mid_article": "Bài dường như thiếu phần đầu: đoạn mở đầu nhắc đến điều chưa được giới thiệu.",
    "ends_mid_sentence": "Bài dừng giữa câu; có thể thiếu phần cuối.",
    "date_contradiction": "Các mốc thời gian trong bài không khớp nhau.",
    "contradiction": "Bài đưa hai số liệu hoặc hai chức vụ không khớp nhau.",
    "off_topic": "Bài không nói về Công ước, tội phạm mạng hay an ninh mạng.",
    "gallery": "Tệp chủ yếu là chú thích ảnh, không phải một bài viết.",
    "encoding_repaired": "Chữ bị vỡ do sai bảng mã, đã được sửa lại; hãy đọc soát dấu tiếng Việt.",
    "legacy_encoding": ("Tệp dùng bảng mã tiếng Việt cũ, đã được chuyển sang Unicode; hãy đọc soát dấu và chữ hoa."),
    "unknown_encoding": "Không xác định chắc chắn được bảng mã của tệp; chữ có thể sai.",
    "no_diacritics": "Bài viết bằng tiếng Việt không dấu; cần đánh lại dấu trước khi dùng.",
    "near_duplicate": "Bài gần như trùng với một bài khác.",
    "exact_duplicate": "Bài trùng hoàn toàn với một bài khác.",
    "hostile_markup": "Tệp có mã chạy được hoặc thẻ giả mạo; tất cả đã bị bỏ, chỉ giữ lại chữ.",
    "too_large": "Bài dài bất thường; người, số liệu và ngày tháng chỉ được nhận diện trong phần đầu.",
}

REMOVAL_REASONS: dict[str, str] = {
    "navigation": "trình đơn, đường dẫn mục",
    "share": "nút chia sẻ, in, lưu",
    "counter": "số lượt xem, số thứ tự ảnh",
    "tags": "từ khóa, thẻ",
    "comments": "phần bình luận",
    "licence": "giấy phép, bản quyền, tòa soạn",
    "widget": "thời tiết, giá vàng, tỷ giá",
    "player": "trình phát video, âm thanh",
    "follow": "lời mời theo dõi, đăng ký",
    "advertising": "nhãn quảng cáo",
    "related": "tin liên quan, tin khác",
    "duplicate": "dòng lặp lại",
    "spam": "quảng cáo hoặc từ khóa chèn vào bài",
    "markup": "mã trang còn sót",
    "template": "biến mẫu chưa được thay",
    "hidden": "chữ bị ẩn trên trang",
    "source_line": "dòng ghi nguồn",
}

REJECTIONS: dict[str, str] = {
    "empty": "Tệp rỗng.",
    "blank": "Tệp chỉ có khoảng trắng, không có chữ nào.",
    "binary": "Tệp là dữ liệu nhị phân, không phải văn bản.",
    "executable": "Tệp là chương trình chạy được, không phải văn bản.",
    "archive": "Tệp là tệp nén; hãy giải nén rồi nhập từng tệp văn bản.",
    "pdf": "Tệp là PDF; hãy chép phần chữ ra tệp văn bản rồi nhập lại.",
    "office": "Tệp là tài liệu Word hoặc bảng tính; hãy lưu thành văn bản (.txt) hoặc HTML rồi nhập lại.",
    "image": "Tệp là ảnh, không phải văn bản.",
    "media": "Tệp là âm thanh hoặc video, không phải văn bản.",
    "too_large": "Tệp quá lớn ({size} MB); giới hạn là {limit} MB.",
    "too_complex": "Tệp có quá nhiều thẻ HTML nên không thể là một bài viết.",
    "no_text": "Sau khi bỏ trình đơn, nút bấm và quảng cáo, tệp không còn nội dung bài viết.",
    "unreadable": "Không đọc được tệp: {detail}",
}

INTAKE: dict[str, str] = {
    "upload_too_large": "Tệp tải lên quá lớn ({size} MB); giới hạn là {limit} MB.",
    "zip_broken": "Tệp nén bị hỏng, không mở được.",
    "zip_empty": "Tệp nén không chứa tệp nào.",
    "zip_many": "Tệp nén chứa quá nhiều tệp; mỗi lần nhập được nhiều nhất {limit} tệp.",
    "zip_large": "Các tệp trong tệp nén cộng lại quá lớn; giới hạn sau khi giải nén là {limit} MB.",
    "zip_bomb": "Tệp nén phình ra bất thường khi giải nén; toàn bộ bị từ chối.",
    "zip_nested": "Tệp nén nằm trong tệp nén; hãy giải nén rồi nhập riêng.",
    "zip_encrypted": "Tệp trong tệp nén có mật khẩu; hãy bỏ mật khẩu rồi nhập lại.",
    "zip_name": "Tên tệp trong tệp nén chỉ ra ngoài thư mục của nó; tệp bị từ chối.",
    "zip_link": "Tệp trong tệp nén là một liên kết, không phải văn bản.",
    "zip_method": "Tệp trong tệp nén dùng cách nén không được hỗ trợ; hãy nén lại theo cách thông thường.",
    "address": "Địa chỉ không hợp lệ; hãy dùng địa chỉ đầy đủ bắt đầu bằng https:// hoặc http://.",
    "host": "Không được phép lấy bài từ {host}; người vận hành chưa cho phép trang này.",
    "private_address": "Không được phép lấy bài từ {host}: tên miền dẫn vào mạng nội bộ.",
    "unknown_host": "Không tìm thấy máy chủ {host}.",
    "unreachable": "Không kết nối được với {host}.",
    "insecure": "Không kết nối an toàn được với {host}: chứng thư của máy chủ không đáng tin.",
    "slow": "Trang trả lời quá chậm; đã dừng sau {limit} giây.",
    "redirects": "Địa chỉ chuyển hướng quá nhiều lần.",
    "status": "Trang không cho lấy bài (mã trả lời {status}).",
    "content_type": "Địa chỉ không dẫn tới một bài viết mà tới một tệp loại {type}.",
    "page_too_large": "Trang quá lớn; giới hạn là {limit} MB.",
    "answer": "Máy chủ {host} trả lời không đúng cách.",
}

RUN: dict[str, str] = {
    "no_index": "Chưa có mục tin tức để đặt bản nháp.",
    "gone": "Không đọc được tệp gốc đã lưu.",
    "broken": "Có lỗi khi xử lý ({kind}); hãy thử lại hoặc báo cho người vận hành.",
    "died": "Tiến trình đã dừng đột ngột {count} lần khi xử lý tệp này; hãy kiểm tra tệp rồi thử lại.",
}

DETAILS: dict[str, str] = {
    "encoding": "Bảng mã: {name}.",
    "part": "Đây là bài {number} trong {count} bài.",
    "removed": "Các đoạn đó đã được gỡ ra.",
    "kept": "Các đoạn đó vẫn được giữ lại.",
    "same_as": "Bài kia: {other}.",
    "like": "Trùng khoảng {share} với {other}.",
    "unanswered": "Câu hỏi cuối không có câu trả lời.",
    "about": "Về: {what}.",
    "date_taken": (
        "Ngày ghi trong tệp là {written}, nội dung cho thấy có thể là {meant}; đã lấy ngày ghi trong nội dung."
    ),
    "date_open": "Ngày ghi trong tệp là {written}, nội dung cho thấy có thể là {meant}; chưa lấy ngày nào.",
}

_ALL = {**REJECTIONS, **INTAKE, **RUN, **DETAILS}

PASTED = "văn bản dán vào"

OUTCOMES: dict[str, str] = {
    "import": "nhập được",
    "import_flagged": "nhập được, cần kiểm tra",
    "reject": "từ chối",
}

EXCERPT_LENGTH = 160


class Said(str):
    """A message in Vietnamese that knows its ``code`` and ``details``, so that it can be said in other languages.

    ``details`` are as JSON keeps them; a date is its ISO form.
    """

    code: str
    details: dict[str, str | int | float]


def said(code: str, **details: str | float | date) -> Said:
    """The message ``code``, a key of one of the tables above, with what it names: sizes, counts, dates, names."""
    message = Said(_ALL[code].format(**{name: _vietnamese(value) for name, value in details.items()}))
    message.code = code
    message.details = {name: v.isoformat() if isinstance(v, date) else v for name, v in details.items()}
    return message


def _vietnamese(value: str | float | date) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return f"{value:g}".replace(".", ",") if isinstance(value, float) else str(value)


def excerpt(text: str) -> str:
    """``text`` on one line, cut to ``EXCERPT_LENGTH`` characters."""
    line = " ".join(text[: EXCERPT_LENGTH * 4].split())
    return line if len(line) <= EXCERPT_LENGTH else line[: EXCERPT_LENGTH - 1].rstrip() + "…"


def flag(code: str, passage: str = "", detail: str = "") -> Flag:
    """The warning ``code`` with its message, an optional ``detail`` sentence and an excerpt."""
    message = WARNINGS[code]
    return Flag(code=code, message=f"{message} {detail}".strip(), excerpt=excerpt(passage), detail=detail)

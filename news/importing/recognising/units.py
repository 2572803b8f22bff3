"""Units, scales and qualifiers of Vietnamese figures, and the words that rule a figure out."""

from __future__ import annotations

import re
from decimal import Decimal

from news.importing.vietnamese import is_syllable

SCALES: dict[str, Decimal] = {
    "trăm": Decimal(100),
    "nghìn": Decimal(1000),
    "ngàn": Decimal(1000),
    "vạn": Decimal(10_000),
    "triệu": Decimal(1_000_000),
    "tỷ": Decimal(1_000_000_000),
    "tỉ": Decimal(1_000_000_000),
    "thousand": Decimal(1000),
    "million": Decimal(1_000_000),
    "billion": Decimal(1_000_000_000),
    "trillion": Decimal(1_000_000_000_000),
}
TIME_UNITS = frozenset("năm tháng ngày tuần giây phút tuổi thập kỷ thế kỷ quý years year months days".split()) | {
    "thập kỷ",
    "thế kỷ",
}

_QUALIFIER = (
    r"không dưới|không quá|không ít hơn|chưa đến|chưa tới|ít nhất|tối thiểu|tối đa|nhiều nhất|xấp xỉ|ước tính|ước "
    r"đạt|ước|dự kiến|ước khoảng|"
    r"lên tới|lên đến|gần|hơn|trên|dưới|khoảng|chừng|tăng|giảm|quá|cao hơn|thấp hơn|tăng thêm|giảm còn|"
    r"nearly|almost|about|around|over|more than|at least|up to|approximately|some"
)
QUALIFIER_BEFORE = re.compile(
    rf"(?<![\wÀ-ỹ])((?:{_QUALIFIER})(?:\s+(?:{_QUALIFIER})){{0,2}})\s+(?:có\s+|là\s+|đạt\s+)?$", re.IGNORECASE
)

EXCLUDED_BEFORE = re.compile(
    r"(?<![\wÀ-ỹ])(?:điều|khoản|điểm|số|chương|mục|nghị định|nghị quyết|thông tư|luật|chỉ thị|quyết định|công văn|"
    r"công điện|kế hoạch|"
    r"điện thoại|hotline|đt|sđt|tel|fax|tổng đài|đường dây nóng|thứ|khóa|khoá|kỳ|phòng|tầng|đường|quốc lộ|năm|tháng|"
    r"ngày|quý|trang|hình|"
    r"bảng|top|giai đoạn|mùng|lần|phiên bản|phiên|phụ lục|website|lúc|hồi|khu vực|vùng|hạng|cấp|nhóm|ngõ|ngách|tổ|ấp|"
    r"xóm|thôn|km|bậc|đợt|bài|tập|"
    r"version|article|resolution|no\.|room|day|phase|số hiệu|mã|hộp thư|lô|block|tòa|cổng|sảnh|hội trường|bàn tròn|"
    r"covid|sars|chuẩn|tuổi|từ lớp|lớp|ca)"
    r"\s*(?:thứ\s+|số\s+)?[:#]?\s*$",
    re.IGNORECASE,
)
EXCLUDED_AFTER = re.compile(
    r"\s?(?:h\d{0,2}\b|g\d{2}\b|giờ(?!\s+(?:đàm phán|làm việc|học|bay|thương lượng|họp))|phút\b|-CT|/NQ|/QĐ|/NĐ|-NQ|"
    r"/TT|tuổi\b|-[A-ZĐ]|[A-Z]\b|tháng \d|am\b|pm\b|°|º|"
    r"(?:st|nd|rd|th)\b)",
)
_UNITS = (
    "%|điểm phần trăm|đồng|USD|đô la Mỹ|đô la|đô-la|euro|EUR|bảng Anh|nhân dân tệ|yên|won|VND|bitcoin|dollars|"
    "percent|per cent|percentage points|"
    "nước thành viên|quốc gia thành viên|nước và vùng lãnh thổ|quốc gia và vùng lãnh thổ|quốc gia|nước|vùng lãnh thổ|"
    "nước tham gia|bên ký|văn kiện phê chuẩn|văn kiện|"
    "tổ chức quốc tế và khu vực|tổ chức quốc tế|tổ chức|cơ quan|doanh nghiệp|hợp tác xã|đơn vị|địa phương|tỉnh, "
    "thành phố|tỉnh|xã|phường|"
    "người dùng|người dân|người|nạn nhân|bị hại|đối tượng|bị can|bị cáo|nghi phạm|đại biểu|chuyên gia|khách mời|"
    "phóng viên|nhà báo|học viên|sinh viên|"
    "học sinh|kỹ sư|cán bộ|chiến sĩ|tình nguyện viên|diễn giả|lao động|hộ gia đình|hộ|khách hàng|thuê bao|thành viên|"
    "đoàn đại biểu|đoàn|lượt người|lượt|"
    "cuộc tấn công mạng|cuộc tấn công|cuộc gọi|cuộc họp|cuộc|vụ việc|vụ lừa đảo|vụ án|vụ tấn công|vụ|sự cố|phản ánh|"
    "báo cáo|tin báo|đơn thư|khiếu nại|trường hợp|"
    "tài khoản ngân hàng|tài khoản|trang web|website|tên miền|địa chỉ IP|máy chủ|máy tính|thiết bị|hệ thống|ứng dụng|"
    "tin nhắn|email|thư điện tử|mã độc|lỗ hổng|"
    "bản ghi|hồ sơ|dữ liệu|giao dịch|ví điện tử|thẻ|sim|số điện thoại|đường dây|ổ nhóm|nhóm|chiến dịch|lớp tập huấn|"
    "khóa đào tạo|khóa học|khóa|buổi tập huấn|"
    "loại hình tội phạm mạng|loại hình tội phạm|loại hình|loại tội phạm|loại|hình thức|hành vi|tội danh|biện pháp "
    "nghiệp vụ đặc thù|biện pháp nghiệp vụ|biện pháp|giải pháp|bước|nhiệm vụ|"
    "nguyên tắc|điều khoản|điều|chương|trang tài liệu|trang|ngôn ngữ chính thức|ngôn ngữ|phiên họp|phiên đàm phán|"
    "vòng đàm phán|phiên|kỳ họp|hội nghị|hội thảo|"
    "bài phát biểu|tham luận|ý kiến|câu hỏi|đề xuất|sáng kiến|dự án|chương trình|thỏa thuận|hiệp định|điều ước|công "
    "ước|văn bản|phiếu thuận|phiếu chống|phiếu trắng|phiếu|"
    "chữ ký|gian hàng|gian trưng bày|doanh nghiệp trưng bày|hiện vật|sản phẩm|ấn phẩm|chỗ ngồi|suất|lô hàng|xe|"
    "phương tiện|camera|"
    "giờ đàm phán|giờ|mét vuông|m2|m²|ha|km|km2|mét|kg|tấn|GB|TB|MB|Gbps|Mbps|kWh|MW|lần|bậc|điểm|"
    "năm|tháng|ngày|tuần|phút|giây|tuổi|thập kỷ|thế kỷ|years|year|months|days|"
    "people|countries|states|delegates|organisations|organizations|attacks|cases|complaints|users|victims|accounts|"
    "hours"
)
KNOWN_UNITS = frozenset(_UNITS.split("|"))
_KNOWN_UNIT = re.compile(
    rf"\s?(?:{'|'.join(re.escape(unit) for unit in sorted(_UNITS.split('|'), key=len, reverse=True))})(?![\wÀ-ỹ])",
    re.IGNORECASE,
)
_PERCENT_POINTS = re.compile(r"\s?điểm(?: phần trăm)?(?![\wÀ-ỹ])")
_WORDS = re.compile(r"\s([a-zà-ỹđ]+)(?:\s([a-zà-ỹđ]+))?(?![\wÀ-ỹ])")
_NO_UNIT = frozenset(
    "và là của được đã sẽ trong trên với cho về tại có thì mà nhưng để khi do từ đến tới theo so cũng này đó kia ấy "
    "nào hoặc hay nếu vì bởi cùng "
    "nữa rồi còn chỉ đều mới vừa bị gồm như sau trước giữa bao ở ra vào lên xuống bằng không phải rất quá trở tính "
    "tham diễn chờ thu gửi nhận đưa lập dùng giúp mở dạy chạy bán mua nói xem viết the of and to in for".split()
)


def find_unit(text: str, position: int, percent: bool) -> tuple[str, int] | None:
    """(unit, its end) after the number at ``position``; None when no word there can be a unit.

    A percentage has the unit "%"; a word not on the list counts when it is a plain noun.
    """
    if percent:
        points = _PERCENT_POINTS.match(text, position)
        return ("điểm %", points.end()) if points else ("%", position)
    known = _KNOWN_UNIT.match(text, position)
    if known:
        return known.group().strip(), known.end()
    words = _WORDS.match(text, position)
    if not words or words[1] in _NO_UNIT:
        return None
    if words[2] and words[2] not in _NO_UNIT and is_syllable(words[1]):
        return f"{words[1]} {words[2]}", words.end()
    return words[1], words.end(1)

"""Units, scales and qualifiers of Vietnamese figures, and the words that rule a figure out."""

from __future__ import annotations

import re
from decimal import Decimal

from news.importing.vietnamese import fold, is_syllable

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
"""What a scale word multiplies by: powers of ten, all of them."""
TIME_UNITS = frozenset(
    "năm tháng ngày tuần giờ giây phút tuổi quý years year months month days day weeks hours minutes".split()
) | {
    "thập kỷ",
    "thế kỷ",
}
_QUALIFIER = (
    r"không dưới|không quá|không ít hơn|chưa đến|chưa tới|chưa đầy|ít nhất|tối thiểu|tối đa|nhiều nhất|"
    r"chậm nhất|xấp xỉ|"
    r"ước tính|ước đạt|(?<!công )(?<!hiệp )(?<!quy )(?<!khế )(?<!điều )ước|dự kiến|dự tính|lên tới|lên đến|gần|"
    r"hơn|trên|dưới|khoảng|"
    r"chừng|tăng thêm|tăng lên|giảm còn|giảm xuống|tăng|giảm|gấp|quá|cao hơn|thấp hơn|trung bình|bình quân|"
    r"nearly|almost|about|around|over|more than|fewer than|less than|under|at least|at most|up to|approximately|"
    r"roughly|some|estimated"
)
_BETWEEN = r"(?:có|là|đạt|trong|dành|đón|thu hút|chi|huy động|đầu tư|cần|US\$|\$|€|£)"
QUALIFIER_BEFORE = re.compile(rf"(?<![\wÀ-ỹ])(?P<word>{_QUALIFIER})\s+(?:{_BETWEEN}\s*)?$", re.IGNORECASE)
_FAR_QUALIFIER = re.compile(r"(?:có|là|đạt|dành|đón|thu hút|chi|huy động|đầu tư|cần|trong)\s*$", re.IGNORECASE)
_MAY_STAND_APART = frozenset("dự kiến|ước tính|tối đa|tối thiểu|chậm nhất|ít nhất".split("|"))


def qualifier_before(text: str, position: int) -> str | None:
    """The text's own word right before the number at ``position`` that qualifies it ("gần", "tăng")."""
    before = text[max(0, position - 40) : position]
    match = QUALIFIER_BEFORE.search(before)
    if not match:
        return None
    words = " ".join(match["word"].lower().split())
    if _FAR_QUALIFIER.search(before) and words not in _MAY_STAND_APART:
        return None
    return words


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
COUNTED = frozenset(
    "bị can|bị cáo|đối tượng|nghi phạm|nghi can|người|nạn nhân|bị hại|nước|quốc gia|đoàn|đại biểu|vụ|vụ án|"
    "kỳ họp|cuộc họp|"
    "doanh nghiệp|công ty|tổ chức|tỉnh|thành phố|xã|phường|ngân hàng|tài khoản|website|trường|học sinh|"
    "sinh viên|hộ|cơ quan|"
    "đơn vị|chuyên gia|cán bộ|chiến sĩ|đường dây|văn kiện|bệnh viện|thành viên|hồ sơ|gia đình|trẻ em|kỹ sư|công dân|"
    "people|countries|states|nations|delegates|organisations|organizations|suspects|victims|officers|members|companies|"
    "cases|attacks|experts|engineers|governments".split("|")
)
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


_TOGETHER = (
    frozenset("xã|phường|thị trấn|đặc khu|quận|huyện|tỉnh|thành phố".split("|")),
    frozenset("luật|nghị định|thông tư|bộ luật|pháp lệnh|nghị quyết".split("|")),
    frozenset("cán bộ|chiến sĩ|công chức|viên chức|đoàn viên|hội viên|giáo viên|học sinh|sinh viên".split("|")),
    frozenset("quốc gia|nước|vùng lãnh thổ|tổ chức|bộ|ngành|địa phương|cơ quan|đơn vị|doanh nghiệp".split("|")),
)
_SECOND_UNIT = re.compile(r", ([a-zà-ỹđ]+(?: [a-zà-ỹđ]+)?)")


def _joined(text: str, unit: str, end: int) -> tuple[str, int]:
    """ "86 xã, phường": a second unit of the same kind belongs to the first."""
    for group in _TOGETHER:
        if unit not in group:
            continue
        match = _SECOND_UNIT.match(text, end)
        for words in (match[1], match[1].split()[0]) if match else ():
            if words in group:
                stop = end + 2 + len(words)
                return f"{unit}, {words}", stop
    return unit, end


def find_unit(text: str, position: int, percent: bool) -> tuple[str, int] | None:
    """(unit, its end) after the number at ``position``; None when no word there can be a unit.

    A percentage has the unit "%"; a word not on the list counts when it is a plain noun.
    """
    if percent:
        points = _PERCENT_POINTS.match(text, position)
        return ("điểm %", points.end()) if points else ("%", position)
    known = _KNOWN_UNIT.match(text, position)
    if known:
        return _joined(text, known.group().strip(), known.end())
    words = _WORDS.match(text, position)
    if not words or words[1] in _NO_UNIT:
        return None
    if words[2] and words[2] not in _NO_UNIT and is_syllable(words[1]):
        return _joined(text, f"{words[1]} {words[2]}", words.end())
    return _joined(text, words[1], words.end(1))


def without_scale(unit: str) -> tuple[str, int]:
    """A unit without the scale words before it, and their power of ten: "nghìn tỷ đồng" → ("đồng", 12)."""
    words, power = unit.split(), 0
    while words and (scale := SCALES.get(words[0].lower())):
        power += scale.adjusted()
        del words[0]
    return " ".join(words), power


def bare_unit(unit: str) -> str:
    """A unit as two figures' units are compared: without scale, folded ("triệu người" → "nguoi")."""
    return fold(without_scale(unit)[0])

"""Numbers that are no figures: names, ordinals, times, ages, telephone numbers, spans of time gone by."""

from __future__ import annotations

import re

from news.importing.recognising.quantities import Quantity
from news.importing.recognising.units import TIME_UNITS

_NAMED = (
    "điều|khoản|điểm|số|chương|mục|nghị định|nghị quyết|thông tư|luật|chỉ thị|quyết định|công văn|"
    "công điện|kế hoạch|điện thoại|hotline|đt|sđt|tel|fax|tổng đài|đường dây nóng|thứ|khóa|khoá|kỳ|phòng|tầng|đường|"
    "quốc lộ|năm|tháng|ngày|quý|trang|hình|bảng|top|giai đoạn|mùng|lần|phiên bản|phiên|phụ lục|website|lúc|hồi|"
    "khu vực|vùng|hạng|cấp|nhóm|ngõ|ngách|tổ|ấp|xóm|thôn|km|bậc|đợt|bài|tập|version|article|resolution|no.|room|"
    "day|phase|số hiệu|mã|hộp thư|lô|block|tòa|cổng|sảnh|hội trường|bàn tròn|covid|sars|chuẩn|tuổi|từ lớp|lớp|ca|"
    "session|panel|gate|máy lẻ|nhánh|khối|quận|buồng|giường|tuyến"
)
_BEFORE = re.compile(
    rf"(?<![\wÀ-ỹ])(?:{_NAMED.replace('.', '[.]')})\s*(?:thứ\s+|số\s+)?[:#]?\s*$",
    re.IGNORECASE,
)
_BEFORE_ENDS = tuple(_NAMED.split("|"))
_AFTER = re.compile(
    r"\s?(?:h\d{0,2}\b|g\d{2}\b|-CT|/NQ|/QĐ|/NĐ|-NQ|/TT|-[A-ZĐ]|[A-Z]\b|tháng \d|am\b|pm\b|a\.m|p\.m|°|º|"
    r"(?:st|nd|rd|th)\b|nhánh\b|máy lẻ\b)"
)
_PHONE_BEFORE = re.compile(r"(?<![\d.,])\d{3,4}[ .-]$")
_PHONE_AFTER = re.compile(r"[ .-]\d{3,4}(?![\d,%]|[.]\d|\s?(?:triệu|tỷ|tỉ|nghìn))(?:\s|$|[.,;)])")
_CLOCK_BEFORE = re.compile(r"(?:lúc|từ|đến|hồi|vào|trước|sau|giờ|-|–|,)\s*$", re.IGNORECASE)
_LASTING_BEFORE = re.compile(
    r"(?:trong|tối đa|tối thiểu|dưới|hơn|trên|gần|kéo dài|suốt|sau|mất|tới|vòng|ít nhất|mỗi|quá|chưa đầy|"
    r"liên tục|khoảng|liệt|"
    r"thời hạn|thời gian|within|for|under|over|than|chậm nhất|chỉ|là|còn|xuống|gấp|chờ|đợi)\s*$",
    re.IGNORECASE,
)
_PART_OF_DAY = re.compile(r"\s*(?:\d|phút|sáng|chiều|tối|đêm|trưa|ngày|cùng|hôm|kém|rưỡi|,? (?:thứ|ngày))")
_GONE_BY = re.compile(
    r"\s+(?:[A-ZĐ]|qua\b|trước\b|gần đây|nay\b|tới\b|sắp tới|tiếp theo|quan hệ|thành lập|thiết lập|kỷ niệm|xây dựng|"
    r"truyền thống|tuổi|"
    r"đầu\b|cuối\b|chờ đợi|hình thành|giải phóng|thực hiện|triển khai|thi hành|ngày thành lập|later|ago|earlier)"
)
_AFTER_WORD = re.compile(r"(?:sau|nhân|dịp|kỷ niệm|mừng|suốt|thứ|cứ|after)\s+$", re.IGNORECASE)
_SINCE = re.compile(r"\s+(?:kể từ|tính từ|từ khi|sau khi|since)")
_AGE = frozenset(("tuổi", "years old"))


def is_excluded(text: str, quantity: Quantity) -> bool:
    """Whether the words around say that the number is a name, an ordinal, a time or a telephone number."""
    if quantity.percent or quantity.kind in ("vague", "fraction"):
        return False
    before, after = text[max(0, quantity.start - 40) : quantity.start], text[quantity.end : quantity.end + 24]
    if quantity.scale:
        return False
    plain = quantity.value.isdigit()
    if plain and (len(quantity.value) >= 8 or (quantity.value.startswith("0") and len(quantity.value) > 2)):
        return True
    if plain and len(quantity.value) in (3, 4) and (_PHONE_BEFORE.search(before) or _PHONE_AFTER.match(after)):
        return True
    return _is_named(before) or bool(_AFTER.match(after))


def _is_named(before: str) -> bool:
    """Whether the words before a number say that it names something ("Điều", "số", "nhóm")."""
    ending = before.lower().rstrip().removesuffix(":").removesuffix("#").rstrip()
    return ending.endswith(_BEFORE_ENDS) and bool(_BEFORE.search(before))


def is_lasting(text: str, quantity: Quantity, unit: str, end: int, periods: frozenset[str]) -> bool:
    """Whether a number of hours, months … says how long something lasts, which is a figure.

    A clock time, an age, a span gone by ("3 năm qua", "sau 20 năm") and a period of the calendar are
    none; ``periods`` are the numbers of months the article reports on ("9 tháng đầu năm").
    """
    if unit not in TIME_UNITS:
        return True
    before, after = text[max(0, quantity.start - 24) : quantity.start], text[end : end + 24]
    if unit in _AGE:
        return quantity.number_to is not None
    if unit in ("giờ", "phút"):
        if _PART_OF_DAY.match(after) and unit == "giờ":
            return False
        if unit == "phút" and re.search(r"(?:giờ|h|\d)\s*$", before):
            return False
        number = quantity.number or 0
        if not (_LASTING_BEFORE.search(before) or number > 24) or (unit == "giờ" and _is_clock(before, number > 24)):
            return False
    if _GONE_BY.match(after):
        return False
    if _AFTER_WORD.search(before) and not _SINCE.match(after):
        return False
    return not (unit == "tháng" and quantity.value in periods)


def _is_clock(before: str, much: bool) -> bool:
    return not much and bool(_CLOCK_BEFORE.search(before)) and not re.search(r"(?:trước|sau)\s*$", before)

"""Positions as Vietnamese texts word them: which words begin one, which end it."""

from __future__ import annotations

import re

from news.importing.speech import NOUNS_TOO, PLAIN_SPEECH

_CHIEFS = (
    "Tổng cục|Chi cục|Bộ|Cục|Vụ|Viện|Đội|Thứ|Ngoại|Hiệu|Thị|Tổ|Quận|Khoa|Kế toán|Tham mưu|Tổng Tham mưu|Trung đoàn|"
    "Lữ đoàn|Sư đoàn|Tiểu đoàn|Đại đội|Hội|Chi hội|Câu lạc bộ|Trạm"
)
_CHIEF_OF = (
    "phòng|ban|khoa|đoàn|nhóm|bộ phận|văn phòng|đại diện|tiểu ban|phái đoàn|công an|trạm|đơn vị|bộ môn|chi nhánh|thôn|"
    "buôn|bản|xóm|ấp|cơ quan|phân ban|ban thư ký|đồn|trung tâm|đại sứ quán|tổ"
)
_HEADS = (
    "Tổng Bí thư|Bí thư thứ nhất|Bí thư|Chủ tịch nước|Chủ tịch|Thủ tướng|Tổng Thư ký|Đại sứ|Tổng Giám đốc|"
    "Giám đốc điều hành|"
    "Giám đốc|Chánh án|Chánh Văn phòng|Chánh Thanh tra|Người phát ngôn|Phát ngôn viên|Cao ủy|Quan sát viên|"
    "Thượng nghị sĩ|Hạ nghị sĩ|Nghị sĩ|Tổng thống|Quốc vương|Quốc vụ khanh|Thái tử|Nữ hoàng|Trợ lý|Đại diện|"
    "Điều phối viên|Đặc phái viên|Tổng Thanh tra|Tổng Kiểm toán|Thống đốc|Tư lệnh|Chính ủy|Chính trị viên|"
    "Ủy viên|Uỷ viên|"
    "Đại biểu Quốc hội|Chủ nhiệm|Tổng Lãnh sự|Lãnh sự|Tham tán|Công sứ|Đại biện|Tùy viên|Chủ tọa|Thư ký|Thẩm phán|"
    "Kiểm sát viên|Công tố viên|Tổng công tố|Thủ hiến|Tỉnh trưởng|Tổng Biên tập|Nhà sáng lập|Đồng sáng lập|"
    "Người sáng lập|"
    "Cố vấn|Chánh văn phòng|Báo cáo viên|Đổng lý|Toàn quyền|Tổng Cục trưởng|Quản đốc|Quản lý|Điều hành|"
    "Trưởng lão|Già làng"
)
_ABBREVIATED = "TTK|PTTK|PCT|TGĐ|PTGĐ|GĐ|PGĐ|CEO|CTO|CISO|CTN"
_RANKS = (
    "Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thượng úy|Trung úy|"
    "Thiếu úy|Chuẩn Đô đốc|Phó Đô đốc|Đô đốc|"
    r"PGS\.?\s?,?\s?TS\.?|GS\.?\s?,?\s?TS\.?|GS|PGS|TSKH|TS\.?|ThS\.?|Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ|Nhà giáo "
    r"ưu tú"
)


def _alternation(words: str) -> str:
    return "|".join(sorted(words.split("|"), key=len, reverse=True))


def _either_case(words: str) -> str:
    """Small or capital first letter of every word, as papers differ in "Thứ trưởng thường trực"."""
    return re.sub(r"(?<![\wÀ-ỹ\\\[])([a-zA-ZÀ-ỸĐđ])(?=[a-zà-ỹđ])", lambda m: f"[{m[1].upper()}{m[1].lower()}]", words)


_OFFICE = _either_case(
    f"(?:phó )?(?:(?:{_alternation(_CHIEFS)}) trưởng|trưởng (?:{_alternation(_CHIEF_OF)})|{_alternation(_HEADS)})"
)
HEAD = re.compile(rf"(?<![\wÀ-ỹ])(?:{_OFFICE}|(?:[pP]hó )?(?:{_ABBREVIATED}))(?![\wÀ-ỹ])")
RANK = re.compile(rf"(?<![\wÀ-ỹ])(?:{_either_case(_alternation(_RANKS))})(?![\wÀ-ỹ])")
HONORIFIC = re.compile(r"(?<![\wÀ-ỹ])(?:[ôÔ]ng|[bB]à|[nN]gài|[đĐ]ồng chí|[aA]nh|[cC]hị|Mr\.?|Ms\.?|Mrs\.?)\s*$")
ACTING = re.compile(r"(?:[qQ]uyền|[nN]guyên|[cC]ựu|[tT]ân)\s+$")

STOP_WORDS = re.compile(
    rf"(?<![\wÀ-ỹ])(?:{PLAIN_SPEECH}|(?:{NOUNS_TOO}|tiếp|đón|kiểm tra|nhận)(?=:|,| (?:rằng|thêm|về|việc|các|"
    rf"những|nhiều|cho|với|đoàn|công|một|bản))|đã|sẽ|đang|vừa|cũng|còn|hiện|"
    r"là|được|bị|có|theo|rằng|khi|này|trong|trên|sau|trước|từ|đến|dẫn đầu|dẫn|tham dự|dự (?:lễ|hội nghị|phiên|buổi|"
    r"cuộc|họp)|chủ trì|gặp|thay mặt|đại diện cho|(?<!mở )(?<!lễ )(?<!chữ )ký|do|với|để|nhằm|vừa ký|ký kết|cùng|"
    r"giới thiệu|trao|làm|tới|vào|ra|"
    r"hoan nghênh|về việc|về những|về các|về vấn đề|về công tác|bên lề|đi|tại (?:buổi|cuộc|phiên|lễ|hội|"
    r"tọa|họp)|nhân (?:dịp|ngày)|"
    r"ngày \d|sáng|chiều|tối|hôm|thăm|bố trí|khai mạc|bế mạc|điều hành phiên|và (?:lãnh đạo|các|"
    r"đại diện|một số|nhiều|đông đảo|nhóm|cộng sự|những)|"
    r"said|says|told|who|was|is|has|at|on|in)(?![\wÀ-ỹ])"
)
MANY = re.compile(r"(?<![\wÀ-ỹ])(?:các|những|nhiều|một số|hai|ba|bốn)(?![\wÀ-ỹ])")
ACCUSED = re.compile(r"(?:bị can|bị cáo|đối tượng|nghi phạm|nghi can|nạn nhân|phạm nhân|tội phạm)\s*$", re.IGNORECASE)

BODY = re.compile(
    r"(?:Bộ|Cục|Vụ|Viện|Trường|Đại học|Học viện|Công ty|Tập đoàn|Liên hợp quốc|Liên Hợp Quốc|LHQ|Ban|Ủy ban|"
    r"Uỷ ban|Sở|Công "
    r"an|Văn phòng|Trung tâm|Hiệp hội|Liên minh|Hội|Tòa án|Viện kiểm sát|Quốc hội|Chính phủ|Ngân hàng|Tổng cục|"
    r"Khoa|UNODC|"
    r"UBND|HĐND|Đảng ủy|Thành ủy|Tỉnh ủy|Quân khu|Phòng|Đội|Cơ quan|Bệnh viện|Đại sứ quán|Phái đoàn|Báo|Tạp chí|"
    r"Thanh tra|"
    r"BCA|BNG|Interpol|INTERPOL|ASEAN|tỉnh|thành phố|huyện|quận)(?![\wÀ-ỹ])"
)
NEXT_PERSON = re.compile(
    rf"\s*(?:,|\bvà\b|\bcùng\b|;)\s*(?:(?:{RANK.pattern})|(?:{HEAD.pattern})|(?:ông|bà|đồng chí|ngài)\b)[^,;.]*$"
)


def trimmed_position(words: str) -> str:
    """The position without blanks, marks and conjunctions left at its ends."""
    text = re.sub(r"\s+", " ", words).strip(" ,;:–—-")
    text = re.sub(r"(?:\s(?:và|của|tại|về|cho|thuộc|nhiều lần|tiếp tục))+$", "", text)
    if text.count("(") > text.count(")"):
        text = text[: text.rfind("(")].rstrip(" ,")
    return text

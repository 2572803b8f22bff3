"""Positions as Vietnamese texts word them: which words begin one, which end it."""

from __future__ import annotations

import re

_HEADS = (
    "Tổng Bí thư|Phó Bí thư|Bí thư|Phó Chủ tịch|Chủ tịch|Phó Thủ tướng|Thủ tướng|Bộ trưởng|Thứ trưởng|Cục trưởng|Phó "
    "Cục trưởng|"
    "Vụ trưởng|Phó Vụ trưởng|Tổng cục trưởng|Phó Tổng cục trưởng|Phó Tổng Thư ký|Tổng Thư ký|Đại sứ|Phó Đại sứ|"
    "Trưởng đoàn|Phó Trưởng đoàn|"
    "Tổng Giám đốc|Phó Tổng Giám đốc|Giám đốc|Phó Giám đốc|Trưởng ban|Phó Trưởng ban|Trưởng phòng|Phó Trưởng phòng|"
    "Trưởng khoa|Phó Trưởng khoa|"
    "Viện trưởng|Phó Viện trưởng|Chánh án|Phó Chánh án|Chánh Văn phòng|Phó Chánh Văn phòng|Chánh Thanh tra|Người "
    "phát ngôn|Phó Người phát ngôn|"
    "Cao ủy|Quan sát viên|Thượng nghị sĩ|Hạ nghị sĩ|Nghị sĩ|Tổng thống|Phó Tổng thống|Quốc vương|Thái tử|Ngoại "
    "trưởng|Hiệu trưởng|Phó Hiệu trưởng|"
    "Trợ lý|Trưởng văn phòng|Trưởng đại diện|Đại diện|Phó Đại diện|Điều phối viên|Đặc phái viên|Tổng Thanh tra|Tổng "
    "Kiểm toán|Thống đốc|Phó Thống đốc|"
    "Tư lệnh|Phó Tư lệnh|Chính ủy|Tham mưu trưởng|Ủy viên|Đại biểu Quốc hội|Chủ nhiệm|Phó Chủ nhiệm|Tổng Lãnh sự|"
    "Tham tán|Công sứ|Đại biện|"
    "Trưởng Công an|Phó Trưởng Công an|Giám đốc điều hành|Chủ tọa|Chuyên gia|Luật sư|Chuyên viên|Thư ký|Trưởng nhóm|"
    "Nhà nghiên cứu|Thẩm phán|"
    "Kiểm sát viên|Thủ hiến|Thị trưởng|Phó Thị trưởng|Tổng Biên tập|Phó Tổng Biên tập|Trưởng Tiểu ban|Trưởng Ban Thư "
    "ký|Trưởng bộ phận|"
    "Phó Trưởng bộ phận|Đội trưởng|Phó Đội trưởng|Tổng Tham mưu trưởng|Phó Tổng Tham mưu trưởng|Nhà sáng lập|Trưởng "
    "phái đoàn|Phó Trưởng phái đoàn|"
    "Minister|Deputy Minister|President|Prime Minister|Secretary-General|Ambassador|Director|Director-General|"
    "Executive Director|Chief|Chair"
)
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
    return re.sub(r"(?<![\wÀ-ỹ\\])([A-ZÀ-ỸĐ])(?=[a-zà-ỹđ])", lambda m: f"[{m[1]}{m[1].lower()}]", words)


HEAD = re.compile(rf"(?<![\wÀ-ỹ])(?:{_either_case(_alternation(_HEADS))})(?![\wÀ-ỹ])")
RANK = re.compile(rf"(?<![\wÀ-ỹ])(?:{_either_case(_alternation(_RANKS))})(?![\wÀ-ỹ])")
HONORIFIC = re.compile(r"(?<![\wÀ-ỹ])(?:[ôÔ]ng|[bB]à|[nN]gài|[đĐ]ồng chí|[aA]nh|[cC]hị|Mr\.?|Ms\.?|Mrs\.?)\s*$")
ACTING = re.compile(r"(?:[qQ]uyền|[nN]guyên|[cC]ựu|[tT]ân)\s+$")

STOP_WORDS = re.compile(
    r"(?<![\wÀ-ỹ])(?:cho biết|cho hay|cho rằng|nhấn mạnh|khẳng định|phát biểu|chia sẻ|bày tỏ|đánh giá|nhận định|nêu "
    r"rõ|nêu|nói|đã|sẽ|đang|vừa|cũng|"
    r"là|được|bị|có|theo|rằng|khi|này|trong|trên|sau|trước|từ|đến|dẫn đầu|dẫn|tham dự|dự (?:lễ|hội nghị|phiên|buổi|"
    r"cuộc|họp)|chủ trì|gặp|thay mặt|đại diện cho|cảm ơn|"
    r"do|với|để|nhằm|tuyên bố|vừa ký|ký kết|trả lời|lưu ý|bổ sung|cùng|đề nghị|kêu gọi|giới thiệu|trao|làm|tới|vào|"
    r"ra|hoan nghênh|ghi nhận|"
    r"said|says|told|who|was|is|has|at|on|in)(?![\wÀ-ỹ])"
)
MANY = re.compile(r"(?<![\wÀ-ỹ])(?:các|những|nhiều|một số|hai|ba|bốn)(?![\wÀ-ỹ])")
ACCUSED = re.compile(r"(?:bị can|bị cáo|đối tượng|nghi phạm|nghi can|nạn nhân|phạm nhân|tội phạm)\s*$", re.IGNORECASE)
CAPITAL_WORD = re.compile(r"[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ][\wÀ-ỹ.&-]*$")

BODY = re.compile(
    r"(?:Bộ|Cục|Vụ|Viện|Trường|Đại học|Học viện|Công ty|Tập đoàn|Liên hợp quốc|Liên Hợp Quốc|LHQ|Ban|Ủy ban|Sở|Công "
    r"an|Văn phòng|"
    r"Trung tâm|Hiệp hội|Liên minh|Hội|Tòa án|Viện kiểm sát|Quốc hội|Chính phủ|Ngân hàng|Tổng cục|Khoa|UNODC|"
    r"UBND)(?![\wÀ-ỹ])"
)
NEXT_PERSON = re.compile(
    rf"\s*(?:,|\bvà\b|\bcùng\b|;)\s*(?:(?:{RANK.pattern})|(?:{HEAD.pattern})|(?:ông|bà|đồng chí|ngài)\b)[^,;.]*$"
)


def trimmed_position(words: str) -> str:
    """The position without blanks, marks and conjunctions left at its ends."""
    text = re.sub(r"\s+", " ", words).strip(" ,;:–—-")
    text = re.sub(r"(?:\s(?:và|của|tại|về|cho|thuộc))+$", "", text)
    if text.count("(") > text.count(")"):
        text = text[: text.rfind("(")].rstrip(" ,")
    return text

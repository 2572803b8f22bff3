"""Vietnamese typed without diacritics: the words recognising goes by get theirs back.

Only words of grammar, offices, units and dates are restored, letter for letter, so that places in
the text stay the same; what is recognised is reported as the text has it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar

from news.importing.documents import ParsedArticle
from news.importing.name_lists import SURNAMES
from news.importing.speech import SPEECH
from news.importing.vietnamese import fold, lacks_diacritics

_WORDS = (
    "ngày|tháng|năm|quý|đầu năm|cuối năm|giữa năm|tháng đầu năm|từ tháng|từ ngày|đến ngày|đến tháng|tính đến|"
    "hôm qua|hôm nay|sáng|"
    "chiều|tối|giờ|phút|giây|tuần|gần|hơn|trên|dưới|khoảng|ước tính|dự kiến|ít nhất|tối thiểu|tối đa|tăng|giảm|"
    "gấp|lên tới|lên đến|"
    "xấp xỉ|chừng|so với|cùng kỳ|triệu đồng|tỷ đồng|tỉ đồng|nghìn đồng|triệu|nghìn|ngàn|tỷ|đồng|người dân|người|"
    "nước|quốc gia|"
    "doanh nghiệp|vụ|đối tượng|bị can|bị cáo|nạn nhân|bị hại|tài khoản|điện thoại|đại biểu|tổ chức|cơ quan|"
    "đơn vị|trường hợp|"
    "khách hàng|học sinh|sinh viên|hồ sơ|cuộc gọi|cuộc tấn công|điểm phần trăm|lượt|đoàn|tỉnh|thành phố|phường|"
    "xã|huyện|"
    "điều|nghị định|thông tư|quyết định|số điện thoại|đường dây nóng|"
    "ông|bà|đồng chí|đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá|đại úy|"
    "thượng úy|trung úy|"
    "thiếu úy|tổng bí thư|bí thư|chủ tịch nước|chủ tịch|phó chủ tịch|thủ tướng|phó thủ tướng|bộ trưởng|"
    "thứ trưởng|cục trưởng|"
    "phó cục trưởng|vụ trưởng|phó vụ trưởng|viện trưởng|đội trưởng|phó đội trưởng|tổng thư ký|đại sứ|giám đốc|"
    "phó giám đốc|"
    "tổng giám đốc|trưởng phòng|phó trưởng phòng|trưởng ban|trưởng đoàn|trưởng khoa|trưởng công an|phó trưởng công an|"
    "chánh văn phòng|chánh án|người phát ngôn|hiệu trưởng|đại diện|chủ nhiệm|bộ|cục|sở|công an|ủy ban|liên hợp quốc|"
    "và|của|tại|với|được|đã|sẽ|theo|trong|các|những|nhiều|là|có|bị|từ|đến|tới|cho|về|hai|bốn|sáu|bảy|tám|chín|"
    "mười|hàng nghìn|hàng trăm|"
    "hàng chục|một nửa|phiên|lễ mở ký|lễ ký|hội nghị|hội thảo|khai mạc|bế mạc|phiên thảo luận cấp cao|"
    "phiên thảo luận toàn thể|bàn tròn"
)
_UNSURE = frozenset("ba la co nam so bo ve cho vu doan".split())
_T = TypeVar("_T")


@lru_cache(maxsize=1)
def _lexicon() -> tuple[re.Pattern[str], dict[str, str]]:
    marked: dict[str, str] = {}
    for words in (_WORDS, SPEECH):
        for word in words.split("|"):
            plain = fold(word)
            if plain != word and plain not in _UNSURE:
                marked.setdefault(plain, word)
    longest = sorted(marked, key=len, reverse=True)
    return re.compile(rf"(?<![\w])(?:{'|'.join(map(re.escape, longest))})(?![\w])", re.IGNORECASE), marked


_IN_CONTEXT: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b([Bb])a(?= [A-Z])"), "à"),
    (re.compile(r"\b([Nn])am(?= (?:19|20)\d\d)"), "ăm"),
    (re.compile(r"(?<=\d )([nN])am\b"), "ăm"),
    (re.compile(r"(?<=\d )([vV])u\b"), "ụ"),
    (re.compile(r"(?<=\d )([dD])oan\b"), "oàn"),
    (re.compile(r"(?<=[a-zđàáạảãâêôơư] )([sS])o(?= \d)"), "ố"),
    (re.compile(r"\b([Bb])o(?= (?:Cong|Ngoai|Tu|Quoc|Tai|Thong|Khoa|Y|Giao))"), "ộ"),
)
_SURNAME = re.compile(r"\b[A-Z][a-z]{1,6}(?= [A-Z])")


@lru_cache(maxsize=1)
def _surnames() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in sorted(SURNAMES):
        found.setdefault(_plain(name), name)
    usual = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Lương Đoàn Đào Phùng Tạ Trương Hà".split()
    return found | {_plain(name): name for name in usual}


def _plain(text: str) -> str:
    """The text without diacritics, capitals kept."""
    return "".join(
        plain.upper() if character.isupper() else plain for character, plain in zip(text, fold(text), strict=True)
    )


def restored(text: str) -> str:
    """The text with the diacritics of known words, as long as before."""
    pattern, marked = _lexicon()

    def mark(match: re.Match[str]) -> str:
        found = match.group()
        words = marked[found.lower()]
        return "".join(new.upper() if old.isupper() else new for old, new in zip(found, words, strict=True))

    text = pattern.sub(mark, text)
    for context, ending in _IN_CONTEXT:
        text = context.sub(rf"\g<1>{ending}", text)
    surnames = _surnames()
    return _SURNAME.sub(lambda match: surnames.get(match.group(), match.group()), text)


@lru_cache(maxsize=2)
def restored_article(article: ParsedArticle) -> ParsedArticle | None:
    """The article with diacritics restored when it has none; None when it has its own."""
    body = article.body
    if not lacks_diacritics(body):
        return None
    blocks = tuple(
        replace(block, text=restored(block.text), passage=restored(block.passage) if block.passage else "")
        for block in article.blocks
    )
    captions = tuple(restored(caption) for caption in article.captions)
    return replace(article, title=restored(article.title) if article.title else None, blocks=blocks, captions=captions)


def unmarked(value: _T) -> _T:
    """A record (or tuple of records) with every text in it without diacritics, as the article has it."""
    return _map(value, _plain)


def _map(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_map(item, change) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value,
            **{item.name: _map(getattr(value, item.name), change) for item in fields(value) if item.name != "official"},
        )
    return value

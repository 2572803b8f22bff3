"""The notations of dates in Vietnamese and English running text, as patterns."""

from __future__ import annotations

import re

from news.importing.recognising.number_words import SMALL_NUMBER
from news.importing.shapes import DAY, ENGLISH_MONTHS, MONTH, YEAR

_SEP = r"\s?[/.]\s?"
_NO_QUANTITY = r"(?![\d/%]|[.,]\d|\s?(?:giờ|phút|triệu|tỷ|tỉ|nghìn|người|điểm))"
DIGIT = re.compile(r"\d")
RANGE = re.compile(
    rf"(?<![\d/.,])(?P<d1>{DAY})(?:{_SEP}(?P<m1>{MONTH})(?:{_SEP}(?P<y1>{YEAR}))?)?\s?"
    rf"(?P<to>-|–|—|đến(?: hết)?(?: ngày)?|tới(?: hết)?(?: ngày)?|và(?: ngày)?)\s?"
    rf"(?P<d2>{DAY}){_SEP}(?P<m2>{MONTH})(?:{_SEP}(?P<y2>{YEAR}))?{_NO_QUANTITY}"
)
DAY_MONTH_YEAR = re.compile(
    rf"(?<![\d/.,-])(?P<d>{DAY})\s?(?P<sep>[/.-])\s?(?P<m>{MONTH})\s?(?P=sep)\s?(?P<y>{YEAR})(?![\d/])"
)
ISO = re.compile(rf"(?<![\d-])(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")
SPELT = re.compile(
    rf"(?:[nN]gày|NGÀY|mùng)\s+(?P<d>{DAY})(?:\s?(?:-|–|và|"
    rf"đến)\s?(?P<d2>{DAY}))?\s+tháng\s+(?P<m>{MONTH})(?:(?:\s+năm\s+|"
    rf"/)(?P<y>{YEAR}))?(?!\d)"
)
DAY_MONTH = re.compile(
    rf"(?:(?:[nN]gày|NGÀY|[sS]áng|[cC]hiều|[tT]ối|[tT]rưa|[đĐ]êm|[hH]ôm nay|[hH]ôm qua|[hH]ôm|[nN]ay|[vV]ào|đến|"
    rf"từ|trước|"
    rf"sau|hết|[tT]hứ \w+|[cC]hủ [nN]hật),?\s*\(?|(?<=\d )và\s|\((?=\d{{1,2}}\s?[/.-]\s?\d{{1,2}}\)))"
    rf"(?P<d>{DAY})\s?[/.-]\s?(?P<m>{MONTH}){_NO_QUANTITY}"
)
MONTH_YEAR = re.compile(rf"[tT]háng\s+(?P<m>{MONTH})(?:\s?[/.-]\s?|\s+năm\s+)(?P<y>{YEAR})(?!\d)")
MONTH_RANGE = re.compile(
    rf"[tT]háng\s+(?P<m1>{MONTH})(?:\s?[/.]\s?(?P<y1>{YEAR}))?\s?(?:-|–|đến(?: hết)?|tới(?: hết)?)\s?(?:tháng\s+)?"
    rf"(?P<m2>{MONTH})(?:(?:\s?[/.]\s?|\s+năm\s+)(?P<y>{YEAR}))?(?![\d/%]|[.,]\d)"
)
VAGUE = re.compile(rf"(?P<part>[đĐ]ầu|[gG]iữa|[cC]uối)\s+năm\s+(?P<y>{YEAR})(?!\d)")
QUARTER = re.compile(
    rf"[qQ]uý\s+(?P<q>IV|I{{1,3}}|[1-4]|một|hai|ba|tư)(?![\wÀ-ỹ])(?:\s?(?:/|năm\s|-|\s)\s?(?P<y>{YEAR})(?!\d))?"
)
MONTHS_OF = re.compile(
    rf"(?<![\wÀ-ỹ,.])(?P<n>{SMALL_NUMBER})\s+tháng(?:\s+(?P<part>đầu|"
    rf"cuối)(?:\s+(?:của\s+)?năm)?(?:\s+(?P<y>{YEAR})(?!\d))?"
    rf"(?![\wÀ-ỹ])|\s+(?:của\s+)?năm\s+(?P<y2>{YEAR})(?!\d))",
    re.IGNORECASE,
)
YEARS = re.compile(
    rf"(?:[gG]iai đoạn|[nN]hiệm kỳ|[tT]ừ năm|[tT]ừ)\s+(?P<y1>{YEAR})\s?(?:-|–|đến(?: năm)?|tới)\s?(?P<y2>{YEAR})(?!\d)"
)
YEAR_ALONE = re.compile(rf"(?<!\w)(?<!sinh )[nN]ăm\s+(?P<y>{YEAR})(?![\d/])")
LASTING_UNTIL = re.compile(r"(?:kéo dài|diễn ra)\s+(?:đến|tới)(?:\s+hết)?(?:\s+ngày)?\s*(?:ngày)?$|kéo dài đến")
NO_DATE_BEFORE = re.compile(r"(?:sinh|SN|[sS]ố|[đĐ]iều)\s+$")

_MONTHS = "|".join(f"{month[:3]}(?:{month[3:]})?" if len(month) > 3 else month for month in ENGLISH_MONTHS)
MONTH_HINTS = tuple(month[:3] for month in ENGLISH_MONTHS)
MONTH_NUMBERS = {month[:3].lower(): number for number, month in enumerate(ENGLISH_MONTHS, start=1)}
ENGLISH_DAY = re.compile(
    rf"(?<![\w.,/-])(?:(?P<d>{DAY})(?:st|nd|rd|th)?\s+(?P<m>{_MONTHS})\b\.?(?:,?\s+(?P<y>{YEAR})\b)?|"
    rf"(?P<am>{_MONTHS})\b\.?\s+(?P<ad>{DAY})(?:st|nd|rd|th)?\b(?:,?\s+(?P<ay>{YEAR})\b)?)"
)
ENGLISH_RANGE = re.compile(
    rf"(?<![\w.,/-])(?:(?P<d>{DAY})\s?(?:-|–|to|and)\s?(?P<d2>{DAY})\s+(?P<m>{_MONTHS})\b\.?(?:,?\s+(?P<y>{YEAR})\b)?|"
    rf"(?P<am>{_MONTHS})\b\.?\s+(?P<ad>{DAY})\s?(?:-|–|to|and)\s?(?P<ad2>{DAY})\b(?:,?\s+(?P<ay>{YEAR})\b)?)"
)
ENGLISH_MONTH = re.compile(rf"\b(?P<m>{_MONTHS})\b\.?,?\s+(?P<y>{YEAR})\b")
ENGLISH_YEAR = re.compile(
    rf"(?:\b(?:[iI]n|[sS]ince|[oO]f|[bB]y|[uU]ntil|[bB]efore|[aA]fter|[dD]uring|[fF]rom|[yY]ear)\s|"
    rf"(?<=\b(?:19|20)\d\d )and\s)(?P<y>{YEAR})\b(?!\s+(?:people|delegates|cases))"
)

"""One file, one or several articles."""

from __future__ import annotations

import pytest

from news.importing.documents import ArticleText, Line
from news.importing.splitting import split

PROSE = [
    "Các thành phố cảng ký thỏa thuận báo tin cho nhau trong vòng một giờ khi có tấn công mạng nhằm vào cảng biển.",
    "Thỏa thuận có hiệu lực ngay và được áp dụng thử trong sáu tháng trước khi sửa lần đầu, theo lời ban thư ký.",
    "Ban thư ký sẽ ghi lại mọi lần báo tin để rút kinh nghiệm cho các thành phố cảng đến sau, kể cả cảng nhỏ./.",
]


def parts(*lines: str) -> list[list[str]]:
    text = ArticleText(tuple(Line(number, line) for number, line in enumerate(lines, start=1)))
    return [[line.text for line in article.lines] for article in split(text)]


@pytest.mark.parametrize(
    "between",
    [
        ["=====", "Tiêu đề của bài thứ hai"],
        ["\f", "Tiêu đề của bài thứ hai"],
        ["* * *", "date 2030-10-05"],
        ["Bài 2: Tiêu đề của bài thứ hai"],
        ["Tiêu đề: Tên của bài thứ hai"],
        ["Tiêu đề của bài thứ hai", "10/06/2030 08:30"],
    ],
)
def test_articles_are_told_apart(between: list[str]) -> None:
    found = parts("Tiêu đề của bài thứ nhất", *PROSE, *between, *PROSE)
    assert len(found) == 2
    assert found[0][-1] == PROSE[-1]
    assert found[1][-1] == PROSE[-1]


@pytest.mark.parametrize(
    "between",
    [
        ["-----"],
        ["* * *", PROSE[1]],
        ["Một tiêu đề phụ trong bài"],
        ["=====", "Tin liên quan", "Một tít khác của trang báo này"],
    ],
)
def test_one_article_stays_whole(between: list[str]) -> None:
    assert len(parts("Tiêu đề của bài thứ nhất", *PROSE[:2], *between, PROSE[2])) == 1

"""Search-engine text put into sentences, in wordings of any order; reports on betting stay."""

from __future__ import annotations

import pytest

from news.importing.cleaning.spam import spam_spans

SENTENCE = ("Thiệt hại do tội phạm mạng gây ra ở các thành phố cảng", "đã giảm so với năm trước, theo báo cáo.")


@pytest.mark.parametrize(
    "run",
    [
        "ận định bóng đá anh đêm nay tỷ số arsenal chelsea",
        "xsmn thứ 4 minh ngọc quay thử xổ số",
        "bxh ngoại hạng anh mu vs liverpool",
        "tylekeo bongdalu kết quả xổ số miền bắc",
        "nha cai uy tin nap rut nhanh khuyen mai 100% thanh vien moi",
        "xem phim online vietsub phim hay mới nhất",
    ],
)
def test_a_run_of_search_words_goes_whole(run: str) -> None:
    text = f"{SENTENCE[0]},{run} {SENTENCE[1]}"
    spans = spam_spans(text)
    assert [text[span.start : span.end].strip(" ,") for span in spans] == [run]


@pytest.mark.parametrize(
    "text",
    [
        "Công an triệt phá đường dây cá độ bóng đá, đánh bạc, lô đề qua mạng với hơn 900 tỷ đồng giao dịch.",
        "Mỗi tài khoản mới được tặng tiền để chơi thử tài xỉu, nổ hũ rồi bị dẫn dụ nạp tiền.",
        "Người dân không tham gia các trang cá cược trực tuyến, vì ngoài mất tiền còn có thể bị xử lý hình sự.",
        "Nhóm này lập trang tin thể thao để soi kèo, sau đó mời người xem mở tài khoản đặt cược.",
    ],
)
def test_a_report_on_betting_stays(text: str) -> None:
    assert spam_spans(text) == []

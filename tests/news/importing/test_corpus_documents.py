"""Whole documents with the traps that real sources hold, from bytes to recognised facts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from news.importing.documents import ImportedDocument

Corpus = Callable[[str], list[ImportedDocument]]


def codes(document: ImportedDocument) -> list[str]:
    return [flag.code for flag in document.flags]


def figures(document: ImportedDocument) -> list[tuple[str | None, str, str, str | None]]:
    return [(f.qualifier, f.value, f.unit, f.as_of) for f in document.figures]


def positions(document: ImportedDocument) -> dict[str, str]:
    return {official.name: official.position for official in document.officials}


def test_spam_inside_a_sentence_goes_and_the_sentence_resumes(corpus: Corpus) -> None:
    (document,) = corpus("spam_in_sentence.txt")
    assert document.outcome == "import_flagged"
    assert codes(document) == ["spam"]
    assert "nhất vùng duyên hải, với 2,36 triệu thuê bao tính đến" in document.body
    assert [r.reason for r in document.removals] == ["spam"]
    assert document.removals[0].text.endswith("tỷ số san marino")
    assert document.article
    assert document.article.title is None
    assert document.article.blocks[2].type == "heading"


def test_figures_come_with_qualifier_unit_and_date(corpus: Corpus) -> None:
    (document,) = corpus("spam_in_sentence.txt")
    assert figures(document) == [
        (None, "2,36", "triệu thuê bao", "2024-01~"),
        (None, "81,7", "%", "2024-01~"),
        ("gần", "4.200", "tin báo", "2023"),
        (None, "1.250", "tỷ đồng", "2023"),
        ("tăng", "27,35", "%", "2023"),
        ("hơn", "960", "cuộc tấn công mạng", "2024-06"),
        ("hơn", "45", "đơn vị", None),
    ]
    assert document.figures[5].period == "2023-01~/2024-06"
    assert str(document.figures[3].number) == "1250000000000"


def test_announcement_gives_date_officials_and_programme(corpus: Corpus) -> None:
    (document,) = corpus("announcement.txt")
    assert document.outcome == "import"
    assert document.article
    assert document.article.title is None
    assert document.article.published == date(2031, 3, 12)
    assert [(r.text, r.reason) for r in document.removals] == [("XEM VIDEO:", "player")]
    assert positions(document) == {
        "Lâm Gia Phúc": "Thứ trưởng Bộ Bưu chính",
        "Rafael Montoya": "Tổng Thư ký Liên minh Vịnh Xanh",
        "Hoàng Minh Đạt": "Thủ tướng",
        "Ngô Thế Vinh": "Cục trưởng Cục An ninh thông tin và phòng, chống tội phạm công nghệ cao (Bộ Nội an)",
    }
    assert [(event.kind, event.count) for event in document.events] == [
        ("opening", 1),
        ("closing", 1),
        ("plenary", 1),
        ("signing", 1),
        ("high_level", 3),
        ("round_table", 5),
        ("gala_dinner", 1),
        ("exhibition", 1),
    ]
    assert all(event.provisional and event.start is None for event in document.events)
    assert document.events[0].speakers == ("Hoàng Minh Đạt", "Rafael Montoya")


def test_programme_counts_are_no_figures_and_a_day_takes_its_year_from_the_article(corpus: Corpus) -> None:
    (document,) = corpus("announcement.txt")
    assert figures(document) == [
        ("gần", "40", "quốc gia", "2031-03-10"),
        ("hơn", "25", "tổ chức quốc tế", "2031-03-10"),
    ]
    assert "2031-03-21/2031-03-22" in [fact.date for fact in document.dates]


def test_quotations_find_their_speaker_by_short_title(corpus: Corpus) -> None:
    (document,) = corpus("announcement.txt")
    assert document.article
    quotations = [block for block in document.article.blocks if block.type == "quotation"]
    assert [block.speaker for block in quotations] == ["Lâm Gia Phúc", "Ngô Thế Vinh"]
    assert quotations[0].passage in document.body


def test_interview_loses_teasers_and_table_remains(corpus: Corpus) -> None:
    (document,) = corpus("interview_with_teasers.txt")
    assert codes(document) == ["unrelated_text"]
    assert [r.reason for r in document.removals] == ["related"] * 5
    article = document.article
    assert article
    assert [block.type for block in article.blocks] == ["paragraph", *["question", "answer"] * 3]
    assert {block.speaker for block in article.blocks if block.type == "answer"} == {"Đoàn Hải Yến"}
    assert len(article.captions) == 3
    assert not any("|" in caption for caption in article.captions)
    assert article.body.endswith("trong hợp tác quốc tế.")


def test_a_paragraph_broken_in_two_is_joined(corpus: Corpus) -> None:
    (document,) = corpus("interview_with_teasers.txt")
    assert "tin vào việc Chứng cứ điện tử của họ" in document.body


def test_a_date_without_a_year_keeps_it_unknown(corpus: Corpus) -> None:
    (document,) = corpus("interview_with_teasers.txt")
    assert document.article
    assert document.article.published is None
    assert [fact.date for fact in document.dates] == ["XXXX-09-14", "2032-02-01"]


def test_people_in_teasers_are_no_officials(corpus: Corpus) -> None:
    (document,) = corpus("interview_with_teasers.txt")
    assert positions(document) == {"Đoàn Hải Yến": "Vụ trưởng thường trực Vụ Pháp luật quốc tế"}


def test_news_page_gives_its_head_and_loses_its_furniture_without_warning(corpus: Corpus) -> None:
    (document,) = corpus("portal_page.txt")
    article = document.article
    assert article
    assert document.outcome == "import"
    assert article.title == (
        "Thỏa thuận Hải Đăng đặt nền móng cho mạng lưới ứng phó tấn công mạng giữa các thành phố cảng"
    )
    assert article.published == date(2030, 11, 17)
    assert (article.publisher, article.author) == ("bienxanhnews.com.vn", "Minh Thư")
    assert article.lead
    assert article.lead.startswith("Ngày 16/11/2030 tại Hải Đăng")
    assert article.captions == ("Phó Thủ tướng, Bộ trưởng Hàng hải Mai Quang Lộc tại buổi gặp báo chí.",)
    assert [block.type for block in article.blocks] == [
        "paragraph", "question", "answer", "question", "answer", "paragraph",
    ]  # fmt: skip
    assert article.body.endswith("Trân trọng cảm ơn!")
    assert "điều kiệncho" in article.body
    assert positions(document) == {"Mai Quang Lộc": "Phó Thủ tướng, Bộ trưởng Hàng hải"}
    for teaser in (
        "ban thư ký mạng lưới thành phố cảng trong năm 2031",
        "đèn lồng",
        "cá ngừ",
        "rạn san hô",
        "Xuân biển",
    ):
        assert teaser not in article.body


def test_text_from_the_middle_of_an_article_stays_whole_and_is_flagged(corpus: Corpus) -> None:
    (document,) = corpus("middle_of_article.txt")
    assert document.removals == ()
    assert codes(document) == ["starts_mid_article", "date_contradiction"]
    assert positions(document) == {
        "Tống Nguyên Bách": "Đại sứ và Đại diện Thường trực của Vịnh Xanh tại Liên minh các thành phố"
    }
    assert "sau 3 năm" in document.contradictions[0].here
    assert "đầu năm 2031" in document.contradictions[0].there


def test_web_page_is_read_through_its_head_and_article(corpus: Corpus) -> None:
    (document,) = corpus("page.html")
    article = document.article
    assert article
    assert document.outcome == "import"
    assert article.title == "Cảng Hải Đăng diễn tập chống tấn công mạng"
    assert (article.publisher, article.author) == ("Báo Biển Xanh", "Quỳnh Giao")
    assert article.published == date(2031, 5, 6)
    assert article.captions == ("Các kỹ sư theo dõi màn hình điều độ. Ảnh: Hoài Nam",)
    assert "Nguyễn & cộng sự" in article.body
    assert [block.type for block in article.blocks].count("heading") == 1
    assert {r.reason for r in document.removals} == {"navigation", "related", "share", "licence"}
    assert positions(document) == {"Phan Đức Thọ": "Giám đốc Trung tâm Ứng cứu sự cố Hải Đăng"}


def test_one_file_with_two_articles_gives_two_documents(corpus: Corpus) -> None:
    first, second = corpus("two_articles.txt")
    assert first.path == second.path
    assert codes(first) == codes(second) == ["several_articles"]
    assert first.article
    assert second.article
    assert first.article.title == "Hải Đăng mở lớp học an toàn trên mạng cho người cao tuổi"
    assert second.article.title == "Cảng phía nam nâng cấp hệ thống phát hiện mã độc"
    assert second.article.published == date(2031, 4, 11)

"""Finding wordings to avoid and replacing them, in plain and in rich text."""

import re
import unicodedata

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanoiconv.terms.wording import TermWords, find, replaced

UN = TermWords(1, "Liên hợp quốc", avoided=("Liên Hợp Quốc", "Liên Hiệp Quốc"), abbreviations=("LHQ",))
ASSEMBLY = TermWords(2, "Đại hội đồng Liên hợp quốc", avoided=("ĐHĐ LHQ",))
SIGNING = TermWords(3, "lễ mở ký", avoided=("lễ ký kết",))
WIDER = TermWords(4, "hội nghị cấp cao", avoided=("hội nghị",))
TERMS = (UN, ASSEMBLY, SIGNING)


def replace(text: str, terms: tuple = TERMS, *, rich: bool = False) -> str:
    return replaced(text, find(text, terms, rich=rich), rich=rich)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tại Liên Hiệp Quốc hôm nay.", "Tại Liên hợp quốc hôm nay."),
        ("Tại liên hiệp quốc hôm nay.", "Tại Liên hợp quốc hôm nay."),
        ("Lễ ký kết diễn ra; sau lễ ký kết là tiệc.", "Lễ mở ký diễn ra; sau lễ mở ký là tiệc."),
        ("LỄ KÝ KẾT TẠI HÀ NỘI", "LỄ MỞ KÝ TẠI HÀ NỘI"),
        ("Liên Hợp Quốc họp.", "Liên hợp quốc họp."),
        ("LIÊN HỢP QUỐC họp.", "LIÊN HỢP QUỐC họp."),
        ("Liên hợp quốc (LHQ) họp.", "Liên hợp quốc (LHQ) họp."),
        ("Phiên của ĐHĐ LHQ.", "Phiên của Đại hội đồng Liên hợp quốc."),
        ("Liên\u00a0Hiệp  Quốc", "Liên hợp quốc"),
        ("buổi lễ ký kếtx", "buổi lễ ký kếtx"),
        ("xem https://vi.example/LHQ?q=lễ-ký kết", "xem https://vi.example/LHQ?q=lễ-ký kết"),
        (unicodedata.normalize("NFD", "Tại Liên Hiệp Quốc"), unicodedata.normalize("NFD", "Tại ") + "Liên hợp quốc"),
    ],
)
def test_the_agreed_term_stands_in_place_of_a_wording_to_avoid(text, expected):
    assert replace(text) == expected


def test_a_wording_inside_an_agreed_term_is_not_found():
    assert replace("Dự hội nghị cấp cao và một hội nghị khác.", (WIDER,)) == (
        "Dự hội nghị cấp cao và một hội nghị cấp cao khác."
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p data-block-key="lễ ký kết">Sau lễ ký kết.</p>', '<p data-block-key="lễ ký kết">Sau lễ mở ký.</p>'),
        ("<p>Sau <b>lễ ký kết</b>.</p>", "<p>Sau <b>lễ mở ký</b>.</p>"),
        ("<p>L&ecirc;? l&#7877; k&yacute; kết</p>", "<p>L&ecirc;? lễ mở ký</p>"),
        ("<p>lễ ký <b>kết</b></p>", "<p>lễ ký <b>kết</b></p>"),
        ("<p>lễ ký</p><p>kết</p>", "<p>lễ ký</p><p>kết</p>"),
        ('<p>lễ ký <embed embedtype="figure" observation="3"/>kết</p>',) * 2,
        ('<a href="https://x.example/lễ ký kết">A &amp; B</a>', '<a href="https://x.example/lễ ký kết">A &amp; B</a>'),
    ],
)
def test_rich_text_is_replaced_between_its_tags_alone(html, expected):
    assert replace(html, rich=True) == expected


def test_a_wording_with_markup_inside_is_told_but_left_to_the_editor():
    (match,) = find("<p>Tại Liên <b>Hiệp</b> Quốc.</p>", TERMS, rich=True)
    assert (match.found, match.is_whole) == ("Liên Hiệp Quốc", False)


def test_what_the_term_brings_is_escaped_in_rich_text():
    assert replace("<p>a b</p>", (TermWords(1, "x < y & z", avoided=("a b",)),), rich=True) == "<p>x &lt; y &amp; z</p>"


def test_the_sentence_of_a_wording_is_told():
    (match,) = find("Câu đầu 3.500 người. Rồi lễ ký kết bắt đầu! Câu sau.", TERMS)
    assert match.sentence == "Rồi lễ ký kết bắt đầu!"


def test_a_long_sentence_is_cut():
    (match,) = find("từ " * 500 + "lễ ký kết" + " từ" * 500, TERMS)
    assert len(match.sentence) < 300
    assert "lễ ký kết" in match.sentence


WORDINGS = ["lễ ký kết", "Liên ", "Hiệp ", "Quốc", "Liên Hiệp Quốc", "LHQ", " ", ". ", "x", "\u0301"]
MARKUP = ["<b>", "</b>", "<p>", "</p>", "<a href='lễ ký kết'>", "</a>", "&amp;", "&lt;", "<", ">"]
PIECES = st.sampled_from([*WORDINGS, *MARKUP, "<embed embedtype='figure' observation='1'/>"])
TAG = re.compile(r"<[a-zA-Z/!][^>]*>")


@given(st.lists(PIECES, max_size=24).map("".join))
def test_replacing_never_touches_a_tag(html):
    assert TAG.findall(replace(html, rich=True)) == TAG.findall(html)


@given(st.lists(PIECES, max_size=24).map("".join))
def test_nothing_whole_is_left_after_replacing(html):
    assert not [match for match in find(replace(html, rich=True), TERMS, rich=True) if match.is_whole]


@given(st.text(max_size=60))
def test_any_text_without_a_wording_stays_as_it_is(text):
    assert replace(text) == text
    assert replace(text, rich=True) == text


@given(st.lists(PIECES, max_size=12).map("".join))
def test_html_reads_the_same_but_for_what_was_replaced(html):
    before, after = (lxml.html.fromstring(f"<div>{text}</div>") for text in (html, replace(html, rich=True)))
    assert [element.tag for element in before.iter()] == [element.tag for element in after.iter()]

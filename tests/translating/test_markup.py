"""Rich text as a translator reads it, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanoiconv.translating.markup import Faulty, Markup, marked, rich

HTML = (
    '<p data-block-key="a1">Có <embed embedtype="figure" observation="7"/> nước, <b>theo</b> '
    '<a linktype="official" id="4">Nguyễn Thử</a> và <a href="https://example.test/?a=1&amp;b=2">nguồn</a>.</p>'
)


def test_a_translator_reads_words_numbered_links_and_figures():
    assert marked(HTML).text == "<p>Có {1} nước, <b>theo</b> <a1>Nguyễn Thử</a1> và <a2>nguồn</a2>.</p>"


def test_links_and_figures_come_from_the_original_wherever_they_stand():
    source = marked(HTML)
    html = rich("<p><a2>A source</a2> and <a1>Nguyen Thu</a1>: {1}.</p>", source)
    assert html == (
        '<p><a href="https://example.test/?a=1&amp;b=2">A source</a> and <a linktype="official" id="4">Nguyen Thu</a>: '
        '<embed embedtype="figure" observation="7"/>.</p>'
    )


def test_a_translation_that_names_links_in_another_order_has_the_numbers_of_its_original():
    source = marked('<p><a linktype="official" id="1">Một</a>, <a linktype="official" id="2">Hai</a></p>')
    stored = '<p><a linktype="official" id="2">Two</a>, <a linktype="official" id="1">One</a></p>'
    present = marked(stored, source)
    assert present.text == "<p><a2>Two</a2>, <a1>One</a1></p>"
    assert rich(present.text, source, present) == stored


def test_a_translation_keeps_a_link_of_its_own():
    source = marked('<p><a href="https://vi.test/">Một</a></p>')
    stored = '<p><a href="https://en.test/">One</a></p>'
    present = marked(stored, source)
    assert present.text == "<p><a2>One</a2></p>"
    assert rich("<p>The <a2>one</a2></p>", source, present) == '<p>The <a href="https://en.test/">one</a></p>'


@pytest.mark.parametrize(
    "text",
    [
        "<p>{1} <a1>x</a1></p>",  # a link is missing
        "<p>{1} {1} <a1>x</a1> <a2>y</a2></p>",  # a figure stands twice
        "<p>{2} {1} <a1>x</a1> <a2>y</a2></p>",  # an unknown figure
        "<p>{1} <a1>x</a1> <a3>y</a3> <a2>z</a2></p>",  # an unknown link
        "<p>{1} <a1>x</a2> <a2>y</a1></p>",  # closed crosswise
        "<p>{1} <a1>x</a1> <a2>y</a2>",  # not closed
        "{1} <a1>x</a1> <a2>y</a2></p>",  # not opened
        "<p onclick=x>{1} <a1>x</a1> <a2>y</a2></p>",
        "<script>{1} <a1>x</a1> <a2>y</a2></script>",
        '<p>{1} <a1>x</a1> <a2>y</a2><a href="javascript:x">z</a></p>',
        "<p>{1} <a1>x</a1> <a2>y</a2> 1 < 2</p>",
    ],
)
def test_broken_or_unknown_markup_is_refused(text):
    with pytest.raises(Faulty):
        rich(text, marked(HTML))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=80))
def test_any_words_go_out_and_come_back(words):
    from html import escape

    source = marked(f"<p>{escape(words)} <b>{escape(words)}</b></p>")
    again = rich(source.text, source)
    assert marked(again) == source


@given(st.text(max_size=120))
def test_any_text_is_taken_safely_or_refused(text):
    try:
        html = rich(text, Markup(""))
    except Faulty:
        return
    assert "<script" not in html.lower()
    assert "<a" not in html

"""Files made to do harm, through the public door: refused with a reason, or read without what they smuggle."""

from __future__ import annotations

import re

import pytest

from news.importing.documents import ImportedDocument, RawFile
from news.importing.intake import file_from_text
from news.importing.messages import REJECTIONS
from news.importing.pipeline import process
from news.importing.reading import MOST_LINES, MOST_TAGS, read
from news.importing.reporting import report_to_json

TEXT = "Cơ quan an ninh mạng của thành phố cảng vừa công bố bản đồ các vụ tấn công mạng trong quý vừa qua."
END = "Người dân được khuyên gác máy ngay và gọi lại cho người thân để kiểm tra trước khi chuyển tiền."
SURVIVES = re.compile(
    r"<\s*/?\s*(?:script|img|a|p|b|embed|iframe|style|svg|form|object|textarea|title|x-y)\b|<[!?]|embedtype|linktype"
    r"|\{%|\{\{|=\s*['\"]?\s*javascript:|on(?:error|load|click)\s*=",
    re.IGNORECASE | re.ASCII,
)


def imported(data: bytes, name: str = "bài.txt") -> ImportedDocument:
    report = process([RawFile(name, data)])
    report_to_json(report)
    return report.documents[0]


def everything_kept(document: ImportedDocument) -> str:
    """All that a draft is made of."""
    article = document.article
    assert article
    return "\n".join(filter(None, [article.title, article.lead, article.author, article.body, *article.captions]))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\n \t\r\n", "blank"),
        ("\u00a0\u200b\u3000\ufeff\u2028".encode(), "blank"),
        (b"\xef\xbb\xbf", "blank"),
        (b"\xff\xfe", "blank"),
        (b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x02\x00>\x00" + bytes(200), "executable"),
        (b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00" + bytes(100), "executable"),
        (b"\xcf\xfa\xed\xfe\x07\x00\x00\x01" + bytes(50), "executable"),
        (b"\xca\xfe\xba\xbe\x00\x00\x00\x34" + bytes(50), "executable"),
        (b"\x00asm\x01\x00\x00\x00", "executable"),
        (b"#!/bin/sh\nrm -rf /\n", "executable"),
        (b"#! /usr/bin/env python3\nimport os\n", "executable"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdf"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + bytes(16) + b"[Content_Types].xml", "office"),
        (b"PK\x03\x04\x14\x00" + bytes(24) + b"mimetypeapplication/vnd.oasis.opendocument.text", "office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40), "office"),
        (b"{\\rtf1\\ansi H\\'e0 N\\u7897?i}", "office"),
        (b"PK\x03\x04\x14\x00" + bytes(40), "archive"),
        (b"\x1f\x8b\x08\x00" + bytes(20), "archive"),
        (b"Rar!\x1a\x07\x00", "archive"),
        (b"bai.txt" + bytes(250) + b"ustar\x0000", "archive"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "image"),
        (b"GIF89a\x01\x00\x01\x00", "image"),
        (b"BM\x36\x00\x00\x00\x00\x00", "image"),
        (b"II*\x00\x08\x00\x00\x00", "image"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "media"),
        (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00", "media"),
        (b"\x1aE\xdf\xa3\x01\x00\x00\x00", "media"),
        (b"SQLite format 3\x00" + bytes(80), "binary"),
        (bytes(range(256)) * 9, "binary"),
        (b"abc\x01\x02\x03" * 40, "binary"),
        (TEXT.encode() + bytes(5_000), "binary"),
    ],
)
def test_what_is_no_text_is_refused_whatever_it_is_called(data: bytes, reason: str) -> None:
    for name in ("bài.txt", "bài.html", "../../bài"):
        document = imported(data, name)
        assert (document.outcome, document.reason) == ("reject", REJECTIONS[reason])


@pytest.mark.parametrize("text", ["MZ là tên một nhóm tin tặc.", "BM đã báo tin.", "ID3 là một chuẩn.", "# !/ là dấu."])
def test_a_text_may_begin_like_a_program(text: str) -> None:
    assert imported(f"{text} {TEXT}\n{END}".encode()).outcome != "reject"


HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x></SCRIPT>",
    "<<script>alert(1)//<</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<a href='javascript:alert(1)'>bấm</a>",
    "<a href=' &#14; javascript:alert(1)'>bấm</a>",
    "<a href='jav&#x09;ascript:alert(1)'>bấm</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>bấm</a>",
    "<form action='javascript:alert(1)'><button>gửi</button></form>",
    "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'></iframe>",
    "<embed embedtype='media' url='http://x'/>",
    "<embed embedtype='image' id='1' format='left' alt=''/>",
    "<a linktype='page' id='3'>trang trong</a>",
    "<a linktype='document' id='1'>tệp</a>",
    "<object data='javascript:alert(1)'></object>",
    "<x-y onclick=alert(1)>bấm</x-y>",
    "{% load wagtailcore_tags %}{% include 'x' %}",
    "{% debug %}",
    "<p>{% include request.path %} {{ settings.SECRET_KEY }}</p>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    "<p>&lt;img src=x onerror=alert(1)&gt;</p>",
    "&lt;embed embedtype='image' id='1'/&gt;",
    "<p>&lt;a linktype='page' id='3'&gt;x&lt;/a&gt;</p>",
]


@pytest.mark.parametrize("markup", HOSTILE)
def test_hostile_markup_is_flagged_and_gone(markup: str) -> None:
    for text in (f"<p>{TEXT}</p>{markup}<p>{END}</p>", f"<div>{TEXT}</div>\n{markup}\n<div>{END}</div>"):
        document = imported(text.encode())
        assert "hostile_markup" in [flag.code for flag in document.flags]
        kept = everything_kept(document)
        assert not SURVIVES.search(kept)
        assert TEXT in kept


@pytest.mark.parametrize(
    "markup",
    [
        *HOSTILE,
        "{{ settings.SECRET_KEY }}",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<?php system('x'); ?>",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<!--[if IE]><script>alert(1)</script><![endif]-->",
        "<!-- -- --!><script>alert(1)</script>",
        "<style>@import 'javascript:alert(1)'</style>",
        "<svg><script>alert(1)</script></svg>",
        "<title><script>alert(1)</script></title>",
        "<textarea><script>alert(1)</script></textarea>",
        "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;",
        "&#60;script&#62;alert(1)&#60;/script&#62;",
        "&#x3c;script>alert(1)</script>",
        "<ſcript>alert(1)</ſcript>",
    ],
)
def test_no_markup_survives_anywhere(markup: str) -> None:
    pages = (
        f"{TEXT}\n{markup}\n{END}",
        f"{markup}\n{TEXT}\n{END}",
        f"<html><head><title>{markup}</title></head><body><h1>{markup}</h1><p>{TEXT}</p><p>{markup}{END}</p></html>",
        f"<figcaption>Ảnh: {markup}</figcaption><p>{TEXT}</p><blockquote>{markup}</blockquote><p>{END}</p>",
    )
    for page in pages:
        document = imported(page.encode())
        assert not SURVIVES.search(everything_kept(document))


UNSEEN = (
    "\x00\x01\x08\x0e\x1b\x7f\x80\x9f\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202d\u202e\u2060\u2066\u2069"
    "\ufeff\ufffe"
)


def unseen_in(text: str) -> list[str]:
    return [character for character in UNSEEN if character in text]


@pytest.mark.parametrize(
    "text",
    [
        f"Cả{UNSEEN}ng {TEXT} {END}",
        "".join(f"&#{ord(character)};" for character in UNSEEN) + f"{TEXT} {END}",
        f"<p>&zwj;&zwnj;&lrm;&rlm;&shy;&ZeroWidthSpace;&NoBreak;{TEXT}</p>"
        + "".join(f"&#x{ord(character):x};" for character in UNSEEN)
        + f"<p>{END}</p>",
        f"<html><head><title>&#x202e;đề&#8203;</title></head><body><p>{TEXT}</p><p>{END}</p></body></html>",
    ],
    ids=["as they are", "references", "markup", "page"],
)
def test_nothing_unseen_is_kept(text: str) -> None:
    document = imported(text.encode())
    kept = everything_kept(document)
    assert unseen_in(kept) == []
    assert TEXT.split()[-1] in kept


def test_lone_surrogates_and_overlong_bytes_are_read_or_refused() -> None:
    for data in (b"\xed\xa0\x80", b"\xc0\xaf\xe0\x80\xaf", b"\xf8\x88\x80\x80\x80", b"\xff\xfe\x00\xd8"):
        for document in (imported(data), imported(TEXT.encode() + data), imported(data + TEXT.encode())):
            assert document.reason or "\ud800" not in everything_kept(document)
    assert "\ud800" not in everything_kept(imported(file_from_text(f"{TEXT}\ud800 {END}").data))
    assert imported(f"{TEXT} &#xD800;&#55357; {END}".encode()).outcome != "reject"


def test_accents_in_references_are_joined_to_their_letters() -> None:
    assert "cảng" in everything_kept(imported(f"<p>ca&#777;ng {TEXT}</p><p>{END}</p>".encode()))


def test_a_page_of_nothing_but_tags_is_refused() -> None:
    document = imported(b"<p>" * (MOST_TAGS + 1))
    assert document.reason == REJECTIONS["too_complex"]


def test_very_many_lines_are_read_in_bounded_number_and_whole() -> None:
    text = "\n".join(f"dòng {number}" for number in range(MOST_LINES + 5_000))
    lines = read(RawFile("x", text.encode())).text.lines
    assert MOST_LINES < len(lines) < MOST_LINES + 50
    assert " ".join(line.text for line in lines) == text.replace("\n", " ")

"""An article's page: what readers see of each block, and that its cost does not grow with them."""

import io
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from hanoiconv.core.models import PortalDocument, PortalImage
from tests.builders import (
    make_article,
    make_milestone,
    make_observation,
    make_official,
    make_source,
    make_statistic,
)

pytestmark = pytest.mark.django_db


def make_image() -> PortalImage:
    content = io.BytesIO()
    Image.new("RGB", (1500, 900), "teal").save(content, "JPEG")
    return PortalImage.objects.create(
        title="Ảnh thử", alt_text_vi="Ảnh thử màu lục", credit="Người chụp thử", file=ImageFile(content, "thu.jpg")
    )


def make_document() -> PortalDocument:
    return PortalDocument.objects.create(title="Tài liệu thử", file=ContentFile(b"thu", "thu.txt"), file_size=3)


def set_of_blocks() -> list[dict[str, Any]]:
    """Return one block of each kind, of objects of its own."""
    statistic = make_statistic(unit_vi="nước")
    first, second = make_observation(statistic, "60", as_of="2024"), make_observation(statistic, "72", as_of="2025")
    official = make_official({"position_vi": "Chức vụ thử", "attested": "2025-10-01"})
    text = (
        f'<p>Có <embed embedtype="figure" observation="{first.pk}"/>, '
        f'<a linktype="official" id="{official.pk}">người thử</a>.</p>'
    )
    return [
        {"type": "text", "value": text},
        {"type": "heading", "value": "Đề mục thử"},
        {"type": "question", "value": {"question": "Câu hỏi thử?", "answer": text}},
        {"type": "image", "value": {"image": make_image().pk, "caption": "Chú thích thử"}},
        {"type": "callout", "value": {"title": "Lưu ý thử", "text": text}},
        {
            "type": "table",
            "value": {"caption": "Bảng thử", "table": {"data": [["A", "B"]], "first_row_is_table_header": True}},
        },
        {"type": "document", "value": {"document": make_document().pk, "note": "Ghi chú thử"}},
        {
            "type": "quotation",
            "value": {"text": "Lời thử", "official": official.pk, "source": make_source().pk, "paragraph": 2},
        },
        {"type": "figure", "value": {"observation": second.pk}},
        {"type": "chart", "value": {"statistic": statistic.pk}},
        {"type": "comparison", "value": {"observations": [first.pk, second.pk]}},
        {"type": "timeline", "value": {"milestones": [make_milestone().pk]}},
    ]


def queries_for(client: Client, url: str) -> int:
    client.get(url)  # renditions are made once
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    assert response.status_code == 200
    return len(queries)


def test_queries_do_not_grow_with_blocks(client, news_index):
    one = make_article(news_index, headline_vi="Một", body_vi=set_of_blocks())
    many = make_article(news_index, headline_vi="Nhiều", body_vi=[b for _ in range(10) for b in set_of_blocks()])
    assert queries_for(client, one.url_in("vi")) == queries_for(client, many.url_in("vi"))


def test_every_block_is_shown(client, news_index):
    article = make_article(news_index, body_vi=set_of_blocks())
    html = client.get(article.url_in("vi")).content.decode()
    for words in ("Đề mục thử", "Câu hỏi thử?", "Ảnh thử màu lục", "Người chụp thử", "Lưu ý thử", "Bảng thử"):
        assert words in html
    for words in ("Tài liệu thử", "“Lời thử”", "Chức vụ thử", "60 nước", "72", 'class="bars"', 'class="timeline"'):
        assert words in html


def test_no_inline_style_or_script_and_no_other_host(client, news_index):
    article = make_article(news_index, body_vi=set_of_blocks())
    html = client.get(article.url_in("vi")).content.decode()
    assert " style=" not in html
    assert html.count("<script") == html.count('<script type="application/ld+json">')  # data, which nothing runs
    assert "<style" not in html


def test_visitors_without_a_session_are_not_told_apart(client, news_index):
    article = make_article(news_index)
    response = client.get(article.url_in("vi"))
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "wagtail-userbar" not in response.content.decode()


def test_a_quotation_shows_the_position_of_the_articles_day(client, news_index):
    official = make_official(
        {"position_vi": "Chức vụ trước", "attested": "2025-09-01"},
        {"position_vi": "Chức vụ sau", "attested": "2025-12-01"},
    )
    quotation = {"text": "Lời thử", "official": official.pk, "source": None, "paragraph": None}
    article = make_article(news_index, body_vi=[{"type": "quotation", "value": quotation}])
    html = client.get(article.url_in("vi")).content.decode()
    assert "Chức vụ trước" in html
    assert "Chức vụ sau" not in html

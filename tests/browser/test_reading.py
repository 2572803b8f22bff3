"""What a reader does: front page, article, programme, search."""

from playwright.sync_api import Page, expect


def test_the_vietnamese_front_page_shows_ceremony_news_and_figures(page: Page, portal: str) -> None:
    page.goto(f"{portal}/vi/")
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page.get_by_role("heading", level=1)).to_have_text("Công ước Hà Nội", use_inner_text=True)
    expect(page.get_by_text("25–26/10/2025").first).to_be_visible()
    expect(page.get_by_role("heading", name="Tin tức")).to_be_visible()
    expect(page.get_by_text("78,44").first).to_be_visible()


def test_the_english_front_page_shows_ceremony_news_and_figures(page: Page, portal: str) -> None:
    page.goto(f"{portal}/en/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_text("25–26 October 2025").first).to_be_visible()
    expect(page.get_by_role("heading", name="News")).to_be_visible()
    expect(page.get_by_text("78.44").first).to_be_visible()


def test_an_article_opens_its_figures_source_and_its_other_language(page: Page, portal: str) -> None:
    page.goto(f"{portal}/vi/tin-tuc/nam-cau-hoi/")
    figure = page.get_by_role("button", name="hơn 150 quốc gia").first
    figure.click()
    expect(page.get_by_text("Nguyễn Minh Vũ").last).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("banner").get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{portal}/en/news/five-questions/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("five questions")


def test_the_programme_lists_fourteen_provisional_items_without_inventing_times(page: Page, portal: str) -> None:
    page.goto(f"{portal}/vi/su-kien/le-mo-ky-cong-uoc-ha-noi/")
    programme = page.locator(".sessions > li")
    expect(programme).to_have_count(14)
    for row in programme.all():
        expect(row).to_contain_text("sẽ công bố")
        expect(row).to_contain_text("Dự kiến")


def test_a_search_without_diacritics_finds_accented_words(page: Page, portal: str) -> None:
    page.goto(f"{portal}/vi/tim-kiem/")
    page.get_by_role("searchbox").first.fill("toi pham mang co to chuc")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Bộ Công an: tội phạm mạng")).to_be_visible()


def test_a_page_that_is_not_there_in_english_says_so_and_offers_vietnamese(page: Page, portal: str) -> None:
    response = page.goto(f"{portal}/en/tin-tuc/ky-phe-chuan-gia-nhap/")
    assert response is not None
    assert response.status == 404
    page.goto(f"{portal}/vi/tin-tuc/")
    expect(page.get_by_text("Chỉ có tiếng Việt").first).to_be_visible()

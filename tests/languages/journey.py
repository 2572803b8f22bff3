"""Run in a copy of the portal by `test_adding_languages.py`: `python -m tests.languages.journey before|after FILE`.

"before" fills a portal of two languages; "after" writes French and Arabic into it, asks for its pages and leaves what
was answered in FILE as JSON. All names and texts are invented.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_test_environment

ARABIC = "مقال تجريبي عن الاتفاقية"
FRENCH = "Un article d’essai sur la Convention"


def fill() -> None:
    """Make a home page, the news with two articles, an event, an official and a statistic, in two languages."""
    from events.models import EventIndexPage
    from news.models import NewsIndexPage
    from tests import builders

    home = builders.make_home()
    news = builders.make_page(NewsIndexPage, home, headline_vi="Tin tức thử", headline_en="Test news")
    builders.make_article(news, headline_vi="Bài thử một", headline_en="Test article one")
    builders.make_article(news, headline_vi="Bài thử hai", headline_en="Test article two")
    events = builders.make_page(EventIndexPage, home, headline_vi="Sự kiện thử", headline_en="Test events")
    builders.make_event(events)
    builders.make_official({"position_vi": "Giám đốc thử", "position_en": "Test director", "attested": "2025-10-08"})
    builders.make_observation(builders.make_statistic(unit_vi="vụ", unit_en="cases"), "1234567.5", as_of="2025-10-08")
    builders.make_topic()


def translate(instance: Any, **values: str) -> Any:
    """Give an object French and Arabic texts ("headline" → the two), show and publish it."""
    for field, (french, arabic) in values.items():
        setattr(instance, f"{field}_fr", french)
        setattr(instance, f"{field}_ar", arabic)
    instance.shown_fr = instance.shown_ar = True
    instance.full_clean()
    instance.save()
    instance.save_revision().publish()
    return instance


def translate_all() -> Any:
    """Write both languages everywhere but into the second article. Returns the first."""
    from events.models import EventIndexPage, EventPage
    from hanoiconv.core.models import SiteSettings, Topic
    from hanoiconv.people.models import Official
    from hanoiconv.portal.models import HomePage
    from hanoiconv.statistics.models import Statistic
    from news.models import ArticlePage, NewsIndexPage
    from tests.builders import text_body

    site = SiteSettings.load()
    site.name_fr, site.name_ar = "Portail d’essai", "البوابة التجريبية"
    site.save()
    translate(HomePage.objects.get(), headline=("Accueil d’essai", "الصفحة التجريبية"))
    translate(NewsIndexPage.objects.get(), headline=("Actualités d’essai", "أخبار تجريبية"))
    translate(EventIndexPage.objects.get(), headline=("Événements d’essai", "فعاليات تجريبية"))
    translate(EventPage.objects.get(), headline=("Événement d’essai", "فعالية تجريبية"))
    translate(Topic.objects.get(), name=("Sujet d’essai", "موضوع تجريبي"))
    translate(Statistic.objects.get(), title=("Chiffre d’essai", "رقم تجريبي"), unit=("cas", "حالة"))
    translate(Official.objects.get(), honorific=("M.", "السيد"))
    body = (json.dumps(text_body(f"<p>{text}.</p>")) for text in ("Premier paragraphe", "الفقرة الأولى"))
    return translate(
        ArticlePage.objects.get(headline_en="Test article one"),
        headline=(FRENCH, ARABIC),
        summary=("Un résumé d’essai.", "ملخص تجريبي."),
        body=tuple(body),
    )


def answers(article: Any) -> dict[str, Any]:
    """Ask for public pages and the article's form; returns name → status, address and text."""
    from events.models import EventPage
    from hanoiconv.core.models import Topic, User
    from hanoiconv.people.models import Official
    from hanoiconv.statistics.models import Statistic
    from news.models import ArticlePage, NewsIndexPage
    from tests.admin_forms import edit_page_address, form_data, typed_stream, typed_text

    untranslated = ArticlePage.objects.get(headline_en="Test article two")
    asked = {"sitemap": "/sitemap.xml", "vi": "/vi/", "en": "/en/", "untranslated": "/fr/test-article-two/"}
    asked["untranslated"] = f"{NewsIndexPage.objects.get().url_in('fr')}{untranslated.url_slug_en}/"
    for code in ("fr", "ar"):
        asked |= {
            f"{code}:{name}": f"/{code}/{name}" for name in ("", "search/", "topics/", "officials/", "statistics/")
        }
        asked |= {
            f"{code}:news": NewsIndexPage.objects.get().url_in(code),
            f"{code}:article": article.url_in(code),
            f"{code}:event": EventPage.objects.get().url_in(code),
            f"{code}:official": Official.objects.get().absolute_path(code),
            f"{code}:statistic": Statistic.objects.get().absolute_path(code),
            f"{code}:topic": f"/{code}/topics/{getattr(Topic.objects.get(), f'slug_{code}')}/",
        }
    asked["fr:found"], asked["ar:found"] = "/fr/search/?q=resume", "/ar/search/?q=تجريبي"
    asked["fr:not found"] = "/fr/search/?q=تجريبي"
    visitor, editor = Client(), Client()
    found = {name: shown(visitor.get(path), path) for name, path in asked.items()}
    found["root"] = shown(visitor.get("/", headers={"accept-language": "ar"}), "/")
    editor.force_login(User.objects.create_superuser("bien-tap-thu"))
    form = editor.get(edit_page_address(article))
    found["form"] = shown(form, edit_page_address(article))
    found["form"]["fields"] = sorted(form.context["form"].fields)
    typed = form_data(form, summary_ar="ملخص آخر.", **{"action-publish": "action-publish"})
    typed |= typed_stream(body_ar=[("text", typed_text("<p>فقرة أخرى.</p>"))])
    found["saved"] = shown(editor.post(edit_page_address(article), typed), "")
    found["saved again"] = shown(visitor.get(article.url_in("ar")), article.url_in("ar"))
    return found


def shown(response: Any, path: str) -> dict[str, Any]:
    return {
        "status": response.status_code,
        "path": path,
        "text": response.content.decode(),
        "location": response.get("Location", ""),
    }


if __name__ == "__main__":
    django.setup()
    setup_test_environment()
    step, target = sys.argv[1], Path(sys.argv[2])
    if step == "before":
        fill()
    else:
        from news.models import ArticlePage

        hidden = [f"{page.headline_en}" for page in ArticlePage.objects.all() if page.shown_fr or page.shown_ar]
        result = answers(translate_all())
        call_command("check")
        target.write_text(json.dumps({"shown before": hidden, "answers": result}, ensure_ascii=False), encoding="utf-8")

"""Template tags of the portal, built into every template."""

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.templatetags.wagtailuserbar import wagtailuserbar

from ..chrome import LanguageLink
from ..chrome import language_switch as switch_for
from ..clean_text import web_address
from ..languages import LANGUAGE_LABELS, active_language, language_codes
from ..languages import localised as value_in
from ..structured import script

register = template.Library()
register.filter("web_address", web_address)


@register.filter
def localised(instance: Any, field: str) -> Any:
    """Return a translated field in exactly the active language: `{{ page|localised:"headline" }}`.

    Empty for None, and for "", which is what a template makes of an object that a draft does not have yet.
    """
    if instance is None or instance == "":
        return ""
    value = value_in(instance, field)
    return "" if value is None else value


@register.simple_tag
def page_url(page: Any) -> str:
    """Return a page's address in the active language; empty where it is not shown."""
    return page.url_in(active_language()) or ""


@register.simple_tag
def language_switch(addresses: dict[str, str | None] | None) -> list[LanguageLink]:
    """Return the language switch for the page's addresses."""
    return switch_for(addresses or {code: f"/{code}/" for code in language_codes()})


@register.simple_tag
def alternate_links(addresses: dict[str, str | None] | None) -> SafeString:
    """Return hreflang links for the languages in which the page is shown."""
    found = {code: path for code, path in (addresses or {}).items() if path}
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    links = [
        format_html('<link rel="alternate" hreflang="{}" href="{}{}">', code, base, path)
        for code, path in found.items()
    ]
    canonical = found.get(active_language())
    if canonical:
        links.append(format_html('<link rel="canonical" href="{}{}">', base, canonical))
    return SafeString("\n".join(links))


@register.simple_tag
def other_language_names(page: Any) -> list[dict[str, Any]]:
    """Return the languages in which a page is not shown, with their names."""
    return [
        {"code": code, "name": LANGUAGE_LABELS.get(code, code)}
        for code in language_codes()
        if code != active_language() and not page.is_shown(code)
    ]


@register.simple_tag
def absolute_url(path: str) -> str:
    """Return a path with the portal's public host, which does not depend on the request."""
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"


@register.filter
def structured(data: dict[str, Any] | None) -> SafeString:
    """Return structured data as the element that holds it: `{{ data|structured }}`; nothing for None."""
    return script(data) if data else SafeString("")


@register.simple_tag
def only_in(page: Any) -> str:
    """Return the name of the one language in which a page is shown; empty where it is shown in several."""
    shown = page.languages_shown()
    return str(LANGUAGE_LABELS.get(shown[0], shown[0])) if len(shown) == 1 < len(language_codes()) else ""


@register.simple_tag(takes_context=True)
def editor_bar(context: dict[str, Any]) -> str:
    """Return Wagtail's user bar for whoever may have signed in; visitors without a session cost no look at it."""
    request = context.get("request")
    if request is None or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    return wagtailuserbar(context)


@register.simple_tag(takes_context=True)
def query_with(context: dict[str, Any], **changes: Any) -> str:
    """Return the address's query with some parameters changed: `{% query_with page=2 %}` → "?kind=news&page=2"."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    for name, value in changes.items():
        if value in ("", None):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"


@register.inclusion_tag("components/icon.html")
def icon(name: str) -> dict[str, str]:
    """Draw an icon by its name in `components/icon.html`."""
    return {"name": name}

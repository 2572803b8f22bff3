"""Addresses: machines' and the admin's without a language, everything for readers under /vi/ and /en/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from hanoiconv.core import views as core_views

handler404 = "hanoiconv.portal.views.page_not_found"
handler500 = "hanoiconv.portal.views.server_error"

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("hanoiconv.portal.urls_machines")),
    path("", core_views.language_root, name="language_root"),
]
if settings.DEBUG:
    urlpatterns += static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)

urlpatterns += i18n_patterns(
    path("", include("hanoiconv.portal.urls")),
    path("", include("hanoiconv.sources.urls")),
    path("", include("hanoiconv.people.urls")),
    path("", include("hanoiconv.statistics.urls")),
    # Wagtail's own machinery (password forms) first, then every page by its stored path.
    path("", include([p for p in wagtail_urls.urlpatterns if p.name != "wagtail_serve"])),
    re_path(wagtail_urls.serve_pattern, core_views.serve_page, name="wagtail_serve"),
    prefix_default_language=True,
)

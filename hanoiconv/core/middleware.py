"""The language that a request is answered in."""

from __future__ import annotations

from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware as DjangoLocaleMiddleware
from django.urls import reverse


class LocaleMiddleware(DjangoLocaleMiddleware):
    """Django's, but the browser's language does not matter in the admin.

    Before somebody signs in, the ministry's language (`LANGUAGE_CODE`) is spoken, whatever language the machine was
    bought in; afterwards Wagtail speaks what the user's profile says.
    """

    def process_request(self, request: HttpRequest) -> None:
        if request.path_info.startswith(reverse("wagtailadmin_home")):
            request.META.pop("HTTP_ACCEPT_LANGUAGE", None)
        super().process_request(request)

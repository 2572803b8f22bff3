"""News' hooks into Wagtail."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from .models import ArticlePage


@hooks.register("before_edit_page")
def warn_of_publishers_words(request: HttpRequest, page: Page) -> None:
    """Tell whoever opens a draft that its text is still its source's."""
    if request.method == "GET" and isinstance(page, ArticlePage) and page.publishers_words:
        messages.warning(
            request,
            _("The text of this article is still another publisher's words. Rewrite it before publication."),
        )

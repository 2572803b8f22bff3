"""Admin screens of the term list."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from hanoiconv.core.languages import LANGUAGE_LABELS, localised, other_languages
from hanoiconv.core.viewsets import PortalSnippetViewSet

from .models import Term


def _in(language: str) -> Column:
    def wording(term: Term) -> Any:
        return localised(term, "name", language) or ""

    heading = lazy(lambda: capfirst(str(LANGUAGE_LABELS.get(language, language))), str)
    return Column(f"name_{language}", label=heading(), accessor=wording)


class TermViewSet(PortalSnippetViewSet):
    """Terms in every language side by side."""

    model = Term
    icon = "list-ul"
    menu_label = _("Agreed terms")
    menu_order = 255
    add_to_admin_menu = True
    list_filter = ["topic"]
    extra_columns = (*(_in(code) for code in other_languages()), Column("topic", label=_("Topic")))

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return Term.objects.select_related("topic")

"""Pages of a list."""

from django.core.paginator import Page, Paginator
from django.http import Http404

LONGEST_NUMBER = 9


def page_of(paginator: Paginator, number: str) -> Page:
    """Return the page that was asked for. Raises Http404 for anything that is no page of the list."""
    if not (number.isascii() and number.isdigit()) or len(number) > LONGEST_NUMBER:
        raise Http404
    if not 1 <= int(number) <= paginator.num_pages:
        raise Http404
    return paginator.page(int(number))

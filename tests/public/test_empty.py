"""A portal in which nothing has been published yet but its sections."""

import pytest

from hanoiconv.core.languages import language_codes
from tests.public.markup import dangers, faults, words

PLACES = {
    "vi": ["/vi/", "/vi/quan-chuc/", "/vi/so-lieu/", "/vi/chu-de/", "/vi/tim-kiem/", "/vi/tim-kiem/?q=gi"],
    "en": ["/en/", "/en/officials/", "/en/statistics/", "/en/topics/", "/en/search/", "/en/search/?q=what"],
}


@pytest.mark.parametrize("code", language_codes())
def test_empty_pages_are_sound(home, read, code):
    for address in PLACES[code]:
        html = read(address)
        assert faults(html) == dangers(html) == [], address


def test_empty_sections_say_that_they_are_empty(home, news_index, event_index, convention, read):
    expected = {
        news_index.url_in("en"): "No articles here",
        event_index.url_in("en"): "No event yet",
        convention.url_in("en"): "No action is recorded here yet",
        "/en/officials/": "No official found",
        "/en/statistics/": "No figure yet",
        "/en/topics/": "No topic yet",
        "/en/": "Nothing has been published in this language yet",
        "/en/search/?q=what": "Nothing found",
    }
    for address, says in expected.items():
        html = read(address)
        assert says in words(html), address
        assert faults(html) == [], address

"""Search that takes Vietnamese with or without diacritics, in one language, alike on SQLite and PostgreSQL.

Neither database can restrict a search to the fields of one language, and SQLite's tokenizer never folds "đ". So each
object indexes words that carry their language and are folded already: "Chống" in Vietnamese is indexed as
`vi0chong`, and as `vi1…` (its bytes in hex) so that a query typed with diacritics ranks exact words first.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, ClassVar, TypeAlias

from django.utils.html import strip_tags
from django.utils.translation import override
from wagtail.search import index
from wagtail.search.query import PlainText, SearchQuery

from .languages import language_codes, localised

WORD = re.compile(r"[^\W_]+")
MAX_QUERY_LENGTH = 200
MAX_QUERY_WORDS = 12
MAX_WORDINGS = 6
TITLE_WEIGHT = 3

Phrase: TypeAlias = tuple[str, ...]
Synonyms: TypeAlias = Sequence[tuple[Phrase, ...]]
"""Groups of phrases that mean the same, each phrase its words in lower case, the preferred one first."""

_synonyms: list[Callable[[str], Synonyms]] = []


def register_synonyms(synonyms: Callable[[str], Synonyms]) -> None:
    """Say which phrases of a language (by its code) mean the same."""
    _synonyms.append(synonyms)


def fold(text: str) -> str:
    """Return `text` in lower case without diacritics: "Điện Biên" → "dien bien", composed or decomposed alike."""
    return without_marks(text).replace("đ", "d")


def without_marks(text: str) -> str:
    """Return `text` in lower case without what stands above and below letters; "đ" is a letter: "Đội" → "đoi"."""
    return "".join(char for char in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(char))


def words(text: str) -> list[str]:
    """Return the words of `text`, composed (NFC) and in lower case."""
    return WORD.findall(unicodedata.normalize("NFC", text).lower())


def folded_token(word: str, language: str) -> str:
    """Return the indexed form of a word without its diacritics."""
    return f"{language}0{fold(word)}"


def exact_token(word: str, language: str) -> str:
    """Return the indexed form of a word with its diacritics."""
    return f"{language}1{word.encode().hex()}"


def tokens(text: str, language: str) -> str:
    """Return all tokens of `text` in `language`, separated by spaces; exact ones only for words that have marks."""
    found: list[str] = []
    for word in words(text):
        found.append(folded_token(word, language))
        if not word.isascii():
            found.append(exact_token(word, language))
    return " ".join(found)


def typed_words(texts: Iterable[str]) -> str:
    """Return the words of `texts` in each way that editors type them: "đội", "đoi", "doi"."""
    forms = (form for text in texts for word in words(text) for form in (word, without_marks(word), fold(word)))
    return " ".join(dict.fromkeys(forms))


def search_query(text: str, language: str) -> SearchQuery | None:
    """Return the query for what a reader typed, or None where it holds no word.

    Operators, quotes and control characters separate words and mean nothing; at most 200 characters and 12 words count.
    What is said in other words is found too.
    """
    terms = words(text[:MAX_QUERY_LENGTH])[:MAX_QUERY_WORDS]
    if not terms:
        return None
    query: SearchQuery = PlainText(" ".join(folded_token(term, language) for term in terms), operator="and")
    if any(not term.isascii() for term in terms):
        query = _exactly(terms, language, boost=3) | query
    for wording in other_wordings(terms, language):
        query = query | _exactly(wording, language)
    return query


def _exactly(terms: Iterable[str], language: str, boost: float = 1) -> PlainText:
    """Return the query for words as they are written, diacritics included."""
    exact = (exact_token(term, language) if not term.isascii() else folded_token(term, language) for term in terms)
    return PlainText(" ".join(exact), operator="and", boost=boost)


def other_wordings(terms: Sequence[str], language: str) -> list[Phrase]:
    """Return what was typed with its phrases said otherwise: in the preferred words first, at most six wordings."""
    typed = tuple(terms)
    groups = [group for synonyms in _synonyms for group in synonyms(language)]
    preferred = typed
    for group in groups:
        for phrase in sorted(group[1:], key=len, reverse=True):
            # A phrase that stands in the preferred one ("liên" in "liên hợp quốc") would grow with each turn.
            if not _place_of(group[0], preferred):
                preferred = _said(preferred, phrase, group[0])
    found = dict.fromkeys([preferred, *_each_said_otherwise(preferred, groups)])
    found.pop(typed, None)
    return list(found)[:MAX_WORDINGS]


def _each_said_otherwise(terms: Phrase, groups: Synonyms) -> Iterator[Phrase]:
    for group in groups:
        if _place_of(group[0], terms):
            for phrase in group[1:]:
                yield _said(terms, group[0], phrase)


def _said(terms: Phrase, phrase: Phrase, instead: Phrase) -> Phrase:
    """Return the words with a phrase put in place of another, where it stands there."""
    place = _place_of(phrase, terms)
    return terms[: place.start] + instead + terms[place.stop :] if place else terms


def _place_of(phrase: Phrase, terms: Phrase) -> range | None:
    """Return where a phrase stands among words; each may be typed without diacritics, none with other ones."""
    for start in range(len(terms) - len(phrase) + 1):
        stretch = terms[start : start + len(phrase)]
        if all(term in (word, fold(word)) for term, word in zip(stretch, phrase, strict=True)):
            return range(start, start + len(phrase))
    return None


def plain_text(value: Any) -> str:
    """Return the text of a field's value: a string, rich text, or a StreamField."""
    if value is None:
        return ""
    if hasattr(value, "stream_block"):
        return " ".join(str(part) for part in value.stream_block.get_searchable_content(value))
    return strip_tags(str(value))


class NamedForEditors(index.Indexed):
    """Lets the admin find an object by the fields of `typed_fields`, typed with or without diacritics."""

    typed_fields: ClassVar[tuple[str, ...]] = ()
    typed_search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("typed_names"),
        index.AutocompleteField("typed_names"),
    ]

    @property
    def typed_names(self) -> str:
        """Every word of those fields, as it stands and folded."""
        return typed_words(plain_text(getattr(self, name)) for name in self.typed_fields)


class SearchableText(index.Indexed):
    """Indexes an object's title and text as language-marked tokens; see the module's docstring."""

    search_title: ClassVar[str] = ""
    search_body: ClassVar[tuple[str, ...]] = ()
    token_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("title_tokens", boost=6),
        index.SearchField("text_tokens"),
        index.AutocompleteField("title_tokens"),
        index.AutocompleteField("typed_names"),
    ]

    @property
    def title_tokens(self) -> str:
        """Tokens of the title in every language, repeated: SQLite weighs all fields alike, but counts words."""
        return " ".join([self._tokens((self.search_title,))] * TITLE_WEIGHT)

    @property
    def typed_names(self) -> str:
        """The title in every language, as it stands and folded: what the admin's lists and choosers search."""
        return typed_words(plain_text(self.search_value(self.search_title, code)) for code in language_codes())

    @property
    def text_tokens(self) -> str:
        """Tokens of the text in every language."""
        return self._tokens(self.search_body)

    def _tokens(self, fields: Iterable[str]) -> str:
        parts: list[str] = []
        for code in language_codes():
            with override(code):  # figures are indexed as readers of the language see them
                for field in fields:
                    parts.append(tokens(plain_text(self.search_value(field, code)), code))
        return " ".join(part for part in parts if part)

    def searchable_values(self) -> list[Any]:
        """Return what is indexed besides the title, in every language, as it is stored."""
        return [self.search_value(field, code) for code in language_codes() for field in self.search_body]

    def search_value(self, field: str, language: str) -> Any:
        """Return the value to index: the translated one, or the plain attribute (a name is the same everywhere)."""
        try:
            return localised(self, field, language)
        except AttributeError:
            return getattr(self, field)

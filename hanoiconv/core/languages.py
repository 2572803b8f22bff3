"""The portal's languages: names of per-language fields, and how a value is read in one language without fallback.

modeltranslation keeps `headline` as `headline_vi`, `headline_en` …; code outside models asks this module instead of
building those names itself. No Django model is imported here: settings import this module.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from unicodedata import normalize

from django.conf import settings
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import get_language, get_language_info


class LanguageLabels(Mapping[str, str | Promise]):
    """The content languages by code, each named in the active language as `LANGUAGES` names it."""

    def __getitem__(self, code: str) -> str | Promise:
        return dict(settings.LANGUAGES)[code]

    def __iter__(self) -> Iterator[str]:
        return iter(language_codes())

    def __len__(self) -> int:
        return len(settings.LANGUAGES)


LANGUAGE_LABELS = LanguageLabels()


def own_name(language: str) -> str:
    """Return what a language is called in itself: "Tiếng Việt", "Français"."""
    try:
        name: str = get_language_info(language)["name_local"]
    except KeyError:
        name = str(LANGUAGE_LABELS.get(language, language))
    name = normalize("NFC", name)  # Django's "Tiếng Việt" is decomposed
    return name[:1].upper() + name[1:]


def localised_verbose_name(verbose_name: str | Promise, language: str) -> str | Promise:
    """Return a field's name with its language, as modeltranslation asks for it: "headline (Vietnamese)"."""
    return format_lazy("{name} ({language})", name=verbose_name, language=LANGUAGE_LABELS.get(language, language))


def language_codes() -> list[str]:
    """Return the codes of all content languages, the default one first."""
    codes = [code for code, _name in settings.LANGUAGES]
    return sorted(codes, key=lambda code: code != settings.LANGUAGE_CODE)


def other_languages() -> list[str]:
    """Return every content language but the default one."""
    return [code for code in language_codes() if code != settings.LANGUAGE_CODE]


def active_language() -> str:
    """Return the active language's code, or the default where an unknown one is active."""
    code = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def localised_name(field: str, language: str | None = None) -> str:
    """Return the name of `field` in `language` (default: the active one): ("headline", "en") → "headline_en"."""
    return f"{field}_{(language or active_language()).replace('-', '_')}"


def localised_names(field: str) -> list[str]:
    """Return the names of `field` in every language, the default one first."""
    return [localised_name(field, code) for code in language_codes()]


def localised(instance: object, field: str, language: str | None = None) -> Any:
    """Return the value of `field` in exactly that language; never another language's in its place."""
    return getattr(instance, localised_name(field, language))


def set_localised(instance: object, field: str, values: dict[str, Any]) -> None:
    """Set `field` in each language that `values` names (code → value)."""
    for language, value in values.items():
        setattr(instance, localised_name(field, language), value)


def localised_items(instance: object, field: str) -> Iterator[tuple[str, Any]]:
    """Yield (language, value) of `field` for every language, the default one first."""
    for code in language_codes():
        yield code, localised(instance, field, code)

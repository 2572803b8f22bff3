"""The names that the portal keeps of officials, bodies and participants, as each language writes them."""

from __future__ import annotations

from hanoiconv.core.languages import localised_name
from hanoiconv.people.models import Official, Organisation
from hanoiconv.treaty.models import Participant

from .facts import Fact, folded


def registered_names(language: str) -> list[Fact]:
    """Return the names in a language, the longest first; a person's also without its marks. Three queries."""
    named: list[tuple[str, str]] = []
    for pk, name in Official.objects.values_list("pk", "name"):
        named += [(f"official:{pk}", name), (f"official:{pk}", folded(name).title())]
    own = localised_name("name", language)
    for prefix, model in (("organisation", Organisation), ("participant", Participant)):
        found = model.objects.exclude(**{own: None}).exclude(**{own: ""}).values_list("pk", own)
        named += [(f"{prefix}:{pk}", name) for pk, name in found]
    facts = {words: Fact("name", key, words) for key, words in named}
    return sorted(facts.values(), key=lambda fact: -len(fact.words))

"""Keeping the states of languages: read at a save, a publication, a confirmation; lists read the table alone."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page

from hanoiconv.core.languages import language_codes, localised_name
from hanoiconv.core.localised import LocalisedModel
from hanoiconv.core.models import SitePage

from . import comparing
from .comparing import Known
from .digests import Texts
from .models import LanguageState, TranslatedItem
from .units import Content, child_texts, text_fields

State = LanguageState.State


def is_translated(model: type[models.Model]) -> bool:
    """Say whether states are kept of a model: it has drafts, and texts in every language."""
    if not (issubclass(model, LocalisedModel) and issubclass(model, DraftStateMixin)) or model is SitePage:
        return False
    return bool(text_fields(model) or child_texts(model))


def translated_models() -> list[type[models.Model]]:
    """Return every model of which states are kept."""
    from django.apps import apps

    return [model for model in apps.get_models() if is_translated(model)]


def item_of(instance: models.Model) -> TranslatedItem | None:
    """Return what is kept of an object; None where it has nothing to translate."""
    kind = ContentType.objects.get_for_model(instance)
    return TranslatedItem.objects.filter(content_type=kind, object_id=instance.pk).first()


@transaction.atomic
def refresh(live: Any, content: Content, *, user_id: int | None = None, owner_id: int | None = None) -> None:
    """Bring the states of an object up to date with its newest draft, `content`; `live` is its saved row."""
    model = type(live)
    kind = ContentType.objects.get_for_model(model)
    texts = Texts(model, content)
    item = TranslatedItem.objects.select_for_update().filter(content_type=kind, object_id=live.pk).first()
    now = texts.digests(item.texts if item else {})
    if not now:
        if item:
            item.delete()
        return
    before = Known(item.texts, _confirmed(item)) if item else Known({})
    item = item or TranslatedItem(content_type=kind, object_id=live.pk)
    is_edited = item.texts != now
    item.texts = now
    item.title = _title(live, content)
    item.tree_path = live.path if isinstance(live, Page) else ""
    item.owner_id = (live.owner_id if isinstance(live, Page) else None) or item.owner_id or owner_id or user_id
    item.edited_at = timezone.now() if is_edited else item.edited_at
    item.save()
    write(item, comparing.follow(before, texts, now), texts, live)


def write(item: TranslatedItem, known: Known, texts: Texts, live: Any, confirmed: dict[str, Any] | None = None) -> None:
    """Store the state of each language; `confirmed` is who confirmed which, as {code: user}."""
    rows = {row.language: row for row in item.states.all()}
    for code in language_codes():
        row = rows.pop(code, None) or LanguageState(item=item, language=code)
        changes = known.behind(code) if code in known.digests else []
        is_shown = bool(live.live and code in known.digests and getattr(live, localised_name("shown", code), True))
        state = _state(code in known.digests, bool(changes), is_shown)
        if row.state != state or row._state.adding:
            row.since = timezone.now()
        row.state, row.is_shown = state, is_shown
        row.confirmed = known.confirmed.get(code, {})
        row.changed = [[change.language, change.field] for change in changes]
        row.leftovers = comparing.leftovers(texts, code, changes) if changes else []
        if confirmed and code in confirmed:
            row.confirmed_at, row.confirmed_by = timezone.now(), confirmed[code]
        row.save()
    for row in rows.values():
        row.delete()  # of a language that the portal no longer has


def _confirmed(item: TranslatedItem) -> dict[str, comparing.Confirmed]:
    return {row.language: row.confirmed for row in item.states.all()}


def _state(has_words: bool, is_behind: bool, is_shown: bool) -> State:
    if not has_words:
        return State.MISSING
    if is_behind:
        return State.OUT_OF_DATE
    return State.SHOWN if is_shown else State.DRAFT


def _title(live: Any, content: Content) -> str:
    """Return the name in the default language, or the first that has one, as the newest draft says it."""
    source = "headline" if isinstance(live, SitePage) else getattr(live, "search_title", "")
    names = [content.get(localised_name(source, code)) for code in language_codes()]
    return str(next((name for name in (*names, content.get(source)) if name), str(live)))[:255]


def newest_content(live: Any) -> Content:
    """Return the stored form of an object's newest draft, or of itself where it has none. At most one query."""
    revision = live.latest_revision
    content: Content = revision.content if revision is not None else live.serializable_data()
    return content


@transaction.atomic
def confirm(live: Any, language: str, user: Any) -> bool:
    """Take note that `language` says what the others say. False where it has nothing to confirm."""
    item = item_of(live)
    if item is None or language not in item.texts:
        return False
    content = newest_content(live)
    known = Known(item.texts, _confirmed(item))
    comparing.confirm(known, language)
    write(item, known, Texts(type(live), content), live, {language: user})
    return True


def forget(instance: models.Model) -> None:
    """Drop what is kept of a deleted object."""
    kind = ContentType.objects.get_for_model(instance)
    TranslatedItem.objects.filter(content_type=kind, object_id=instance.pk).delete()


def follow_shown(live: Any) -> None:
    """After an object was published or withdrawn, say which of its languages readers have."""
    refresh(live, newest_content(live))


def refresh_all(model: type[models.Model]) -> int:
    """Bring the states of every object of a model up to date; returns how many there are."""
    count = 0
    objects: Any = model._default_manager
    for live in objects.select_related("latest_revision").iterator(chunk_size=200):
        refresh(live, newest_content(live))
        count += 1
    return count

"""Publishing one language of an object alone: what readers have of the others stays, and their drafts stay drafts.

What goes live is the saved object with that language's words of the newest draft: its fields, its address, its
switch, and its words in inline children that readers have already. What the draft changes besides becomes the newest
draft again.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.dispatch import Signal
from modelcluster.models import get_all_child_relations
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import Page

from hanoiconv.core.languages import language_codes, localised, localised_name
from hanoiconv.core.localised import ShownModel, translated_fields

Content = dict[str, Any]

language_published = Signal()
"""Sent with `instance`, the saved object, and `language`, once the draft is in its place again."""

_under_way: ContextVar[bool] = ContextVar("publishing_one_language", default=False)

KEPT_BY_THE_ROW = frozenset(
    """path depth numchild url_path content_type draft_title live has_unpublished_changes live_revision latest_revision
    latest_revision_created_at first_published_at last_published_at expired locked locked_at locked_by owner
    title slug""".split()
)
"""What an object is, or mirrors, rather than says: no reason to keep a draft."""


def is_under_way() -> bool:
    """Say whether revisions saved now are steps of publishing one language, not an editor's work."""
    return _under_way.get()


@contextlib.contextmanager
def _one_step() -> Iterator[None]:
    token = _under_way.set(True)
    try:
        yield
    finally:
        _under_way.reset(token)


def may_go_alone(draft: Any, language: str) -> bool:
    """Say whether a language can be published alone: there are others, it has a switch, and what it needs."""
    return (
        isinstance(draft, ShownModel)
        and len(language_codes()) > 1
        and all(localised(draft, name, language) for name in draft.required_to_show)
    )


def saved(instance: Any) -> Any:
    """Return the object as it is saved, in its own class."""
    model = instance.specific_class if isinstance(instance, Page) else type(instance)
    return model._default_manager.get(pk=instance.pk)


def draft_with_one_language(live: Any, language: str, revision: Any = None) -> Any:
    """Return the object that readers would have if `language` of a revision, the newest, were published alone."""
    draft = _content_of(revision or live.get_latest_revision(), live)
    content = _words_put_in(live, draft, language) if live.live else _others_hidden(draft, language)
    content[localised_name("shown", language)] = True
    return live.with_content_json(content)


def _content_of(revision: Any, live: Any) -> Content:
    return dict(revision.content) if revision else _stored(live)


def _stored(live: Any) -> Content:
    """Return an object's content as a revision stores it, so that the two compare."""
    content: Content = json.loads(json.dumps(live.serializable_data(), cls=DjangoJSONEncoder))
    return content


def _others_hidden(draft: Content, language: str) -> Content:
    """Return a draft that never was public with the other languages switched off; it is published at once."""
    others = {localised_name("shown", code): False for code in language_codes() if code != language}
    return {**draft, **others, "go_live_at": None}


def _words_put_in(live: Any, draft: Content, language: str) -> Content:
    """Return what readers have with the language's words of the draft in it."""
    content = _stored(live)
    model = type(live)
    content |= _words(model, draft, language)
    for relation in get_all_child_relations(model):
        name, child_model = relation.get_accessor_name(), relation.related_model
        drafted = {child.get("pk"): child for child in draft.get(name) or []}
        content[name] = [
            {**child, **_words(child_model, drafted.get(child.get("pk"), {}), language)}
            for child in content.get(name) or []
        ]
    return content


def _words(model: type[models.Model], content: Content, language: str | None) -> Content:
    names = [] if language is None else [localised_name(field, language) for field in translated_fields(model)]
    return {name: content[name] for name in names if name in content}


@transaction.atomic
def publish_language(
    live: Any,
    language: str,
    user: Any,
    *,
    approved: Any = None,
    prepare: Callable[[Any], None] | None = None,
    may_publish: bool = False,
) -> Any:
    """Publish `language` of a revision of `live` alone, and return the revision that was published.

    The revision is the newest draft, or the one that was `approved`. `prepare` may change the object before it is
    published. A workflow that is under way goes on. Raises ValidationError where readers could not be given the
    result, PermissionDenied where `user` may not publish (`may_publish`: that was settled before); nothing has
    happened then.
    """
    newest = live.get_latest_revision()
    is_newest = approved is None or (newest is not None and approved.pk == newest.pk)
    # Inline children are read when they are asked for, so what readers have now is taken before anything is published.
    before, draft = _stored(live), _content_of(newest, live)
    published = draft_with_one_language(live, language, approved)
    if prepare:
        prepare(published)
    with _one_step():
        revision = published.save_revision(user=user, log_action=True)
        _publish(revision, user, may_publish)
        now = saved(live)
        rest = _rest_of_draft(now, before, draft, language if is_newest else None)
        if rest is not None:
            now.with_content_json(rest).save_revision(user=user, clean=False)
    language_published.send(sender=type(live), instance=saved(live), language=language)
    return revision


def _publish(revision: Any, user: Any, may_publish: bool) -> None:
    is_page = issubclass(revision.content_type.model_class(), Page)
    action = (PublishPageRevisionAction if is_page else PublishRevisionAction)(revision, user=user)
    # As if prefetched: publishing would cancel a workflow, which goes on with the other languages.
    action.object._current_workflow_states = []
    action.execute(skip_permission_checks=may_publish)


def _rest_of_draft(now: Any, before: Content, draft: Content, language: str | None) -> Content | None:
    """Return what the draft says besides, to be the newest draft again; None where everything is public.

    The words of `language` are the public ones; without it the draft is newer than what was published, and stays.
    """
    public = _stored(now)
    if before["live"] or language is None:
        rest = {**draft, **_words(type(now), public, language)}
        for relation in get_all_child_relations(type(now)):
            name = relation.get_accessor_name()
            rest[name] = _children(public, before, draft, name, relation.related_model, language)
    else:
        switches = [localised_name("shown", code) for code in language_codes() if code != language]
        rest = {**public, **{name: draft[name] for name in (*switches, "go_live_at") if name in draft}}
    changed = any(rest.get(name) != public.get(name) for name in rest.keys() - KEPT_BY_THE_ROW)
    return rest if changed else None


def _children(
    public: Content, before: Content, draft: Content, name: str, model: type[models.Model], language: str | None
) -> list[Content]:
    """Return the draft's inline children, with the public words of the language, and those that were just added."""
    shown = {child.get("pk"): child for child in public.get(name) or []}
    kept = [{**child, **_words(model, shown.get(child.get("pk"), {}), language)} for child in draft.get(name) or []]
    known = {child.get("pk") for child in [*(before.get(name) or []), *kept]}
    return [*kept, *(child for pk, child in shown.items() if pk not in known)]

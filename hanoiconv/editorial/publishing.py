"""Publishing anew what others may have quoted: is it a correction, an update, or mere spelling?"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from hanoiconv.core.languages import language_codes, localised

from .changes import Change, changes_between
from .forms import NOTED, ChangeForm
from .models import PublishedVersion
from .one_language import draft_with_one_language, publish_language


def asks(page: Page) -> bool:
    """Say whether publishing the page anew may need the question: readers have it, and its versions are kept."""
    return page.live and getattr(page.specific_class, "keeps_versions", False)


def quoted_changes(page: Any, draft: Any) -> list[Change]:
    """Return the changes of the headline, figures or quotations of `page` that publishing `draft` would make."""
    return [change for change in changes_between(page, draft) if change.is_quoted]


def ask_before_publishing(request: HttpRequest, draft: Page) -> HttpResponse | None:
    """Send the editor to the question where the draft changes what others may have quoted; its text is saved."""
    if not asks(draft) or not quoted_changes(draft.specific_class.objects.get(pk=draft.pk), draft):
        return None
    return redirect("editorial_publish_change", draft.pk)


def say_what_kind_of_change(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask for the kind of a change and its note, then publish the newest draft with it."""
    page = get_object_or_404(Page, pk=page_id).specific
    lock = page.get_lock()
    if not page.permissions_for_user(request.user).can_publish() or (lock and lock.for_user(request.user)):
        raise PermissionDenied
    alone = request.GET.get("language", "")
    if alone and alone not in language_codes():
        raise Http404
    draft = draft_with_one_language(page, alone) if alone else page.get_latest_revision_as_object()
    changes = quoted_changes(page, draft) if asks(page) else []
    if not changes:
        return redirect("wagtailadmin_pages:edit", page.pk)
    languages = [code for code in language_codes() if draft.is_shown(code)]
    form = ChangeForm(request.POST or None, languages=languages)
    if request.method == "POST" and form.is_valid():
        if alone:
            publish_language_with_note(page, alone, form.cleaned_data, request.user)
        else:
            publish_with_note(draft, form.cleaned_data, request.user)
        waits = draft.go_live_at is not None and draft.go_live_at > timezone.now()
        said = _("Page '%(title)s' has been scheduled.") if waits else _("Page '%(title)s' has been published.")
        messages.success(request, said % {"title": draft.get_admin_display_title()})
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    headlines = {code: (localised(page, "headline", code), localised(draft, "headline", code)) for code in languages}
    return render(
        request,
        "admin/publish_change.html",
        {"page": page, "form": form, "changes": changes, "headlines": headlines},
    )


def add_note(draft: Any, said: dict[str, Any]) -> None:
    """Add a note of today where readers are to be told."""
    if said["kind"] in NOTED:
        texts = {name: text for name, text in said.items() if name.startswith("text_")}
        draft.notes.add(draft.notes.model(kind=said["kind"], date=timezone.localdate(), **texts))


@transaction.atomic
def publish_language_with_note(page: Any, language: str, said: dict[str, Any], user: Any) -> None:
    """Publish one language of the newest draft alone, with its note."""
    revision = publish_language(page, language, user, prepare=lambda draft: add_note(draft, said))
    PublishedVersion.objects.filter(page_id=page.pk, revision_id=revision.pk).update(kind=said["kind"])


@transaction.atomic
def publish_with_note(draft: Any, said: dict[str, Any], user: Any) -> None:
    """Publish the draft, with a note of today where readers are to be told."""
    add_note(draft, said)
    revision = draft.save_revision(user=user, log_action=True)
    revision.publish(user=user)
    # Of a page that waits for its hour there is no such version yet; its note will tell the kind.
    PublishedVersion.objects.filter(page_id=draft.pk, revision_id=revision.pk).update(kind=said["kind"])


def refuse_to_publish_unasked(request: HttpRequest, action_type: str, pages: list[Page]) -> HttpResponse | None:
    """Refuse to publish several pages at once where one of them needs the question."""
    if action_type != "publish":
        return None
    asked = []
    for live in (page.specific for page in pages if asks(page)):
        if quoted_changes(live, live.get_latest_revision_as_object()):
            asked.append(live.get_admin_display_title())
    if not asked:
        return None
    messages.error(
        request,
        _("Nothing has been published. Publish these one by one, as others may have quoted them: %(titles)s")
        % {"titles": ", ".join(asked)},
    )
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)

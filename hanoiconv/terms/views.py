"""Replacing wordings to avoid, one or all of a language, in the newest draft."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import LockableMixin, Page

from hanoiconv.core.languages import language_codes
from hanoiconv.core.models import PortalSnippet, SitePage

from .findings import findings_of, replace


def drafted_object(app_label: str, model_name: str, pk: str) -> Any:
    """Return a page or snippet of the portal. Raises Http404."""
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError:
        raise Http404 from None
    if not issubclass(model, SitePage | PortalSnippet):
        raise Http404
    return get_object_or_404(model, pk=pk)


def may_edit(user: Any, instance: Any) -> bool:
    """Say whether somebody may change the object now: has the right, and it is not locked for them."""
    if isinstance(instance, Page):
        allowed = instance.permissions_for_user(user).can_edit()
    else:
        policy = type(instance).snippet_viewset.permission_policy
        allowed = policy.user_has_permission_for_instance(user, "change", instance)
    lock = instance.get_lock() if isinstance(instance, LockableMixin) else None
    return bool(allowed and not (lock and lock.for_user(user)))


@require_POST
def replace_wording(request: HttpRequest, app_label: str, model_name: str, pk: str, language: str) -> HttpResponse:
    """Put the agreed term in place of one finding (`place` and `found`), or of all in the language without `place`.

    The newest draft is changed and saved as a new one; the public sees nothing of it before it is published.
    """
    if language not in language_codes():
        raise Http404
    instance = drafted_object(app_label, model_name, pk)
    if not may_edit(request.user, instance):
        raise PermissionDenied
    draft = instance.get_latest_revision_as_object()
    found = findings_of(draft, language)
    place, word = request.GET.get("place"), request.GET.get("found")
    if place is not None:
        found = [one for one in found if one.place == place and one.match.found == word]
    count = replace(draft, found)
    if count:
        draft.save_revision(user=request.user, log_action=True)
        said = ngettext(
            "%(count)s wording replaced; the draft is saved.", "%(count)s wordings replaced; the draft is saved.", count
        )
        messages.success(request, said % {"count": count})
    else:
        messages.warning(request, _("Nothing was replaced: the text has changed since, or it has to be done by hand."))
    return redirect(AdminURLFinder(request.user).get_edit_url(instance) or "wagtailadmin_home")

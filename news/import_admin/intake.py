"""Taking documents in, and the list of what was taken in."""

from __future__ import annotations

from django.db import models
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn, UserColumn
from wagtail.admin.views import generic

from .. import tasks
from ..importing.documents import RawFile, ReadError
from ..imports.batches import make_batch
from ..imports.keeping import parts_of
from ..models import ImportBatch
from .forms import IntakeForm
from .reasons import message_words
from .receiving import received
from .screens import IMPORT, REVIEW, ImportScreen, NeedsPermission, go_to


class BatchIndexView(NeedsPermission, generic.IndexView):
    """What was taken in, the newest first."""

    permissions = (IMPORT, REVIEW)
    model = ImportBatch
    any_permission_required = None
    page_title = _("Import sources")
    header_icon = "upload"
    index_url_name = "imports:index"
    index_results_url_name = "imports:index_results"
    list_filter = ["state"]
    paginate_by = 50
    default_ordering = "-pk"
    columns = [
        TitleColumn("name", label=_("Name"), url_name="imports:batch"),
        Column("progress", label=_("Documents"), accessor="progress_words"),
        StatusTagColumn("state", label=_("State"), accessor="get_state_display", primary=lambda b: b.is_under_way),
        UserColumn("created_by", label=_("Taken in by")),
        DateColumn("created_at", label=_("Taken in at")),
    ]
    add_item_label = _("Import sources")

    def get_base_queryset(self) -> models.QuerySet:
        return ImportBatch.objects.with_counts().select_related("created_by", "created_by__wagtail_userprofile")

    def get_add_url(self) -> str | None:
        return reverse("imports:intake") if self.request.user.has_perm(IMPORT) else None


class IntakeView(FormView, ImportScreen):
    """The form in which documents are handed in."""

    permissions = (IMPORT,)
    page_title = _("Hand documents in")
    template_name = "admin/imports/intake.html"
    form_class = IntakeForm

    def form_valid(self, form: IntakeForm) -> HttpResponse:
        try:
            files = [*received(form.cleaned_data)]
        except ReadError as error:
            form.add_error("url", message_words(parts_of(error.reason), otherwise=error.reason))
            return self.form_invalid(form)
        if not files:
            form.add_error("uploads", gettext("There is no document in these files."))
            return self.form_invalid(form)
        batch = make_batch(name_of(files), files, self.request.user)
        tasks.run(batch)
        messages.success(
            self.request,
            ngettext("%(count)s document was taken in.", "%(count)s documents were taken in.", len(files))
            % {"count": len(files)},
        )
        return go_to("batch", batch.pk)


def name_of(files: list[RawFile]) -> str:
    """Return how the list calls what was handed in together: the first document, and how many more."""
    first = files[0].path[:160]
    more = len(files) - 1
    if not more:
        return first
    return ngettext("%(name)s and %(count)s other", "%(name)s and %(count)s others", more) % {
        "name": first,
        "count": more,
    }

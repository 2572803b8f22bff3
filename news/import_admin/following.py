"""Following a batch: its progress, its documents, and the buttons that stop, resume and retry its run."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext, ngettext
from wagtail.admin import messages

from hanoiconv.core.languages import localised_names
from hanoiconv.core.lists import page_of
from hanoiconv.sources.contradictions import HEAVY

from .. import tasks
from ..imports import batches
from ..models import ImportBatch, ImportItem
from .reasons import message_words
from .screens import IMPORT, Button, ImportScreen, go_to, words_of

PAGE_SIZE = 50


class BatchView(ImportScreen):
    """One batch. `state` keeps the documents in one state, `p` is the page of them."""

    template_name = "admin/imports/batch.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.batch = get_object_or_404(ImportBatch.objects.select_related("created_by"), pk=kwargs["batch_id"])

    def get_page_title(self) -> str:
        return words_of(self.batch.name)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        state = self.request.GET.get("state", "")
        heavy = [f"draft__{name}" for name in ("body", *localised_names("body"))]
        items = self.batch.items.select_related("draft", "duplicate_of").defer(
            "report", *(f"duplicate_of__{name}" for name in HEAVY), *heavy
        )
        if state in ImportItem.State.values:
            items = items.filter(state=state)
        counts = self.batch.counts()
        total = sum(counts.values())
        through = total - counts[ImportItem.State.WAITING] - counts[ImportItem.State.WORKING]
        page = page_of(Paginator(items, PAGE_SIZE), self.request.GET.get("p", "1"))
        return super().get_context_data(**kwargs) | {
            "batch": self.batch,
            "states": [(code, label, counts[code]) for code, label in ImportItem.State.choices if counts[code]],
            "state": state if state in ImportItem.State.values else "",
            "total": total,
            "through": through,
            "failed": counts[ImportItem.State.FAILED],
            "items": page,
            "rows": [(item, message_words(item.reason_parts, otherwise=item.reason)) for item in page],
            "may_import": self.request.user.has_perm(IMPORT),
        }


class BatchProgressView(BatchView):
    """What of a batch's screen changes while it runs, for the script that renews it."""

    template_name = "admin/imports/batch_progress.html"


class BatchButton(Button):
    """A button of a batch's screen."""

    permissions = (IMPORT,)

    def post(self, request: HttpRequest, batch_id: int) -> HttpResponse:
        batch = get_object_or_404(ImportBatch, pk=batch_id)
        self.act(batch)
        return go_to("batch", batch.pk)

    def act(self, batch: ImportBatch) -> None:
        """Do what the button says, and say so."""
        raise NotImplementedError


class StopView(BatchButton):
    """Stop after the document that is being read."""

    def act(self, batch: ImportBatch) -> None:
        if batches.stop(batch):
            messages.success(self.request, gettext("The run stops after the document that is being read."))
        else:
            messages.warning(self.request, gettext("This import is not running."))


class ResumeView(BatchButton):
    """Go on where the run was stopped, or where its worker died."""

    def act(self, batch: ImportBatch) -> None:
        if batch.state == ImportBatch.State.STOPPED or batch.is_stalled:
            tasks.run(batch)
            messages.success(self.request, gettext("The run goes on."))
        else:
            messages.warning(self.request, gettext("This import is not stopped."))


class RetryView(BatchButton):
    """Try the failed documents again."""

    def act(self, batch: ImportBatch) -> None:
        count = batches.retry_failed(batch)
        if not count:
            messages.warning(self.request, gettext("No document of this import has failed."))
            return
        tasks.run(batch)
        messages.success(
            self.request,
            ngettext("%(count)s document is tried again.", "%(count)s documents are tried again.", count)
            % {"count": count},
        )

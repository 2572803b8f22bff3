"""What drafts and scheduled versions refer to: Wagtail's reference index knows saved rows only."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import Revision

from ..references import Key, references_of


class DraftReferenceQuerySet(models.QuerySet):
    """Semantic filters of drafts' references."""

    def to(self, target: Key) -> DraftReferenceQuerySet:
        """Keep references to an object."""
        return self.filter(to_content_type=target[0], to_object_id=target[1])


class DraftReference(models.Model):
    """That a revision refers to an object. Kept for the newest revision of each object and for scheduled ones."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+", editable=False)
    to_content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+", editable=False)
    to_object_id = models.CharField(max_length=255, editable=False)

    objects = DraftReferenceQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["to_content_type", "to_object_id"], name="drafts_by_what_they_use")]

    def __str__(self) -> str:
        return f"{self.revision_id} → {self.to_content_type_id}:{self.to_object_id}"


def keep_references(revision: Revision) -> None:
    """Keep what a revision refers to, and forget older drafts of the same object that wait for nothing."""
    same = Revision.objects.filter(base_content_type=revision.base_content_type_id, object_id=revision.object_id)
    passed = same.filter(approved_go_live_at__isnull=True, pk__lt=revision.pk)
    DraftReference.objects.filter(models.Q(revision=revision) | models.Q(revision__in=passed)).delete()
    DraftReference.objects.bulk_create(
        DraftReference(revision=revision, to_content_type_id=type_id, to_object_id=pk)
        for type_id, pk in sorted(references_of(revision.as_object()))
    )

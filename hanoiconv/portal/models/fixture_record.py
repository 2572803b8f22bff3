"""What `load_fixtures` has made: an object that is recorded is never touched again."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class FixtureRecord(models.Model):
    """That the fixture `key` became this object. It stays when an editor changes or deletes the object."""

    key = models.CharField(_("key"), max_length=160, unique=True)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(_("object"), max_length=64)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    target = GenericForeignKey("content_type", "object_id")

    class Meta:
        verbose_name = _("fixture record")
        verbose_name_plural = _("fixture records")

    def __str__(self) -> str:
        return self.key

"""Addresses that pages once had."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OldPath(models.Model):
    """One row per renamed or moved page and language; descendants follow by their prefix."""

    language = models.CharField(_("language"), max_length=12)
    path = models.CharField(_("path"), max_length=700)
    page = models.ForeignKey("core.SitePage", on_delete=models.CASCADE, related_name="old_paths")

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        constraints = [models.UniqueConstraint(fields=("language", "path"), name="unique_old_path")]

    def __str__(self) -> str:
        return f"/{self.language}/{self.path}"

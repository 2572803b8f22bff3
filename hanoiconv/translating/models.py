"""How far the languages of each page and snippet are: kept at every save, so that lists never read a text."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from hanoiconv.core.languages import LANGUAGE_LABELS


class TranslatedItem(models.Model):
    """A page or snippet with texts to translate; what lists show of it is copied here."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+", editable=False)
    object_id = models.BigIntegerField(editable=False)
    title = models.CharField(_("title"), max_length=255, editable=False)
    tree_path = models.CharField(max_length=255, blank=True, editable=False)
    """Of a page, its place in Wagtail's tree: what begins with a section's path lies in that section."""
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    texts = models.JSONField(default=dict, editable=False)
    """language → field → {"hash", "facts"} of the newest draft."""
    edited_at = models.DateTimeField(_("edited at"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("translated item")
        verbose_name_plural = _("translated items")
        constraints = [models.UniqueConstraint(fields=("content_type", "object_id"), name="an_object_is_one_item")]
        indexes = [
            models.Index(fields=("-edited_at", "-id"), name="item_by_edit"),
            models.Index(fields=("tree_path",), name="item_by_tree_path"),
        ]
        default_permissions = ()

    def __str__(self) -> str:
        return self.title

    @property
    def kind(self) -> str:
        """What kind of object it is, in the active language."""
        model = self.model
        return str(model._meta.verbose_name) if model else ""

    @property
    def model(self) -> type[models.Model] | None:
        """The object's class; None where the code no longer has it."""
        return ContentType.objects.get_for_id(self.content_type_id).model_class()

    @property
    def is_page(self) -> bool:
        """Whether it is a page."""
        model = self.model
        return model is not None and issubclass(model, Page)

    def get_object(self) -> Any:
        """Return the saved object. Raises its DoesNotExist where it is gone."""
        model: Any = self.model
        return model._default_manager.get(pk=self.object_id)


class LanguageState(models.Model):
    """How far one language of one item is, and what it was last confirmed against."""

    class State(models.TextChoices):
        MISSING = "missing", _("missing")
        DRAFT = "draft", _("draft")
        SHOWN = "shown", _("shown")
        OUT_OF_DATE = "out_of_date", _("out of date")

    TO_DO = (State.MISSING, State.OUT_OF_DATE)
    """What a translator is asked to see to."""

    item = models.ForeignKey(TranslatedItem, on_delete=models.CASCADE, related_name="states", editable=False)
    language = models.CharField(_("language"), max_length=12, editable=False)
    state = models.CharField(_("state"), max_length=12, choices=State.choices, editable=False)
    is_shown = models.BooleanField(_("shown"), default=False, editable=False)
    """Whether readers have it, up to date or not."""
    since = models.DateTimeField(_("since"), default=timezone.now, editable=False)
    """When it came into its state."""
    confirmed = models.JSONField(default=dict, editable=False)
    """language → field → {"hash", "facts"} of the other languages when this one was last confirmed to say the same."""
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("confirmed by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    changed = models.JSONField(default=list, editable=False)
    """[language, field] of what has changed in the others since."""
    leftovers = models.JSONField(default=list, editable=False)
    """Sentences of this language that still carry a value which another language no longer has."""

    class Meta:
        verbose_name = _("state of a language")
        verbose_name_plural = _("states of languages")
        constraints = [models.UniqueConstraint(fields=("item", "language"), name="a_language_has_one_state")]
        indexes = [
            models.Index(fields=("language", "state"), name="state_by_language"),
            models.Index(
                fields=("language", "since", "id"),
                name="state_to_do_by_age",
                condition=Q(state__in=("missing", "out_of_date")),
            ),
        ]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.item_id} · {self.language}: {self.get_state_display()}"

    @property
    def language_name(self) -> str:
        """The language, named in the active one."""
        return str(LANGUAGE_LABELS.get(self.language, self.language))

"""What every model with translated fields shares: saving, revisions, and which languages are shown."""

from collections.abc import Collection
from typing import Any, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _
from modelcluster.models import get_serializable_data_for_fields
from wagtail.search.queryset import SearchableQuerySetMixin

from .languages import active_language, language_codes, localised, localised_name


def shown_by_default() -> bool:
    """Return the default of `shown`: true for the default language only (modeltranslation asks in each language).

    While migrating no language is active: a language that is added begins hidden for whatever there is already.
    """
    return get_language() is not None and active_language() == settings.LANGUAGE_CODE


def translated_fields(model: type[models.Model]) -> list[str]:
    """Return the names of the model's translated fields, inherited ones included."""
    from modeltranslation.translator import NotRegistered, translator

    try:
        return sorted(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        return []


class LocalisedModel(models.Model):
    """First base of every model with translated fields.

    modeltranslation keeps the original column (`headline`) in whatever language is active. Saving always happens in
    the default language, and revisions leave the original columns out: they would leak into languages added later.
    """

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        with override(settings.LANGUAGE_CODE):
            super().save(*args, **kwargs)

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Check each language's own field; what may not be blank needs a value in one language at least.

        The original columns are no form's, so an error there would have nowhere to stand.
        """
        excluded, sources = set(exclude or ()), translated_fields(type(self))
        errors: dict[str, list[ValidationError]] = {}
        try:
            super().clean_fields(exclude=excluded | set(sources))
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        for name in sources:
            field = cast("models.Field[Any, Any]", self._meta.get_field(name))
            own = localised_name(name, settings.LANGUAGE_CODE)
            values = [localised(self, name, code) for code in language_codes()]
            if not field.blank and own not in excluded and all(value in field.empty_values for value in values):
                errors.setdefault(own, []).append(ValidationError(field.error_messages["blank"], code="blank"))
        if errors:
            raise ValidationError(errors)

    def serializable_data(self) -> dict[str, Any]:
        """Return the revision's content without the columns that only mirror the active language."""
        parent = getattr(super(), "serializable_data", None)
        # An inline child that has no children of its own has no such method.
        data: dict[str, Any] = parent() if parent else get_serializable_data_for_fields(self)
        for name in translated_fields(type(self)):
            data.pop(name, None)
        return data


class ShownQuerySet(SearchableQuerySetMixin, models.QuerySet):
    """Semantic filters by language."""

    def shown_in(self, language: str | None = None) -> "ShownQuerySet":
        """Keep what is live and shown in `language` (default: the active one)."""
        return self.filter(live=True, **{localised_name("shown", language): True})


class ShownModel(LocalisedModel):
    """A localised model with a switch per language: what is not shown in a language does not exist in it."""

    live: Any  # Wagtail's drafts bring it

    shown = models.BooleanField(
        _("shown"),
        default=shown_by_default,
        help_text=_(
            "Readers of this language see it once it is published. Leave off while the translation is unfinished."
        ),
    )

    required_to_show: tuple[str, ...] = ()
    """Translated fields that must have a value before the object can be shown in a language."""

    class Meta:
        abstract = True

    def languages_shown(self) -> list[str]:
        """Return the codes of the languages in which this object is live and shown."""
        return [code for code in language_codes() if self.live and localised(self, "shown", code)]

    def is_shown(self, language: str | None = None) -> bool:
        """Say whether readers of `language` (default: the active one) may see this object."""
        return bool(self.live and localised(self, "shown", language))

    def clean(self) -> None:
        super().clean()
        errors: dict[str, ValidationError] = {}
        for code in language_codes():
            if not localised(self, "shown", code):
                continue
            for field in self.required_to_show:
                if not localised(self, field, code):
                    errors[localised_name(field, code)] = ValidationError(
                        gettext("Needed before this can be shown in this language."), code="required"
                    )
        if errors:
            raise ValidationError(errors)

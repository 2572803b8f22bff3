"""A required body is required in the default language only."""

from typing import cast

from django.apps import apps

from .fields import BodyField
from .languages import localised_name, other_languages
from .localised import translated_fields


def relax_other_languages() -> None:
    """Let every translated StreamField be empty in the other languages.

    modeltranslation copies the field, "required" block option included, which would make an empty English body
    invalid. Runs once all apps are ready; the cached block must go with the option.
    """
    for model in apps.get_models():
        for field in translated_fields(model):
            if not isinstance(model._meta.get_field(field), BodyField):
                continue
            for code in other_languages():
                translation = cast(BodyField, model._meta.get_field(localised_name(field, code)))
                translation.block_opts = {**translation.block_opts, "required": False}
                translation.__dict__.pop("stream_block", None)

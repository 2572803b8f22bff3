"""House rules that code can check."""

from typing import Any

from django.apps import apps
from django.core import checks

from .localised import LocalisedModel


@checks.register(checks.Tags.models)
def localised_models_are_registered(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Every concrete localised model is itself registered for translation.

    An unregistered subclass of a registered one works, but leaks its parent's original columns into revisions.
    """
    from modeltranslation.translator import translator

    registered = set(translator.get_registered_models(abstract=False))
    return [
        checks.Error(
            f"{model.__name__} has translated fields but is not registered in its app's translation.py.",
            hint="Register it, with fields = () if it adds none.",
            obj=model,
            id="hanoiconv.E001",
        )
        for model in apps.get_models()
        if issubclass(model, LocalisedModel) and model not in registered and not model._meta.proxy
    ]

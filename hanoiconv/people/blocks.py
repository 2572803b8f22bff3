"""Blocks about people."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from hanoiconv.core.lookups import LookedUp


class OfficialChooserBlock(LookedUp, SnippetChooserBlock):
    """Chooses an official; all of a page's are loaded together, with their positions."""

    lookup_kind = "official"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("people.Official", **kwargs)


class SourceChooserBlock(LookedUp, SnippetChooserBlock):
    """Chooses a source; all of a page's are loaded together."""

    lookup_kind = "source"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("sources.Source", **kwargs)


class QuotationBlock(blocks.StructBlock):
    """Words of an official, with the source they stand in."""

    keeps_words = True  # what somebody said is not reworded

    text = blocks.TextBlock(label=_("words"), rows=3, help_text=_("As the source has them, without quotation marks."))
    official = OfficialChooserBlock(label=_("official"), required=False)
    speaker = blocks.CharBlock(
        label=_("speaker"),
        required=False,
        max_length=120,
        help_text=_("Only for someone who is not among the officials."),
    )
    source = SourceChooserBlock(label=_("source"), required=False)
    paragraph = blocks.IntegerBlock(label=_("paragraph"), required=False, min_value=1)

    class Meta:
        icon = "openquote"
        label = _("quotation")
        template = "components/blocks/quotation.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add the position that the speaker held on the page's own date."""
        context = super().get_context(value, parent_context)
        official = value["official"]
        day = getattr(context.get("page"), "display_date", None)
        context["position"] = official.position_on(day) if official else None
        return context

    def clean(self, value):
        result = super().clean(value)
        if not result["official"] and not result["speaker"]:
            raise blocks.StructBlockValidationError(
                block_errors={
                    "official": ValidationError(gettext("Say who spoke: choose an official or name the speaker."))
                }
            )
        return result

"""Blocks about people."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class QuotationBlock(blocks.StructBlock):
    """Words of an official, with the source they stand in."""

    text = blocks.TextBlock(label=_("words"), rows=3, help_text=_("As the source has them, without quotation marks."))
    official = SnippetChooserBlock("people.Official", label=_("official"), required=False)
    speaker = blocks.CharBlock(
        label=_("speaker"),
        required=False,
        max_length=120,
        help_text=_("Only for someone who is not among the officials."),
    )
    source = SnippetChooserBlock("sources.Source", label=_("source"), required=False)
    paragraph = blocks.IntegerBlock(label=_("paragraph"), required=False, min_value=1)

    class Meta:
        icon = "openquote"
        label = _("quotation")
        template = "components/blocks/quotation.html"

    def clean(self, value):
        result = super().clean(value)
        if not result["official"] and not result["speaker"]:
            raise blocks.StructBlockValidationError(
                block_errors={
                    "official": ValidationError(_gettext("Say who spoke: choose an official or name the speaker."))
                }
            )
        return result

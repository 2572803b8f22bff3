"""Links in the masthead and the footer."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class LabelledAddressBlock(blocks.StructBlock):
    """A link to an address that is no page, with its words in each language."""

    label_vi = blocks.CharBlock(label=_("label (Vietnamese)"), max_length=60)
    label_en = blocks.CharBlock(label=_("label (English)"), max_length=60)
    address = blocks.CharBlock(
        label=_("address"), max_length=255, help_text=_("A whole address, or a path after the language: so-lieu/")
    )

    class Meta:
        icon = "link"
        label = _("address")


class SectionBlock(blocks.ChoiceBlock):
    """A section that is no page of its own."""

    choices = [("officials", _("Officials")), ("statistics", _("Statistics")), ("topics", _("Topics"))]

    class Meta:
        icon = "list-ul"
        label = _("section")


class NavigationBlock(blocks.StreamBlock):
    """An ordered list of links."""

    page = blocks.PageChooserBlock(label=_("page"))
    section = SectionBlock()
    address = LabelledAddressBlock()

    class Meta:
        label = _("navigation")

"""Links in the masthead and the footer."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..languages import language_codes, localised_name, localised_verbose_name


def label_blocks(*, required: bool) -> list[tuple[str, blocks.Block]]:
    """Return a field for the link's words in each language."""
    return [
        (
            localised_name("label", code),
            blocks.CharBlock(label=localised_verbose_name(_("label"), code), max_length=60, required=required),
        )
        for code in language_codes()
    ]


class PageLinkBlock(blocks.StructBlock):
    """A link to a page; its headline is shown unless a shorter label is given."""

    def __init__(self, **kwargs) -> None:
        fields = [("page", blocks.PageChooserBlock(label=_("page"))), *label_blocks(required=False)]
        super().__init__(fields, **kwargs)

    class Meta:
        icon = "doc-empty"
        label = _("page")


class AddressBlock(blocks.StructBlock):
    """A link to an address that is no page."""

    def __init__(self, **kwargs) -> None:
        help_text = _("A whole address, or what follows the language in an address of this site.")
        address = blocks.CharBlock(label=_("address"), max_length=255, help_text=help_text)
        super().__init__([("address", address), *label_blocks(required=True)], **kwargs)

    class Meta:
        icon = "link"
        label = _("address")


class SectionBlock(blocks.ChoiceBlock):
    """A section that is no page of its own."""

    choices = [
        ("officials", _("Officials")),
        ("organisations", _("Organisations")),
        ("statistics", _("Statistics")),
        ("sources", _("Sources")),
        ("topics", _("Topics")),
    ]

    class Meta:
        icon = "list-ul"
        label = _("section")


class NavigationBlock(blocks.StreamBlock):
    """An ordered list of links."""

    page = PageLinkBlock()
    section = SectionBlock()
    address = AddressBlock()

    class Meta:
        label = _("navigation")

"""Blocks of running text, pictures and tables."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.embeds.blocks import EmbedBlock as WagtailEmbedBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import RichText, features, get_text_for_indexing
from wagtail.rich_text.rewriters import EmbedRewriter

from ..clean_text import clean
from ..lookups import LookedUp

TEXT_FEATURES = ["bold", "link", "document-link", "ol", "ul", "figure", "latest-figure"]


class CleanText(RichText):
    """Rich text that is cleaned before it is written for readers; the stored text stays as it is."""

    def __html__(self) -> str:
        return RichText(clean(self.source)).__html__()


def with_embeds(source: str) -> str:
    """Return rich text with what is embedded in it written out, links as they stand."""
    if "<embed" not in source:
        return source
    rules = {name: handler.expand_db_attributes_many for name, handler in features.get_embed_types().items()}
    written: str = EmbedRewriter(bulk_rules=rules)(source)
    return written


class TextBlock(blocks.RichTextBlock):
    """Paragraphs and lists; live figures can stand inside a sentence."""

    def __init__(self, **kwargs) -> None:
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> CleanText:
        return CleanText(value)

    def value_from_form(self, value: Any) -> CleanText:
        return CleanText(value)

    def normalize(self, value: Any) -> CleanText:
        return value if isinstance(value, CleanText) else CleanText(getattr(value, "source", value))

    def get_searchable_content(self, value: CleanText) -> list[str]:
        """Return its words, live figures among them as readers see them."""
        return [get_text_for_indexing(with_embeds(value.source))]

    class Meta:
        icon = "pilcrow"
        label = _("text")
        template = "components/blocks/text.html"


class HeadingBlock(blocks.CharBlock):
    """A heading of the second level."""

    def __init__(self, **kwargs) -> None:
        kwargs.setdefault("max_length", 160)
        super().__init__(**kwargs)

    class Meta:
        icon = "title"
        label = _("heading")
        template = "components/blocks/heading.html"


class QuestionBlock(blocks.StructBlock):
    """A question and its answer, in an interview or an explainer."""

    question = blocks.TextBlock(label=_("question"), rows=2)
    answer = TextBlock(label=_("answer"))

    class Meta:
        icon = "help"
        label = _("question and answer")
        template = "components/blocks/question.html"


class PictureChooserBlock(LookedUp, ImageChooserBlock):
    """Chooses a picture; all of a page's are loaded together, with the sizes that have been made of them."""

    lookup_kind = "image"


class FileChooserBlock(LookedUp, DocumentChooserBlock):
    """Chooses a document; all of a page's are loaded together."""

    lookup_kind = "document"


class ImageBlock(blocks.StructBlock):
    """A picture with its caption; credit and alternative text come with the picture."""

    image = PictureChooserBlock(label=_("image"))
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=255)

    class Meta:
        icon = "image"
        label = _("image")
        template = "components/blocks/image.html"


class CalloutBlock(blocks.StructBlock):
    """A remark set apart from the text."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    text = TextBlock(label=_("text"))

    class Meta:
        icon = "info-circle"
        label = _("call-out")
        template = "components/blocks/callout.html"


class TableBlock(blocks.StructBlock):
    """A small table with its caption."""

    caption = blocks.CharBlock(label=_("caption"), max_length=255)
    table = WagtailTableBlock(label=_("table"))

    class Meta:
        icon = "table"
        label = _("table")
        template = "components/blocks/table.html"


class DocumentBlock(blocks.StructBlock):
    """A file to download."""

    document = FileChooserBlock(label=_("document"))
    note = blocks.CharBlock(label=_("note"), required=False, max_length=255)

    class Meta:
        icon = "doc-full"
        label = _("document")
        template = "components/blocks/document.html"


class EmbedBlock(WagtailEmbedBlock):
    """A video or another embed: shown as a link, so that no visitor's browser calls another host unasked."""

    class Meta:
        icon = "media"
        label = _("embed")
        template = "components/blocks/embed.html"


def common_blocks() -> list[tuple[str, blocks.Block]]:
    """Return the blocks of every body, as (name, block)."""
    return [
        ("text", TextBlock()),
        ("heading", HeadingBlock()),
        ("question", QuestionBlock()),
        ("image", ImageBlock()),
        ("callout", CalloutBlock()),
        ("table", TableBlock()),
        ("document", DocumentBlock()),
        ("embed", EmbedBlock()),
    ]

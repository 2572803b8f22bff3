"""StreamField blocks that every section shares; sections add their own and each page type composes its body."""

from .text import (
    CalloutBlock,
    DocumentBlock,
    EmbedBlock,
    HeadingBlock,
    ImageBlock,
    QuestionBlock,
    TableBlock,
    TextBlock,
    common_blocks,
)

__all__ = [
    "CalloutBlock",
    "DocumentBlock",
    "EmbedBlock",
    "HeadingBlock",
    "ImageBlock",
    "QuestionBlock",
    "TableBlock",
    "TextBlock",
    "common_blocks",
]

"""The body of an article."""

from hanoiconv.core.blocks import common_blocks
from hanoiconv.people.blocks import QuotationBlock
from hanoiconv.statistics.blocks import statistics_blocks
from hanoiconv.treaty.blocks import TimelineBlock


def article_blocks() -> list:
    """Return the blocks of an article, as (name, block)."""
    return [*common_blocks(), ("quotation", QuotationBlock()), *statistics_blocks(), ("timeline", TimelineBlock())]

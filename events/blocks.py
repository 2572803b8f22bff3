"""The body of event pages."""

from hanoiconv.core.blocks import common_blocks
from hanoiconv.people.blocks import QuotationBlock
from hanoiconv.statistics.blocks import statistics_blocks
from hanoiconv.treaty.blocks import TimelineBlock


def event_blocks() -> list:
    """Return the blocks of an event's texts, as (name, block)."""
    return [*common_blocks(), ("quotation", QuotationBlock()), *statistics_blocks(), ("timeline", TimelineBlock())]

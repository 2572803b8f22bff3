"""Blocks about the Convention."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from hanoiconv.core.lookups import LookedUp


class MilestoneChooserBlock(LookedUp, SnippetChooserBlock):
    """Chooses a milestone; all of a page's are loaded together, with citations and sources."""

    lookup_kind = "milestone"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("milestone"))
        super().__init__("treaty.Milestone", **kwargs)


class TimelineBlock(blocks.StructBlock):
    """Several milestones in order."""

    milestones = blocks.ListBlock(MilestoneChooserBlock(), label=_("milestones"), min_num=1)

    class Meta:
        icon = "date"
        label = _("timeline")
        template = "components/blocks/timeline.html"

"""Blocks about the Convention."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class MilestoneChooserBlock(SnippetChooserBlock):
    """Chooses a milestone; all of a page's are loaded together, with citations and sources."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("milestone"))
        super().__init__("treaty.Milestone", **kwargs)

    def bulk_to_python(self, values: Sequence[int | None]) -> list:
        found = self.model_class.objects.for_timeline().in_bulk([value for value in values if value])
        return [found.get(value) for value in values]


class TimelineBlock(blocks.StructBlock):
    """Several milestones in order."""

    milestones = blocks.ListBlock(MilestoneChooserBlock(), label=_("milestones"), min_num=1)

    class Meta:
        icon = "date"
        label = _("timeline")
        template = "components/blocks/timeline.html"

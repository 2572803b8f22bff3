"""Hooks into Wagtail."""

from wagtail.snippets.models import register_snippet

from .viewsets import StatisticsGroup

register_snippet(StatisticsGroup)

"""Hooks into Wagtail."""

from wagtail.snippets.models import register_snippet

from .viewsets import TreatyGroup

register_snippet(TreatyGroup)

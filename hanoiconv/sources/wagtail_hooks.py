"""Hooks into Wagtail."""

from wagtail.snippets.models import register_snippet

from .viewsets import SourceViewSet

register_snippet(SourceViewSet)

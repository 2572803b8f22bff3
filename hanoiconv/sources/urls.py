"""Addresses of sources, in the language of their prefix."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

urlpatterns = [
    path(_("sources/"), views.sources, name="sources"),
    path(_("sources/<slug:slug>/"), views.source, name="source"),
]

"""Addresses of people, in the language of their prefix."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

urlpatterns = [
    path(_("officials/"), views.officials, name="officials"),
    path(_("officials/<slug:slug>/"), views.official, name="official"),
    path(_("organisations/"), views.organisations, name="organisations"),
    path(_("organisations/<slug:slug>/"), views.organisation, name="organisation"),
]

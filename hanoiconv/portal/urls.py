"""The portal's own addresses, in the language of their prefix."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

urlpatterns = [
    path(_("search/"), views.search, name="search"),
    path(_("topics/"), views.topics, name="topics"),
    path(_("topics/<slug:slug>/"), views.topic, name="topic"),
]

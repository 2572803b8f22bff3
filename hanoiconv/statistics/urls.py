"""Addresses of statistics, in the language of their prefix."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

urlpatterns = [
    path(_("statistics/"), views.statistics, name="statistics"),
    path(_("statistics/<slug:slug>/"), views.statistic, name="statistic"),
    path(_("statistics/<slug:slug>/data.csv"), views.data_csv, name="statistic_csv"),
    path(_("statistics/<slug:slug>/data.json"), views.data_json, name="statistic_json"),
]

"""The term list's own addresses in the admin."""

from django.urls import path

from . import views

app_name = "terms"
urlpatterns = [
    path("replace/<slug:app_label>/<slug:model_name>/<int:pk>/<slug:language>/", views.replace_wording, name="replace"),
]

"""Addresses of the screens about languages in the admin."""

from django.urls import path

from .admin_views import DashboardView, QueueView, confirm_language
from .exchange_views import export_texts, import_texts

app_name = "languages"
urlpatterns = [
    path("", DashboardView.as_view(), name="dashboard"),
    path("results/", DashboardView.as_view(results_only=True), name="dashboard_results"),
    path("queue/", QueueView.as_view(), name="queue"),
    path("queue/results/", QueueView.as_view(results_only=True), name="queue_results"),
    path("export/", export_texts, name="export"),
    path("import/", import_texts, name="import"),
    path("confirm/<int:pk>/", confirm_language, name="confirm"),
]

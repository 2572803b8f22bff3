"""Addresses of the contradictions board in the admin."""

from django.urls import path

from .admin_views import BoardView, ContradictionView

app_name = "contradictions"
urlpatterns = [
    path("", BoardView.as_view(), name="board"),
    path("results/", BoardView.as_view(results_only=True), name="board_results"),
    path("<int:pk>/", ContradictionView.as_view(), name="detail"),
]

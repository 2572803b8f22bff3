"""Addresses of the importer in the admin."""

from django.urls import path

from . import deciding, following, intake, review

app_name = "imports"
urlpatterns = [
    path("", intake.BatchIndexView.as_view(), name="index"),
    path("results/", intake.BatchIndexView.as_view(results_only=True), name="index_results"),
    path("new/", intake.IntakeView.as_view(), name="intake"),
    path("<int:batch_id>/", following.BatchView.as_view(), name="batch"),
    path("<int:batch_id>/progress/", following.BatchProgressView.as_view(), name="progress"),
    path("<int:batch_id>/stop/", following.StopView.as_view(), name="stop"),
    path("<int:batch_id>/resume/", following.ResumeView.as_view(), name="resume"),
    path("<int:batch_id>/retry/", following.RetryView.as_view(), name="retry"),
    path("documents/<int:item_id>/", review.ReviewView.as_view(), name="review"),
    path("documents/<int:item_id>/put-back/<int:number>/", review.PutBackView.as_view(), name="put_back"),
    path("documents/<int:item_id>/submit/", review.SubmitView.as_view(), name="submit"),
    path("documents/<int:item_id>/draft/", review.DraftAnywayView.as_view(), name="draft_anyway"),
    path("documents/<int:item_id>/leave-out/", review.LeaveOutView.as_view(), name="leave_out"),
    path("facts/<int:fact_id>/", deciding.FactView.as_view(), name="fact"),
    path("facts/<int:fact_id>/accept/", deciding.AcceptView.as_view(), name="accept"),
    path("facts/<int:fact_id>/keep/", deciding.KeepView.as_view(), name="keep"),
    path("facts/<int:fact_id>/refuse/", deciding.RefuseView.as_view(), name="refuse"),
]

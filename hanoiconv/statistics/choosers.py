"""The chooser of observations, which also says how a figure is written in a sentence."""

from typing import Any

from wagtail.snippets.views.chooser import SnippetChooserViewSet, SnippetChosenView

from .models import Observation


class ObservationChosenView(SnippetChosenView):
    """Answers with the figure's own words besides the observation's name, for the rich-text editor."""

    def get_chosen_response_data(self, item: Observation) -> dict[str, Any]:
        return {**super().get_chosen_response_data(item), "figure": item.figure().text}


class ObservationChooserViewSet(SnippetChooserViewSet):
    """Chooses an observation, in a block or in a sentence."""

    chosen_view_class = ObservationChosenView

"""Statistics as chains of dated, sourced observations."""

from .observation import Observation, ObservationCitation
from .statistic import Statistic

__all__ = ["Observation", "ObservationCitation", "Statistic"]

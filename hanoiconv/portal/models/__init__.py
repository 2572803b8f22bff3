"""Pages that need every section, and what was loaded from fixtures."""

from .fixture_record import FixtureRecord
from .home_page import HomePage, KeyFigure
from .standard_page import StandardPage

__all__ = ["FixtureRecord", "HomePage", "KeyFigure", "StandardPage"]

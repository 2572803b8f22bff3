"""How figures and statistics that the bodies of a page refer to are loaded."""

from hanoiconv.core.lookups import link_pattern, register_loader, register_pattern

from .figures import FIGURE, load


def register_loaders() -> None:
    """Register the one loader of both; the app calls it once it is ready."""
    register_loader(load, "observation", "statistic")
    register_pattern("observation", FIGURE)
    register_pattern("statistic", link_pattern("statistic"))

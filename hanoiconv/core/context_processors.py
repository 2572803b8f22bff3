"""What the masthead and the footer of every public page need."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .chrome import Chrome


def chrome(request: HttpRequest) -> dict[str, Any]:
    """Add `chrome`, made when a template first asks for it; the admin never does."""
    return {"chrome": SimpleLazyObject(lambda: Chrome.for_request(request))}

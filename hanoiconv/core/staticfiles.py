"""One stylesheet for readers, joined from the parts in `static/css/` in the order that `static/css/order.txt` names."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

NAME = "css/site.css"


class StylesheetFinder(BaseFinder):
    """Finds `css/site.css`, made anew under VAR_DIR whenever one of its parts is newer: no build step to forget."""

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any) -> None:
        self.parts_dir = Path(settings.BASE_DIR) / "static" / "css"
        self.storage = FileSystemStorage(location=str(Path(settings.VAR_DIR) / "assets"))

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def parts(self) -> list[Path]:
        """Return the parts in cascade order."""
        order = self.parts_dir / "order.txt"
        if not order.exists():
            return []
        return [self.parts_dir / line.strip() for line in order.read_text().splitlines() if line.strip()]

    def build(self) -> Path | None:
        """Join the parts; returns the file's path, or None where there are no parts."""
        parts = self.parts()
        if not parts:
            return None
        target = Path(self.storage.path(NAME))
        newest = max(path.stat().st_mtime for path in [*parts, self.parts_dir / "order.txt"])
        if not target.exists() or target.stat().st_mtime < newest:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("\n".join(path.read_text() for path in parts))
        return target

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        found = self.build() if path == NAME else None
        if find_all:
            return [str(found)] if found else []
        return str(found) if found else []

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Storage]]:
        if self.build():
            yield NAME, self.storage

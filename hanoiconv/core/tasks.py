"""Work that the task worker does for every section."""

from __future__ import annotations

from django_tasks import task

from . import following


@task()
def follow(changed: list[list[str]]) -> None:
    """Let everything that shows the changed objects follow: addresses first, then search entries in chunks."""
    keys = sorted(following.showing((int(type_id), pk) for type_id, pk in changed))
    if following.get_backends():
        following.purge(following.load(keys))
    for start in range(0, len(keys), following.CHUNK):
        renew_entries.enqueue([[str(type_id), pk] for type_id, pk in keys[start : start + following.CHUNK]])


@task()
def renew_entries(keys: list[list[str]]) -> None:
    """Renew the search entries of these objects."""
    following.renew_entries((int(type_id), pk) for type_id, pk in keys)

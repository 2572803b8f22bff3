"""The newsroom's roles: groups and what each may do. docs/roles.md shows the same as a matrix.

A role is a Django group, so an administrator can change it afterwards; `setup_newsroom --reset` brings it back to this.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.snippets.models import get_snippet_models

FACT_APPS = frozenset({"people", "sources", "statistics", "treaty"})
"""Apps whose snippets are facts that the portal is quoted on."""

FILES = ("wagtailimages.image", "wagtaildocs.document")
IMPORTER = (
    "news.add_importbatch",
    "news.view_importbatch",
    "news.view_importitem",
    "news.change_importitem",
    "news.view_importedfact",
    "news.change_importedfact",
)
CONTRADICTIONS = ("sources.view_contradiction", "sources.change_contradiction")
KEEPS_WORDINGS = ("terms.keep_avoided_wording",)
USERS_AND_SETTINGS = (
    *(f"core.{action}_user" for action in ("add", "change", "delete", "view")),
    *(f"auth.{action}_group" for action in ("add", "change", "delete", "view")),
    "core.change_sitesettings",
    *(f"wagtailcore.{action}_workflow" for action in ("add", "change", "delete")),
    *(f"wagtailcore.{action}_task" for action in ("add", "change", "delete")),
    *(f"wagtailcore.{action}_collection" for action in ("add", "change", "delete")),
)
DRAFTING = ("view", "add", "change")
PUBLISHING = ("view", "add", "change", "publish", "delete")


@dataclass(frozen=True)
class Role:
    """A group by its name in the admin, and its rights over pages, facts, other snippets, files and screens."""

    name: str
    pages: tuple[str, ...] = ()
    facts: tuple[str, ...] = ("view",)
    others: tuple[str, ...] = ("view",)
    files: tuple[str, ...] = ("choose",)
    further: tuple[str, ...] = ()


CONTRIBUTOR = Role("Phóng viên", pages=("add",), files=("add", "choose"), further=IMPORTER)
"""Writes and changes what is theirs; brings in sources. What the importer proposes as fact others put on record."""

TRANSLATOR = Role("Biên dịch", pages=("change",), facts=("view", "change"), others=("view", "change"))
"""Changes the words of everything; makes nothing new."""

FACT_CHECKER = Role(
    "Kiểm chứng",
    pages=("change",),
    facts=PUBLISHING,
    files=("add", "choose"),
    further=(*IMPORTER, *CONTRADICTIONS),
)
"""Keeps the facts: enters, publishes and corrects them, and settles contradictions."""

EDITOR = Role(
    "Biên tập",
    pages=("add", "change", "lock", "unlock"),
    facts=DRAFTING,
    others=DRAFTING,
    files=("add", "change", "choose"),
    further=(*IMPORTER, *CONTRADICTIONS, *KEEPS_WORDINGS),
)
"""Makes and changes every page; prepares facts. Publishes nothing."""

PUBLISHER = Role(
    "Duyệt xuất bản",
    pages=("change", "publish", "lock", "unlock"),
    facts=PUBLISHING,
    others=PUBLISHING,
    files=("add", "change", "choose"),
    further=(*CONTRADICTIONS, *KEEPS_WORDINGS),
)
"""Approves what others made, publishes, schedules and takes back."""

ADMINISTRATOR = Role(
    "Quản trị",
    pages=("add", "change", "lock", "unlock", "bulk_delete"),
    others=PUBLISHING,
    files=("add", "change", "choose"),
    further=USERS_AND_SETTINGS,
)
"""Keeps users, groups, workflows and settings; approves and publishes no page."""

ROLES = (CONTRIBUTOR, TRANSLATOR, FACT_CHECKER, EDITOR, PUBLISHER, ADMINISTRATOR)


def make_role(role: Role, *, reset: bool) -> bool:
    """Give the role's group its rights where it has none of ours, or where `reset`. Say whether it did.

    Two of the groups are Wagtail's own, whose rights reach files and pages only, so a right over facts tells.
    """
    group, _made = Group.objects.get_or_create(name=role.name)
    if group.permissions.filter(codename="view_source").exists() and not reset:
        return False
    root, collection = Page.get_first_root_node(), Collection.get_first_root_node()
    group.permissions.set(named_permissions(names_of(role)))
    GroupPagePermission.objects.filter(group=group).delete()
    GroupCollectionPermission.objects.filter(group=group).delete()
    for permission in named_permissions(f"wagtailcore.{action}_page" for action in role.pages):
        GroupPagePermission.objects.create(group=group, page=root, permission=permission)
    for permission in named_permissions(file_rights(role)):
        GroupCollectionPermission.objects.create(group=group, collection=collection, permission=permission)
    return True


def names_of(role: Role) -> Iterable[str]:
    """Yield the names ("app.codename") of the rights that the group holds as such."""
    yield "wagtailadmin.access_admin"
    yield from role.further
    for model in get_snippet_models():
        actions = role.facts if model._meta.app_label in FACT_APPS else role.others
        for action in actions:
            yield f"{model._meta.app_label}.{action}_{model._meta.model_name}"


def file_rights(role: Role) -> Iterable[str]:
    """Yield the names of the rights over the files of a collection."""
    for file in FILES:
        app, model = file.split(".")
        yield from (f"{app}.{action}_{model}" for action in role.files)


def named_permissions(names: Iterable[str]) -> list[Permission]:
    """Return the permissions of these names ("app.codename"). Raises Permission.DoesNotExist for one that is none."""
    pairs = [name.split(".") for name in names]
    return [Permission.objects.get(content_type__app_label=app, codename=codename) for app, codename in pairs]

"""The portal's hooks into Wagtail."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem

FOREIGN_HELP = ("whats-new-in-wagtail", "editor-guide")


@hooks.register("construct_help_menu")
def leave_out_foreign_help(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave out help that is in English on somebody else's site."""
    menu_items[:] = [item for item in menu_items if not item.name.startswith(FOREIGN_HELP)]

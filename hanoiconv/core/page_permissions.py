"""What somebody may do with a page, where the portal is stricter than Wagtail."""

from __future__ import annotations

from wagtail.models.pages import PagePermissionTester


class PortalPagePermissions(PagePermissionTester):
    """Where a workflow applies, approval publishes and nothing else; who may make no pages may delete none.

    A superuser may do everything: the way out when the newsroom cannot wait, which the log keeps.
    """

    def may(self, *actions: str) -> bool:
        """Say whether one of the rights over pages is held here."""
        return self.user.is_active and (self.user.is_superuser or not self.permissions.isdisjoint(actions))

    def can_publish(self) -> bool:
        return super().can_publish() and (self.user.is_superuser or not self.page.has_workflow)

    def can_publish_subpage(self) -> bool:
        return super().can_publish_subpage() and (self.user.is_superuser or not self.page.has_workflow)

    def can_set_view_restrictions(self) -> bool:
        return not self.page_is_root and self.may("publish")

    def can_unschedule(self) -> bool:
        return not self.page_is_root and self.may("publish")

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return super().can_delete(ignore_bulk) and self.may("add", "publish", "bulk_delete")

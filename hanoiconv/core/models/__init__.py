"""What every section shares."""

from .draft_reference import DraftReference
from .media import PortalDocument, PortalImage, PortalRendition
from .notice import Notice
from .old_path import OldPath
from .settings import SiteSettings
from .site_page import SitePage
from .snippet import PortalSnippet, PublicSnippet
from .topic import Topic
from .user import User

__all__ = [
    "DraftReference",
    "Notice",
    "OldPath",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "PortalSnippet",
    "PublicSnippet",
    "SitePage",
    "SiteSettings",
    "Topic",
    "User",
]

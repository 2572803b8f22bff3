"""The portal's user: Django's, as a model of our own from the start so that it can grow."""

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from ..search import NamedForEditors


class User(NamedForEditors, AbstractUser):
    """An editor, publisher or administrator of the portal."""

    typed_fields = ("first_name", "last_name", "username", "email")
    search_fields = [
        *NamedForEditors.typed_search_fields,
        *(index.FilterField(name) for name in ("username", "first_name", "last_name", "is_active", "last_login")),
    ]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.get_full_name() or self.username

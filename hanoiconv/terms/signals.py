"""What is made of the terms follows them."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from .models import Term
from .vocabulary import forget


@receiver([post_save, post_delete], sender=Term)
def renew_vocabulary(**kwargs: Any) -> None:
    """Let editors, search and the importer go by a changed term at once."""
    forget()

"""Settings that editors keep: names, contact, footer and navigation."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from ..blocks.navigation import NavigationBlock
from ..fields import BodyField
from ..localised import LocalisedModel
from ..panels import settings_tabs


@register_setting(icon="cogs")
class SiteSettings(LocalisedModel, BaseGenericSetting):
    """What the masthead and the footer of every page say."""

    name = models.CharField(_("name"), max_length=120, help_text=_("Short name of the portal, in the masthead."))
    long_name = models.CharField(
        _("full name"), max_length=255, blank=True, help_text=_("Read out with the short name.")
    )
    tagline = models.CharField(
        _("tagline"), max_length=255, blank=True, help_text=_("One sentence, for search engines.")
    )
    footer_statement = models.CharField(
        _("footer statement"), max_length=255, blank=True, help_text=_("First line of the footer.")
    )
    contact = models.TextField(
        _("contact"), blank=True, help_text=_("How readers reach the operator; shown in the footer.")
    )
    data_licence = models.CharField(
        _("terms of use of data"),
        max_length=255,
        blank=True,
        help_text=_("What may be done with downloaded figures, in one sentence."),
    )
    data_licence_address = models.URLField(
        _("address of the terms"), blank=True, help_text=_("Where the terms of use stand in full.")
    )
    navigation = BodyField(
        NavigationBlock(), verbose_name=_("navigation"), blank=True, help_text=_("Sections in the masthead, in order.")
    )
    footer_links = BodyField(
        NavigationBlock(), verbose_name=_("footer links"), blank=True, help_text=_("Links in the footer, in order.")
    )

    edit_handler = settings_tabs(
        localised=["name", "long_name", "tagline", "footer_statement", "contact", "data_licence"],
        shared=["data_licence_address", "navigation", "footer_links"],
    )

    class Meta:
        verbose_name = _("site settings")

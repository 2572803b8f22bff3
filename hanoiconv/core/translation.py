"""Translated fields of the shared models. Every page type and snippet must be registered, even if it adds none."""

from collections.abc import Sequence

from modeltranslation.translator import TranslationOptions, register

from .models import Notice, PortalImage, SitePage, SiteSettings, Topic


class ShownOptions(TranslationOptions):
    """`shown` without a fallback: otherwise "not shown" reads as the default language's "shown"."""

    fields: Sequence[str] = ("shown",)
    fallback_undefined = {"shown": None}


@register(SitePage)
class SitePageOptions(ShownOptions):
    fields = ("headline", "url_slug", "summary", "meta_description")


class SnippetOptions(ShownOptions):
    fields: Sequence[str] = ("slug",)


@register(Topic)
class TopicOptions(SnippetOptions):
    fields = ("name", "description")


@register(Notice)
class NoticeOptions(SnippetOptions):
    fields = ("text", "link_text")


@register(SiteSettings)
class SiteSettingsOptions(TranslationOptions):
    fields = ("name", "long_name", "tagline", "footer_statement", "contact", "data_licence")


@register(PortalImage)
class PortalImageOptions(TranslationOptions):
    fields = ("alt_text",)

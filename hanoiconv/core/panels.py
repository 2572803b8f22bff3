"""Edit forms in tabs: one for each language, one for what all languages share, one for publishing."""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, Panel, PublishingPanel, TabbedInterface

from .languages import LANGUAGE_LABELS, language_codes, localised_name
from .uses import Uses, uses_of

PanelLike: TypeAlias = str | Panel


class UsesPanel(Panel):
    """Says before saving where the object is used, drafts and scheduled versions included."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "admin/uses_panel.html"

        def is_shown(self) -> bool:
            return super().is_shown() and self.instance.pk is not None

        @cached_property
        def uses(self) -> Uses:
            """Where the object is used."""
            return uses_of(self.instance, getattr(self.request, "user", None))

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            return {**super().get_context_data(parent_context), "uses": self.uses}


def uses_panel() -> UsesPanel:
    """Return the panel that says where the object is used."""
    return UsesPanel(heading=_("Where it is used"), icon="link")


LanguageHead: TypeAlias = Callable[[Any, str, Any], str]
"""(object, language, request) → what stands above the language's fields, as HTML; empty where there is nothing."""

_language_heads: list[LanguageHead] = []


def register_language_head(head: LanguageHead) -> None:
    """Let a higher layer say something above the fields of each language."""
    _language_heads.append(head)


def language_tab_name(language: str) -> str:
    """Return the name by which the tab of a language is found, in any language of the admin: "#tab-language_vi"."""
    return f"language_{language.replace('-', '_')}"


class LanguageTab(ObjectList):
    """The fields of one language; on a wide screen the tabs of all languages stand side by side."""

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language = language

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "language": self.language}

    @property
    def clean_name(self) -> str:
        return language_tab_name(self.language)

    class BoundPanel(ObjectList.BoundPanel):
        template_name = "admin/language_tab.html"

        @property
        def heads(self) -> list[str]:
            """What higher layers say of this language; nothing of an object that is being made."""
            if self.instance.pk is None:
                return []
            return [
                html for head in _language_heads if (html := head(self.instance, self.panel.language, self.request))
            ]


def language_tabs(fields: Sequence[str], *, classnames: dict[str, str] | None = None) -> list[ObjectList]:
    """Return a tab per language with the translated `fields` in it, the default language first."""
    tabs = []
    for code in language_codes():
        panels = [
            FieldPanel(localised_name(field, code), classname=(classnames or {}).get(field, ""), attrs={"lang": code})
            for field in fields
        ]
        label: Any = LANGUAGE_LABELS.get(code, code)
        tabs.append(LanguageTab(panels, heading=capfirst(label), classname="language-tab", language=code))
    return tabs


def page_tabs(
    localised: Sequence[str] = (), shared: Sequence[PanelLike] = (), shared_heading: str | None = None
) -> TabbedInterface:
    """Return a page's form: headline, summary, the named translated fields and the switch in a tab per language."""
    fields = ["headline", "summary", *localised, "url_slug", "meta_description", "shown"]
    tabs = language_tabs(fields, classnames={"headline": "title"})
    tabs.append(
        ObjectList([*shared, FieldPanel("share_image")], heading=shared_heading or _("Shared by all languages"))
    )
    tabs.append(ObjectList([PublishingPanel()], heading=_("Publishing")))
    return TabbedInterface(tabs)


def snippet_tabs(localised: Sequence[str] = (), shared: Sequence[PanelLike] = ()) -> TabbedInterface:
    """Return a snippet's form: what is shared first, then a tab per language."""
    panels = [FieldPanel(panel) if isinstance(panel, str) else panel for panel in shared]
    tabs = [ObjectList([*panels, uses_panel(), PublishingPanel()], heading=_("Shared by all languages"))]
    return TabbedInterface([*language_tabs([*localised, "shown"]), *tabs])


def settings_tabs(localised: Sequence[str], shared: Sequence[str]) -> TabbedInterface:
    """Return the form of settings: a tab per language and one for the rest."""
    return TabbedInterface(
        [
            *language_tabs(localised),
            ObjectList([FieldPanel(name) for name in shared], heading=_("Shared by all languages")),
        ]
    )


def record_tabs(shared: Sequence[PanelLike], localised: Sequence[str]) -> TabbedInterface:
    """Return the form of a record whose language lies in a few words only: the record first, then those words."""
    panels = [FieldPanel(panel) if isinstance(panel, str) else panel for panel in shared]
    first = ObjectList([*panels, PublishingPanel()], heading=_("Record"))
    return TabbedInterface([first, *language_tabs(localised)])

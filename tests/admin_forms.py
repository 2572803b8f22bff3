"""Posting the admin's forms as a browser would: what the form already holds, plus what an editor types."""

from __future__ import annotations

from typing import Any

import lxml.html
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from hanoiconv.core.fields import BodyField

EDITORS = ("page-edit-form", "w-editor-form")
TEXT_FEATURES = ["bold", "link", "document-link", "ol", "ul", "figure"]


def typed_text(html: str) -> str:
    """Return rich text as the editor's widget sends it."""
    return rich_text(html, features=TEXT_FEATURES)


def typed_stream(**fields: list[tuple[str, Any]]) -> dict[str, str]:
    """Return the data of StreamFields: name → [(block type, value as typed)]."""
    return nested_form_data({name: streamfield(blocks) for name, blocks in fields.items()})


def typed_inlines(**relations: list[dict[str, Any]]) -> dict[str, str]:
    """Return the data of new inline children: relation → their values."""
    return nested_form_data({name: inline_formset(rows) for name, rows in relations.items()})


def form_data(response: Any, **typed: Any) -> dict[str, Any]:
    """Return what a browser would send from the editor (or the first form) of a screen after `typed` was entered."""
    posted = [form for form in lxml.html.fromstring(response.content).forms if form.method == "POST"]
    form = next((form for form in posted if form.get("id") in EDITORS), posted[0])
    data = {name: value for name, value in form.form_values() if "__prefix__" not in name}
    for name in empty_streams(response):
        data.setdefault(f"{name}-count", "0")
    return {name: value for name, value in {**data, **typed}.items() if value is not None}


def empty_streams(response: Any) -> list[str]:
    """Return the names of the form's StreamFields, which a browser fills in by script."""
    model_form = response.context["form"]
    if not hasattr(model_form, "instance"):
        return []
    return [
        field.name
        for field in type(model_form.instance)._meta.get_fields()
        if isinstance(field, BodyField) and field.name in model_form.fields
    ]


def post_form(client: Client, address: str, **typed: Any) -> Any:
    """Open the form at `address`, type, and send it."""
    return client.post(address, form_data(client.get(address), **typed))


def add_page_address(model: type, parent: Any) -> str:
    return reverse("wagtailadmin_pages:add", args=(model._meta.app_label, model._meta.model_name, parent.pk))


def edit_page_address(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=(page.pk,))


def snippet_address(model: type, action: str, *args: Any) -> str:
    """Return the address of a snippet's screen: "list", "add", "edit", "delete" …"""
    return reverse(model.snippet_viewset.get_url_name(action), args=args)


def errors_of(response: Any) -> dict[str, list[str]]:
    """Return the form's errors by field; fails where the form was accepted."""
    assert response.status_code == 200, f"accepted with {response.status_code}"
    return response.context["form"].errors

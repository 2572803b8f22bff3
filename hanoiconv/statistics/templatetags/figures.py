"""Figures in running text."""

from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.loader import render_to_string

from ..rich_text import collecting_figures

register = template.Library()


class FiguresNode(template.Node):
    """Renders text, then what each of its figures opens: once on a page for each observation."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> str:
        with collecting_figures() as figures:
            text = self.nodelist.render(context)
        opened = set_on_page(context.get("request"))
        panels = []
        for figure in figures:
            if figure.observation.pk not in opened:
                opened.add(figure.observation.pk)
                panels.append(render_to_string("components/figure/panel.html", {"figure": figure}))
        return text + "".join(panels)


def set_on_page(request: Any) -> set[int]:
    """Return the observations whose panel already stands on the page; of this text alone where there is no request."""
    if request is None:
        return set()
    if not hasattr(request, "figures_on_page"):
        request.figures_on_page = set()
    return request.figures_on_page


@register.tag
def with_figures(parser: Parser, token: Token) -> FiguresNode:
    """Set what the figures of a text open after it: `{% with_figures %}{{ value }}{% endwith_figures %}`."""
    nodelist = parser.parse(("endwith_figures",))
    parser.delete_first_token()
    return FiguresNode(nodelist)

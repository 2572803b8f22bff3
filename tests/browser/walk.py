"""Pictures of every screen of the admin in Vietnamese, on a wide and on a narrow screen, for people to look at.

Not a test, and no part of any run: `python -m pytest tests/browser/walk.py --pictures FOLDER` writes the pictures and,
in `cut-off.txt`, the texts that their boxes cut off without an ellipsis.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.walked import Walked, make_user, make_walked, speak
from tests.browser.walking import Role, Walk, seeds, sign_in

CUT_OFF = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.checkVisibility() && [...one.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
  .filter((one) => {
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    const hides = style.overflowX !== "visible" && style.textOverflow !== "ellipsis";
    const readers = one.closest(".w-sr-only, .visuallyhidden, select, textarea, .w-minimap, .w-required-mark, .bar");
    return !readers && box.width > 1 && (hides ? one.scrollWidth > one.clientWidth + 1 : box.right > innerWidth + 1);
  })
  .map((one) => `${one.tagName.toLowerCase()}.${[...one.classList].join(".")}: ${one.textContent.trim().slice(0, 80)}`)
"""


@pytest.fixture(scope="module")
def walked(portal: str, django_db_blocker: Any) -> Iterator[Walked]:
    with django_db_blocker.unblock():
        yield make_walked()


@pytest.mark.parametrize("width", [1280, 390])
def test_pictures(browser: Browser, portal: str, pytestconfig: pytest.Config, walked: Walked, width: int) -> None:
    folder: Path = pytestconfig.getoption("--pictures")
    assert folder, "name the folder with --pictures"
    (folder / str(width)).mkdir(parents=True, exist_ok=True)
    user, password = make_user(Role(f"pictures{width}", is_superuser=True))
    speak(user, "vi")
    tab = browser.new_context(viewport={"width": width, "height": 900}, locale="vi-VN").new_page()
    cut_off: list[str] = []

    def look(kind: str) -> None:
        name = re.sub(r"\W+", "-", kind)
        tab.screenshot(path=folder / str(width) / f"{name}.png", full_page=True)
        cut_off.extend(f"{name}: {text}" for text in tab.evaluate(CUT_OFF))

    sign_in(tab, portal, user, password)
    Walk(tab, portal, look).run([*walked.seeds(), *seeds()])
    (folder / str(width) / "cut-off.txt").write_text("\n".join(cut_off))

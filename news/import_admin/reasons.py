"""What the importer says of a document it could not take, in the editor's language: by the codes of its messages."""

from __future__ import annotations

import re
from typing import Any

from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hanoiconv.sources.partial_dates import words as words_of_date

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
MESSAGES: dict[str, str | Promise] = {
    "empty": _("The file is empty."),
    "blank": _("The file has nothing but blanks, no words at all."),
    "binary": _("The file is binary data, not a text."),
    "executable": _("The file is a program, not a text."),
    "archive": _("The file is an archive. Unpack it and import the texts one by one."),
    "pdf": _("The file is a PDF. Take its words over into a text file and import that."),
    "office": _("The file is a Word document or a spreadsheet. Save it as plain text (.txt) or HTML and import that."),
    "image": _("The file is a picture, not a text."),
    "media": _("The file is sound or video, not a text."),
    "too_large": _("The file is too large (%(size)s MB); the limit is %(limit)s MB."),
    "too_complex": _("The file has too many HTML tags to be an article."),
    "no_text": _("Once menus, buttons and advertising are taken out, nothing of an article is left in the file."),
    "unreadable": _("The file cannot be read: %(detail)s"),
    "upload_too_large": _("The uploaded file is too large (%(size)s MB); the limit is %(limit)s MB."),
    "zip_broken": _("The archive is damaged and cannot be opened."),
    "zip_empty": _("The archive holds no file."),
    "zip_many": _("The archive holds too many files; at most %(limit)s are taken at once."),
    "zip_large": _("Together, the files of the archive are too large; unpacked, the limit is %(limit)s MB."),
    "zip_bomb": _("The archive swells out of all measure when it is unpacked; all of it was refused."),
    "zip_nested": _("An archive within the archive. Unpack it and import it by itself."),
    "zip_encrypted": _("The file in the archive has a password. Remove the password and import it again."),
    "zip_name": _("The name of the file in the archive leads out of its folder; the file was refused."),
    "zip_link": _("The file in the archive is a link, not a text."),
    "zip_method": _("The file in the archive is compressed in an unusual way. Pack it again in the usual one."),
    "address": _("This is no valid address. Give it in full, beginning with https:// or http://."),
    "host": _("Articles may not be fetched from %(host)s; the operator has not allowed this host."),
    "private_address": _("Articles may not be fetched from %(host)s; its name leads into an internal network."),
    "unknown_host": _("There is no server %(host)s."),
    "unreachable": _("The server %(host)s cannot be reached."),
    "insecure": _("There is no safe connection to %(host)s; the certificate of the server cannot be trusted."),
    "slow": _("The page answers too slowly; it was given up after %(limit)s seconds."),
    "redirects": _("The address redirects too many times."),
    "status": _("The page does not let the article be fetched (it answers %(status)s)."),
    "content_type": _("The address does not lead to an article but to a file of the type %(type)s."),
    "page_too_large": _("The page is too large; the limit is %(limit)s MB."),
    "answer": _("The server %(host)s does not answer as it should."),
    "no_index": _("There is no news section yet to place the draft in."),
    "gone": _("The stored original file cannot be read."),
    "broken": _("Something went wrong (%(kind)s). Try again, or tell the operator."),
    "died": _("The run broke off %(count)s times at this file. Check the file, then try again."),
    "encoding": _("Encoding: %(name)s."),
    "part": _("This is text %(number)s of %(count)s."),
    "removed": _("These passages were taken out."),
    "kept": _("These passages are still there."),
    "same_as": _("The other text: %(other)s."),
    "like": _("About %(share)s of it stands in %(other)s."),
    "unanswered": _("The last question has no answer."),
    "about": _("About: %(what)s."),
    "date_taken": _("The file is dated %(written)s, its words point to %(meant)s; the date in the words was taken."),
    "date_open": _("The file is dated %(written)s, its words point to %(meant)s; neither was taken."),
}


def message_words(parts: dict[str, Any], otherwise: str = "") -> str:
    """Return a message in the active language, made of its code and details; `otherwise` where it has none."""
    words = MESSAGES.get(parts.get("code", ""))
    if words is None:
        return otherwise
    details: dict[str, Any] = parts.get("details") or {}
    return str(words) % {name: _shown(value) for name, value in details.items()}


def _shown(value: Any) -> str:
    """Return a detail as the active language writes it: numbers, and days in ISO form."""
    if isinstance(value, str):
        return words_of_date(value) if _DAY.fullmatch(value) else value
    return str(localize(int(value) if value == int(value) else value))

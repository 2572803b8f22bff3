"""Forms of the importer: taking documents in, and changing a recognised fact before it is accepted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminDateInput, AdminTimeInput
from wagtail.snippets.widgets import AdminSnippetChooser

from events.models import EventPage, SessionPage
from hanoiconv.people.models import Appointment, Official
from hanoiconv.sources.models import MAX_PASSAGE_WORDS
from hanoiconv.sources.partial_dates import validate_partial_date
from hanoiconv.statistics.forms import NumberField
from hanoiconv.statistics.models import Observation, Statistic

from ..importing.vietnamese import fold

LONGEST_PASTE = 2_000_000
MOST_FILES = 200
_NUMBER, _NUMBER_TO = Observation._meta.get_field("number"), Observation._meta.get_field("number_to")


class ManyFilesInput(forms.ClearableFileInput):
    """Files, as many as are chosen at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several uploaded files, each checked as a file field checks one."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        chosen = data if isinstance(data, list | tuple) else [data] if data else []
        if len(chosen) > MOST_FILES:
            raise ValidationError(gettext("At most %(count)s files at once.") % {"count": MOST_FILES})
        return [one for one in chosen if one]


class IntakeForm(forms.Form):
    """What is handed in: one of text, files and an address is enough."""

    text = forms.CharField(
        label=_("Text"),
        required=False,
        max_length=LONGEST_PASTE,
        strip=False,
        widget=AdminAutoHeightTextInput(attrs={"rows": 8}),
        help_text=_("Paste a text as it was copied from a web page or an e-mail; whatever is not of it is taken out."),
    )
    name = forms.CharField(
        label=_("Name of the text"),
        required=False,
        max_length=120,
        help_text=_("How lists call the pasted text. Empty: its first line."),
    )
    uploads = ManyFilesField(
        label=_("Files"),
        required=False,
        help_text=_("Texts and saved web pages, several at once, or zip archives of them."),
    )
    url = forms.URLField(
        label=_("Web address"), required=False, max_length=500, assume_scheme="https", help_text=_("One page.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hosts = settings.IMPORT_HOSTS
        if not hosts:
            del self.fields["url"]
        else:
            self.fields["url"].help_text = gettext("A page on one of these hosts: %(hosts)s.") % {
                "hosts": ", ".join(hosts)
            }

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        given = found.get("text", "").strip() or found.get("uploads") or found.get("url")
        if not given and not self.errors:
            raise ValidationError(gettext("Paste a text or choose a file."))
        return found


class OfficialForm(forms.Form):
    """Whom a text means: a known official, or a new one."""

    official: forms.ModelChoiceField = forms.ModelChoiceField(
        Official.objects.all(),
        label=_("Known official"),
        required=False,
        help_text=_("Choose whom the text means, or leave empty to begin a new official with the details below."),
    )
    name = forms.CharField(label=pgettext_lazy("person", "Name"), max_length=120, required=False)
    honorific = forms.CharField(label=_("Honorific"), max_length=80, required=False)
    position = forms.CharField(label=_("Position"), max_length=255, required=False)
    attested = forms.CharField(
        label=_("Attested on"),
        max_length=40,
        required=False,
        help_text=Appointment._meta.get_field("attested").help_text,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["official"].widget = AdminSnippetChooser(Official)

    def clean_attested(self) -> str:
        return checked_date(self.cleaned_data["attested"])

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not found.get("official"):
            for name in ("name", "position"):
                if not found.get(name) and name not in self.errors:
                    self.add_error(name, gettext("Needed for a new official."))
        return found


class FigureForm(forms.Form):
    """What a figure says, and of what: a statistic on record, or a new one."""

    statistic: forms.ModelChoiceField = forms.ModelChoiceField(
        Statistic.objects.all(),
        label=_("Statistic on record"),
        required=False,
        help_text=_("Choose what the figure counts, or leave empty to begin a new statistic with the details below."),
    )
    title = forms.CharField(label=_("Title of a new statistic"), max_length=255, required=False)
    unit = forms.CharField(
        label=_("Its unit"), max_length=60, required=False, help_text=Statistic._meta.get_field("unit").help_text
    )
    scale = forms.ChoiceField(
        label=_("Its scale"),
        choices=Statistic.Power.choices,
        required=False,
        help_text=Statistic._meta.get_field("scale").help_text,
    )
    number = _NUMBER.formfield(form_class=NumberField, label=_("Number"), required=False)
    number_to = _NUMBER_TO.formfield(form_class=NumberField, label=_("Up to"), required=False)
    wording = forms.CharField(
        label=_("In words"),
        max_length=80,
        required=False,
        help_text=Observation._meta.get_field("wording").help_text,
    )
    qualifier = forms.ChoiceField(label=_("Qualifier"), choices=Observation.Qualifier.choices, required=False)
    change = forms.ChoiceField(label=_("Increase or decrease"), choices=Observation.Change.choices, required=False)
    planned = forms.BooleanField(
        label=_("Expected"), required=False, help_text=Observation._meta.get_field("planned").help_text
    )
    as_of = forms.CharField(
        label=_("As of"), max_length=40, required=False, help_text=Observation._meta.get_field("as_of").help_text
    )
    passage = forms.CharField(
        label=_("Passage"),
        max_length=400,
        required=False,
        widget=AdminAutoHeightTextInput(attrs={"rows": 2}),
        help_text=_("The few words of the figure itself, at most 30, in the source's language."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["statistic"].widget = AdminSnippetChooser(Statistic)

    def clean_scale(self) -> int:
        return int(self.cleaned_data["scale"] or 0)

    def clean_as_of(self) -> str:
        return checked_date(self.cleaned_data["as_of"])

    def clean_passage(self) -> str:
        passage = str(self.cleaned_data["passage"])
        if len(passage.split()) > MAX_PASSAGE_WORDS:
            raise ValidationError(gettext("A passage has at most %(count)s words.") % {"count": MAX_PASSAGE_WORDS})
        return passage

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not found.get("statistic") and not found.get("title") and "title" not in self.errors:
            self.add_error("title", gettext("Needed for a new statistic."))
        return found


class MilestoneForm(forms.Form):
    """What a date says: a milestone of the Convention."""

    date = forms.CharField(label=_("Date"), max_length=40, help_text=Appointment._meta.get_field("attested").help_text)
    title = forms.CharField(label=_("Title"), max_length=255, help_text=_("What happened, or is due."))

    def clean_date(self) -> str:
        return checked_date(self.cleaned_data["date"])


class SessionForm(forms.Form):
    """What a programme item says: a session of one of the portal's events. What is empty is to be announced."""

    event: forms.ModelChoiceField = forms.ModelChoiceField(
        EventPage.objects.order_by("-start_date"),
        label=_("Event"),
        help_text=_(
            "Where it has a session of this kind and number already, only what that does not tell yet is filled in."
        ),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=SessionPage.Kind.choices)
    number = forms.IntegerField(
        label=pgettext_lazy("session", "Number"),
        min_value=1,
        max_value=99,
        required=False,
        help_text=SessionPage._meta.get_field("number").help_text,
    )
    headline = forms.CharField(label=_("Headline of a new session"), max_length=255)
    day = forms.DateField(
        label=_("Day"),
        required=False,
        widget=AdminDateInput,
        help_text=SessionPage._meta.get_field("day").help_text,
    )
    start_time = forms.TimeField(
        label=_("Start"),
        required=False,
        widget=AdminTimeInput,
        help_text=SessionPage._meta.get_field("start_time").help_text,
    )
    end_time = forms.TimeField(
        label=_("End"),
        required=False,
        widget=AdminTimeInput,
        help_text=SessionPage._meta.get_field("end_time").help_text,
    )
    room = forms.CharField(
        label=_("Room"), max_length=120, required=False, help_text=SessionPage._meta.get_field("room").help_text
    )

    def __init__(self, *args: Any, speakers: Iterable[str] = (), **kwargs: Any) -> None:
        """`speakers` are the names that the text has; officials on record who bear one may be chosen."""
        super().__init__(*args, **kwargs)
        names, proposed = list(speakers), self.initial.get("speakers") or []
        if names:
            self.fields["speakers"] = speakers_field(names, [official.pk for official in proposed])

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        return found | {"speakers": list(found.get("speakers") or ())}


def speakers_field(names: list[str], proposed: list[int]) -> forms.ModelMultipleChoiceField:
    """Return the field for the speakers of a session: those proposed, and whoever else bears one of the names."""
    officials = Official.objects.filter(Q(name__in=names) | Q(pk__in=proposed)).order_by("name")
    known = {fold(official.name) for official in officials}
    missing = ", ".join(name for name in names if fold(name) not in known)
    words = gettext("Not on record, accept them as officials first: %(names)s.") % {"names": missing}
    return forms.ModelMultipleChoiceField(
        officials,
        label=_("Speakers"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=words if missing else "",
    )


def checked_date(text: str) -> str:
    """Return a partial date. Raises ValidationError for what is none."""
    if text:
        validate_partial_date(text)
    return text

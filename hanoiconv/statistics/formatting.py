"""Figures by each language's conventions: "gần 78,44 triệu người", "nearly 78.44 million", "VND 390 trillion"."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import get_format
from django.utils.numberformat import format as format_number
from django.utils.translation import gettext as _

from hanoiconv.core.languages import active_language


def power_word(power: int) -> str:
    """Return the word for a power of ten in the active language; empty for 0. Raises KeyError for an unknown power."""
    words = {
        0: "",
        3: _("thousand"),
        6: _("million"),
        9: _("billion"),
        12: _("trillion"),
    }
    return words[power]


def number_words(number: Decimal, power: int = 0, language: str | None = None) -> str:
    """Return `number` divided by 10^power with the language's marks: (78440000, 6, "vi") → "78,44"."""
    code = language or active_language()
    decimal_mark, group_mark = (
        str(get_format(name, code, use_l10n=True)) for name in ("DECIMAL_SEPARATOR", "THOUSAND_SEPARATOR")
    )
    scaled = (number / Decimal(10) ** power).normalize()
    plain = format(scaled, "f")
    return format_number(plain, decimal_mark, grouping=3, thousand_sep=group_mark, force_grouping=True, use_l10n=False)


@dataclass(frozen=True)
class Figure:
    """An observation's figure in words of one language, in parts so that a page can set the numeral large."""

    change: str
    qualifier: str
    prefix: str
    number: str
    unit: str

    @property
    def lead(self) -> str:
        """What stands before the numeral."""
        return " ".join(part for part in (self.change, self.qualifier, self.prefix) if part)

    @property
    def text(self) -> str:
        """The whole figure; a percent sign stands at the numeral."""
        numeral = f"{self.number}{self.unit}" if self.unit == "%" else f"{self.number} {self.unit}".strip()
        return f"{self.lead} {numeral}".strip()

    def __str__(self) -> str:
        return self.text

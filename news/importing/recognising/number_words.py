"""Vietnamese and English number words up to ninety-nine, and what they count."""

from __future__ import annotations

_UNITS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9}
_ENDINGS = _UNITS | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_ENGLISH = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split(),
        range(1, 20),
        strict=True,
    )
) | dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))

_UNIT = "|".join(_UNITS)
NUMBER_WORDS = rf"(?:(?:{_UNIT})\s+mươi(?:\s+(?:{'|'.join(_ENDINGS)}))?|mười(?:\s+(?:{'|'.join(_ENDINGS)}))?|{_UNIT})"
SMALL_NUMBER = rf"(?:\d{{1,2}}|{NUMBER_WORDS})"
ENGLISH_WORDS = (
    rf"(?:{'|'.join(sorted(_ENGLISH, key=len, reverse=True))})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
)


def number_of(words: str) -> int | None:
    """The number in digits or words ("12", "mười hai", "hai mươi lăm", "twenty-one"); None for others."""
    words = words.strip().lower()
    if words.isdecimal():
        return int(words)
    if words in _UNITS:
        return _UNITS[words]
    parts = words.split()
    if parts and parts[0] == "mười":
        return 10 + _ENDINGS[parts[1]] if len(parts) == 2 and parts[1] in _ENDINGS else 10 if len(parts) == 1 else None
    if len(parts) >= 2 and parts[0] in _UNITS and parts[1] == "mươi":
        return 10 * _UNITS[parts[0]] + (_ENDINGS.get(parts[2], 0) if len(parts) == 3 else 0)
    tens, _, ones = words.partition("-")
    return _ENGLISH[tens] + _ENGLISH.get(ones, 0) if tens in _ENGLISH else None

"""Writes a text as the bytes that a corpus file asks for: today's encodings, and those from before Unicode."""

import codecs
import unicodedata
from typing import Any

_TONES = dict(zip("\u0301\u0300\u0309\u0303\u0323", range(5), strict=True))
_TCVN3_LETTERS = "aăâeêioôơuưyđĂÂÊÔƠƯĐ"
_TCVN3_PLAIN = "a¨©eªio«¬u\xady®¡¢£¤¥¦§"
_TCVN3_TONED = {
    "a": "¸µ¶·¹",
    "ă": "¾»¼½Æ",
    "â": "ÊÇÈÉË",
    "e": "ÐÌÎÏÑ",
    "ê": "ÕÒÓÔÖ",
    "i": "Ý×ØÜÞ",
    "o": "ãßáâä",
    "ô": "èåæçé",
    "ơ": "íêëìî",
    "u": "óïñòô",
    "ư": "øõö÷ù",
    "y": "ýúûüþ",
}
_VNI_PLAIN = {"ơ": "ô", "ư": "ö", "đ": "ñ", "â": "aâ", "ê": "eâ", "ô": "oâ", "ă": "aê"}
_VNI_BASES = {"â": "a", "ê": "e", "ô": "o", "ă": "a", "ơ": "ô", "ư": "ö"}
_VNI_TONES = {"â": "áàåãä", "ê": "áàåãä", "ô": "áàåãä", "ă": "éèúüë"}
_VNI_I = "íìæóò"


def encode(text: str, options: dict[str, Any]) -> bytes:
    """The bytes of ``text`` under a corpus file's ``options`` (see ``README.md``)."""
    if options.get("normalise"):
        text = unicodedata.normalize(options["normalise"], text)
    if options.get("mojibake"):
        text = "".join(_as_western(byte) for byte in text.encode())
    encoding = options.get("encoding", "utf-8")
    if encoding in {"tcvn3", "vni"}:
        convert = _to_tcvn3 if encoding == "tcvn3" else _to_vni
        converted = "".join(convert(character) for character in unicodedata.normalize("NFC", text))
        return b"".join(_western_byte(character) for character in converted)
    if encoding == "windows-1258":
        return "".join(_tones_apart(character) for character in unicodedata.normalize("NFC", text)).encode(
            "cp1258", errors="replace"
        )
    data = text.encode(encoding)
    return codecs.BOM_UTF8 + data if options.get("bom") and encoding == "utf-8" else data


def _split(character: str) -> tuple[str, int | None]:
    """(the letter without its tone, which tone)."""
    decomposed = unicodedata.normalize("NFD", character)
    tone = next((_TONES[mark] for mark in decomposed if mark in _TONES), None)
    return unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in _TONES)), tone


def _to_tcvn3(character: str) -> str:
    letter, tone = _split(character)
    if tone is not None:
        # The font had no toned capitals: they were written small, in a second font.
        return _TCVN3_TONED[letter.lower()][tone]
    position = _TCVN3_LETTERS.find(letter)
    return _TCVN3_PLAIN[position] if position >= 0 else letter


def _to_vni(character: str) -> str:
    letter, tone = _split(character)
    small = letter.lower()
    if tone is None:
        code = _VNI_PLAIN.get(small, small)
    elif small == "i":
        code = _VNI_I[tone]
    elif small == "y" and tone == 4:
        code = "î"
    else:
        code = _VNI_BASES.get(small, small) + _VNI_TONES.get(small, "ùøûõï")[tone]
    return code.upper() if letter != small else code


def _tones_apart(character: str) -> str:
    letter, tone = _split(character)
    return letter if tone is None else letter + "".join(_TONES)[tone]


def _as_western(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def _western_byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1", errors="replace")

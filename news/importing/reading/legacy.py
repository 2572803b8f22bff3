"""Vietnamese encodings from before Unicode: Windows-1258, TCVN3 (ABC) and VNI.

Texts in TCVN3 and VNI arrive either as bytes or as Unicode that holds the Windows-1252 look-alikes
of those bytes. Which one it is shows in the spelling: the right table turns nearly every word
into a Vietnamese syllable.
"""

from __future__ import annotations

import re
import unicodedata

import ftfy.bad_codecs  # registers the codec "sloppy-windows-1252"

from news.importing.vietnamese import marked_words, spelling_quality

_TCVN3_FROM = "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉËÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\xadøõö÷ùýúûüþ®¡¢£¤¥¦§"
_TCVN3_TO = "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđĂÂÊÔƠƯĐ"
_TCVN3 = str.maketrans(_TCVN3_FROM, _TCVN3_TO)

_VNI_PAIRS = {
    "a": ("ùøûõïêéèúüëâáàåãä", "áàảãạăắằẳẵặâấầẩẫậ"),
    "e": ("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
    "o": ("ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
    "ô": ("ùøûõï", "ớờởỡợ"),
    "u": ("ùøûõï", "úùủũụ"),
    "ö": ("ùøûõï", "ứừửữự"),
    "y": ("ùøûõ", "ýỳỷỹ"),
}
_VNI_SINGLES = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ", "ñ": "đ"}
_VNI: dict[str, str] = {}
for _base, (_marks, _letters) in _VNI_PAIRS.items():
    for _mark, _letter in zip(_marks, _letters, strict=True):
        _VNI[_base + _mark] = _letter
        _VNI[_base.upper() + _mark.upper()] = _letter.upper()
        _VNI[_base.upper() + _mark] = _letter.upper()
for _single, _letter in _VNI_SINGLES.items():
    _VNI[_single] = _letter
    _VNI[_single.upper()] = _letter.upper()
_VNI_CHARACTERS = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

CERTAIN = 0.8
SUSPICIOUS = 0.6
ENOUGH_WORDS = 8
_SAMPLE = 12_000


def from_tcvn3(text: str) -> str:
    """Unicode of a TCVN3 text seen through Windows-1252. Capitals with a tone mark come out small."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """Unicode of a VNI text seen through Windows-1252."""
    return _VNI_CHARACTERS.sub(lambda match: _VNI[match.group()], text)


def from_legacy_bytes(data: bytes) -> tuple[str, str, bool]:
    """(encoding, text, certain) of bytes that are not UTF-8.

    TCVN3 and VNI come back as their Windows-1252 look-alikes, for ``from_legacy_text`` to convert.
    """
    western = data.decode("sloppy-windows-1252")
    vietnamese = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    scores = {
        "windows-1258": _quality(vietnamese[:_SAMPLE]),
        "tcvn3": _quality(from_tcvn3(western[:_SAMPLE])),
        "vni": _quality(from_vni(western[:_SAMPLE])),
    }
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < SUSPICIOUS:
        return "windows-1252", western, False
    if best == "windows-1258":
        return best, vietnamese, scores[best] >= CERTAIN
    return best, western, True


def from_legacy_text(text: str) -> tuple[str, str | None]:
    """(text, "TCVN3" or "VNI") when the text was in that encoding, otherwise (text, None)."""
    sample = text[:_SAMPLE]
    _, total = marked_words(sample)
    if total < ENOUGH_WORDS:
        return text, None
    before = spelling_quality(sample)
    if before >= SUSPICIOUS:
        return text, None
    candidates = ((_quality(from_tcvn3(sample)), "TCVN3"), (_quality(from_vni(sample)), "VNI"))
    quality, name = max(candidates)
    if quality < CERTAIN or quality < before + 0.25:
        return text, None
    return (from_tcvn3(text) if name == "TCVN3" else from_vni(text)), name


def _quality(text: str) -> float:
    """Spelling quality, 0.0 for a text without a single Vietnamese letter."""
    valid, total = marked_words(text)
    return valid / total if total else 0.0


ftfy.bad_codecs.ok()

"""Bytes to Unicode: which encoding, what had to be repaired, which characters are never text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import ftfy
from ftfy.badness import is_bad

from news.importing.documents import Flag, ReadError
from news.importing.messages import flag, said
from news.importing.reading.legacy import from_legacy_bytes, from_legacy_text
from news.importing.vietnamese import spelling_quality

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"MZ", "executable"),
    (b"\x7fELF", "executable"),
    (b"\xca\xfe\xba\xbe", "executable"),
    (b"\xcf\xfa\xed\xfe", "executable"),
    (b"\xce\xfa\xed\xfe", "executable"),
    (b"\xfe\xed\xfa", "executable"),
    (b"\x00asm", "executable"),
    (b"dex\n", "executable"),
    (b"#!/", "executable"),
    (b"#! /", "executable"),
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "archive"),
    (b"PK\x05\x06", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"{\\rtf", "office"),
    (b"SQLite format 3", "binary"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"BM", "image"),
    (b"\x00\x00\x01\x00", "image"),
    (b"RIFF", "media"),
    (b"ID3", "media"),
    (b"OggS", "media"),
    (b"fLaC", "media"),
    (b"\x1aE\xdf\xa3", "media"),
)
_SURE_TEXT = (b"#!/", b"#! /")
_OFFICE_PARTS = (b"[Content_Types].xml", b"mimetypeapplication/")
_INVISIBLE = "\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u202a-\u202e\u2066-\u2069\ufffc\ufffe\uffff"
_CONTROL = "\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f"
_UNSEEN = re.compile(f"[{_INVISIBLE}{_CONTROL}]")
_CONTROL_ASCII = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNUSUAL_MARKS = re.compile(
    f"[{_INVISIBLE}{_CONTROL}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\r\x85\u2028\u2029\x0c]"
)
_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_UTF16_SAMPLE = 4_000
# What sound Vietnamese, English and French texts are written with; mojibake always holds something else.
_SOUND = (
    "\x00-\x7f\xa0°·«»–—‘’“”•…\ufeff\u200b\u0300-\u0323\u031b\u1ea0-\u1ef9"
    "ĂăĐđĨĩŨũƠơƯưÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýçÇëïîûü"
)
_UNUSUAL = re.compile(f"[^{_SOUND}]")


@dataclass(frozen=True)
class Decoded:
    """Text in NFC with ``\\n`` line ends, the name of its encoding, and warnings about it."""

    text: str
    encoding: str
    flags: tuple[Flag, ...] = ()


def decode(data: bytes) -> Decoded:
    """Decode a whole file. Raises ``ReadError`` for empty, blank and binary data."""
    if not data:
        raise ReadError(said("empty"))
    encoding, text, flags = _decode_bytes(data)
    if _is_binary(text):
        raise ReadError(said("binary"), encoding)
    text, legacy = from_legacy_text(text)
    if legacy:
        flags = [*flags, flag("legacy_encoding", text, said("encoding", name=legacy))]
        encoding = legacy.lower()
    else:
        text, repaired = _repair_mojibake(text)
        if repaired:
            flags = [*flags, flag("encoding_repaired", repaired)]
    text = normalise(text)
    if not text.strip():
        raise ReadError(said("blank"), encoding)
    return Decoded(text, encoding, tuple(flags))


def normalise(text: str) -> str:
    """NFC, ``\\n`` line ends, no zero-width or control characters; a form feed gets its own line."""
    if _UNUSUAL_MARKS.search(text):
        text = _BREAKS.sub("\n", text)
        text = _SPACES.sub(" ", text)
        text = _UNSEEN.sub("", text)
        text = text.replace("\x0c", "\n\x0c\n")
    return unicodedata.normalize("NFC", text)


def visible(text: str) -> str:
    """Text that character references were resolved in: NFC again, and again nothing that cannot be seen."""
    return text if text.isascii() else unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def kind_of_binary(data: bytes) -> str | None:
    """What a file's first bytes say it is instead of text: a key of ``REJECTIONS``; None when nothing speaks against.

    Marks of two or three letters could begin a text, so they count only where zero bytes follow.
    """
    head = data[:4_096]
    for magic, kind in _MAGIC:
        if data.startswith(magic) and (len(magic) > 3 or magic in _SURE_TEXT or b"\x00" in head):
            office = kind == "archive" and any(part in head for part in _OFFICE_PARTS)
            return "office" if office else kind
    if head[4:8] == b"ftyp":
        return "media"
    return "archive" if head[257:262] == b"ustar" else None


def _decode_bytes(data: bytes) -> tuple[str, str, list[Flag]]:
    """(encoding, text, warnings) before any repair."""
    if kind := kind_of_binary(data):
        raise ReadError(said(kind))
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    elif data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "utf-32", data.decode("utf-32", errors="replace"), []
    elif data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16", data.decode("utf-16", errors="replace"), []
    wide = _utf16_order(data)
    if wide:
        return "utf-16", data.decode(wide, errors="replace"), []
    try:
        return "utf-8", data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    if b"\x00" in data:
        raise ReadError(said("binary"))
    lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    if broken <= max(3, len(lenient) // 500) and not lenient.isascii() and spelling_quality(lenient) > 0.8:
        mended = lenient.rstrip("\ufffd")
        return "utf-8", mended, [flag("encoding_repaired", _around(mended))]
    encoding, text, certain = from_legacy_bytes(data)
    if not certain:
        return encoding, text, [flag("unknown_encoding", text)]
    if encoding == "windows-1258":
        return encoding, text, [flag("legacy_encoding", text, said("encoding", name="Windows-1258"))]
    return encoding, text, []


def _around(text: str) -> str:
    """The passage around the first character that could not be read."""
    position = text.find("\ufffd")
    return text[max(0, position - 60) : position + 60] if position >= 0 else text[-80:]


def _utf16_order(data: bytes) -> str | None:
    """Byte order of UTF-16 without a byte order mark, told by where the zero bytes stand."""
    sample = data[:_UTF16_SAMPLE]
    if len(sample) < 8 or b"\x00" not in sample or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.3 * half and even < 0.02 * half:
        return "utf-16-le"
    if even > 0.3 * half and odd < 0.02 * half:
        return "utf-16-be"
    return None


def _is_binary(text: str) -> bool:
    """Whether more than one character in twenty is a control character."""
    return len(_CONTROL_ASCII.findall(text)) > 0.05 * len(text)


def _repair_mojibake(text: str) -> tuple[str, str]:
    """(text, first repaired passage or ""): UTF-8 that was once read as another encoding."""
    if not _UNUSUAL.search(text):
        return text, ""
    lines = text.split("\n")
    first = ""
    for number, line in enumerate(lines):
        if not _UNUSUAL.search(line) or not is_bad(line):
            continue
        fixed = ftfy.fix_encoding(line)
        if fixed != line and spelling_quality(fixed) >= max(0.5, spelling_quality(line)):
            lines[number] = fixed
            first = first or fixed
    return "\n".join(lines), first

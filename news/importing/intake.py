"""Intake: what an editor uploads or pastes becomes raw files, before anything reads them.

Nothing raises and nothing is written: what cannot be taken comes back as a ``RawFile`` without data
whose ``problem`` says why, in Vietnamese, so that it stands in the report like every other file.
"""

from __future__ import annotations

import io
import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from news.importing.documents import RawFile
from news.importing.messages import PASTED, said
from news.importing.reading import LIMIT_BYTES
from news.importing.reading.decoding import kind_of_binary

MEGABYTE = 1024 * 1024
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_ENTRY = b"PK\x01\x02"
_LITTER = frozenset({"__macosx", ".ds_store", "thumbs.db", "desktop.ini"})
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
)


@dataclass(frozen=True)
class Limits:
    """How much is taken at once: sizes in bytes; ``ratio`` is unpacked to packed size of one file in an archive."""

    upload: int = 20 * MEGABYTE
    file: int = LIMIT_BYTES
    unpacked: int = 50 * MEGABYTE
    files: int = 200
    ratio: int = 100
    harmless: int = MEGABYTE


LIMITS = Limits()


def files_from_upload(name: str, data: bytes, limits: Limits = LIMITS) -> list[RawFile]:
    """The files in an upload: the file itself, or those in a zip archive in their order; never none.

    A file in an archive is named "archive.zip/folder/file.txt".
    """
    if len(data) > limits.upload:
        return [too_large(name, len(data), limits)]
    if not data.startswith(_ZIP_STARTS) or kind_of_binary(data) == "office":
        return [RawFile(name, data)]
    return _files_in_archive(name, data, limits)


def too_large(name: str, size: int, limits: Limits = LIMITS) -> RawFile:
    """The refusal of an upload of ``size`` bytes, for callers that know the size before they have the data."""
    return _refused(name, "upload_too_large", size=_megabytes(size), limit=_megabytes(limits.upload))


def file_from_text(text: str, name: str = PASTED) -> RawFile:
    """The file of a pasted text, in UTF-8. What no file could hold (lone surrogates, zero characters) is left out."""
    return RawFile(name, text.replace("\x00", "").encode("utf-8", errors="ignore"))


def _files_in_archive(name: str, data: bytes, limits: Limits) -> list[RawFile]:
    """The files in a zip archive; one refusal for the whole where it is broken or made to do harm."""
    if data.count(_ENTRY) > 2 * limits.files:
        return [_refused(name, "zip_many", limit=limits.files)]
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names_files = (entry for entry in archive.infolist() if not entry.filename.endswith("/"))
            entries = [entry for entry in names_files if not _is_litter(entry.filename)]
            refusal = _refusal_of_all(name, entries, limits)
            return [refusal] if refusal else [_file_in_archive(name, archive, entry, limits) for entry in entries]
    except _BROKEN:
        return [_refused(name, "zip_broken")]


def _refusal_of_all(name: str, entries: Sequence[zipfile.ZipInfo], limits: Limits) -> RawFile | None:
    """Why nothing of an archive is unpacked, None when it may be."""
    if not entries:
        return _refused(name, "zip_empty")
    if len(entries) > limits.files:
        return _refused(name, "zip_many", limit=limits.files)
    if any(e.file_size > limits.harmless and e.file_size > limits.ratio * max(1, e.compress_size) for e in entries):
        return _refused(name, "zip_bomb")
    if sum(entry.file_size for entry in entries) > limits.unpacked:
        return _refused(name, "zip_large", limit=_megabytes(limits.unpacked))
    return None


def _file_in_archive(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits) -> RawFile:
    """One file of an archive, unpacked in memory."""
    inner = _readable_name(entry)
    path = f"{name}/{inner}"
    mode = entry.external_attr >> 16
    if _leaves_its_folder(inner) or _leaves_its_folder(entry.filename):
        return _refused(f"{name}/{inner.replace('..', '').strip('/')}", "zip_name")
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return _refused(path, "zip_link")
    if entry.flag_bits & 0x1:
        return _refused(path, "zip_encrypted")
    if entry.compress_type not in _METHODS:
        return _refused(path, "zip_method")
    if entry.file_size > limits.file:
        return _refused(path, "too_large", size=_megabytes(entry.file_size), limit=_megabytes(limits.file))
    try:
        with archive.open(entry) as stream:
            data = stream.read(limits.file + 1)
    except _BROKEN:
        return _refused(path, "zip_broken")
    return _refused(path, "zip_nested") if kind_of_binary(data) == "archive" else RawFile(path, data)


def _readable_name(entry: zipfile.ZipInfo) -> str:
    """The entry's name; Vietnamese names of archives that do not say they are in UTF-8 are decoded as such."""
    name = entry.filename
    if not entry.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = entry.filename
    return "".join(character for character in name.replace("\\", "/") if character.isprintable())


def _leaves_its_folder(name: str) -> bool:
    """Whether a name is none, absolute or climbs: "", "/etc/x", "C:/x", "a/../../x"."""
    path = name.replace("\\", "/")
    return not path or path.startswith("/") or path[1:2] == ":" or ".." in path.split("/")


def _is_litter(name: str) -> bool:
    """Whether systems put the file into archives unasked."""
    parts = name.lower().replace("\\", "/").split("/")
    return any(part in _LITTER for part in parts) or parts[-1].startswith("._")


def _refused(path: str, code: str, **details: str | float) -> RawFile:
    return RawFile(path, b"", problem=said(code, **details))


def _megabytes(size: int) -> float:
    """A size in MB, to a tenth."""
    return round(size / MEGABYTE, 1)

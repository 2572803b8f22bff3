"""Uploads and pasted texts: what is taken, and that no archive does harm."""

from __future__ import annotations

import io
import stat
import warnings
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from news.importing.documents import RawFile
from news.importing.intake import LIMITS, Limits, file_from_text, files_from_upload
from news.importing.messages import INTAKE, REJECTIONS
from news.importing.pipeline import process

TEXT = "Các cảng trong vùng chia sẻ dấu hiệu tấn công mạng với nhau trong vòng một giờ.\n".encode()
Entry = tuple[str | zipfile.ZipInfo, bytes]


def archive(*entries: Entry, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(made, "w", method) as target:
            for name, data in entries:
                target.writestr(name, data, method)
    return made.getvalue()


def taken(data: bytes, limits: Limits = LIMITS) -> list[RawFile]:
    return files_from_upload("gói.zip", data, limits)


def problems(files: list[RawFile]) -> list[str | None]:
    return [file.problem for file in files]


def test_a_single_file_is_taken_as_it_is() -> None:
    assert files_from_upload("bài.txt", TEXT) == [RawFile("bài.txt", TEXT)]
    assert files_from_upload("trống.txt", b"") == [RawFile("trống.txt", b"")]


def test_the_files_of_an_archive_are_taken_in_their_order() -> None:
    made = archive(("tin/hai.txt", TEXT), ("một.txt", b"a"), ("rỗng/", b""), ("__MACOSX/._một.txt", b"x"))
    assert taken(made) == [RawFile("gói.zip/tin/hai.txt", TEXT), RawFile("gói.zip/một.txt", b"a")]


def test_an_archive_is_known_by_its_bytes_not_its_name() -> None:
    (file,) = files_from_upload("bài.txt", archive(("a.txt", TEXT)))
    assert file == RawFile("bài.txt/a.txt", TEXT)


def test_names_of_archives_made_on_other_systems_are_readable() -> None:
    made = archive(("cảng.txt", TEXT))
    unmarked = made.replace("cảng.txt".encode(), b"c\xe1\xba\xa3ng.txt")
    for position in (unmarked.index(b"PK\x03\x04") + 6, unmarked.index(b"PK\x01\x02") + 8):
        unmarked = unmarked[: position + 1] + b"\x00" + unmarked[position + 2 :]
    assert [file.path for file in taken(unmarked)] == ["gói.zip/cảng.txt"]


def test_a_pasted_text_is_a_file() -> None:
    file = file_from_text("Cảng\x00 biển \ud800🎉")
    assert file.data.decode() == "Cảng biển 🎉"
    assert file_from_text("x", "dán 2").path == "dán 2"


def test_what_is_too_large_is_refused_before_anything_is_read() -> None:
    (file,) = files_from_upload("to.txt", bytes(50 * 1024 * 1024))
    assert file == RawFile("to.txt", b"", problem="Tệp tải lên quá lớn (50 MB); giới hạn là 20 MB.")
    (document,) = process([file]).documents
    assert (document.outcome, document.reason) == ("reject", file.problem)


@pytest.mark.parametrize(
    "name", ["../tin.txt", "a/../../tin.txt", "/etc/tin.txt", "C:\\tin.txt", "\\\\may\\tin.txt", "..\\tin.txt", ".."]
)
def test_names_that_lead_outside_are_refused(name: str) -> None:
    entry = zipfile.ZipInfo("x")
    entry.filename = name
    good, bad = taken(archive(("a.txt", TEXT), (entry, TEXT)))
    assert good.data == TEXT
    assert (bad.data, bad.problem) == (b"", INTAKE["zip_name"])
    assert ".." not in bad.path


def test_links_and_devices_are_refused() -> None:
    entries = []
    for kind in (stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO):
        entry = zipfile.ZipInfo(f"{kind}.txt")
        entry.create_system = 3
        entry.external_attr = (kind | 0o777) << 16
        entries.append((entry, b"/etc/passwd"))
    assert problems(taken(archive(*entries))) == [INTAKE["zip_link"]] * 3


def test_encrypted_files_are_refused() -> None:
    made = archive(("a.txt", TEXT))
    for position in (made.index(b"PK\x03\x04") + 6, made.index(b"PK\x01\x02") + 8):
        made = made[:position] + bytes([made[position] | 1]) + made[position + 1 :]
    assert problems(taken(made)) == [INTAKE["zip_encrypted"]]


def test_only_ordinary_compression_is_unpacked() -> None:
    assert problems(taken(archive(("a.txt", TEXT), method=zipfile.ZIP_LZMA))) == [INTAKE["zip_method"]]
    assert problems(taken(archive(("a.txt", TEXT), method=zipfile.ZIP_STORED))) == [None]


def test_archives_in_archives_are_refused_and_documents_of_office_programs_named() -> None:
    inner = archive(("a.txt", TEXT))
    office = archive(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>"))
    nested, document = taken(archive(("trong.zip", inner), ("thư.docx", office)))
    assert nested.problem == INTAKE["zip_nested"]
    for files in ([document], files_from_upload("thư.txt", office)):
        assert [one.reason for one in process(files).documents] == [REJECTIONS["office"]]


@pytest.mark.parametrize(
    ("limits", "entries", "code"),
    [
        (LIMITS, [("0.txt", bytes(9 * 1024 * 1024))], "zip_bomb"),
        (Limits(unpacked=3 * len(TEXT)), [(f"{n}.txt", TEXT) for n in range(4)], "zip_large"),
        (Limits(files=3), [(f"{n}.txt", TEXT) for n in range(4)], "zip_many"),
        (Limits(files=3), [(f"{n}.txt", TEXT) for n in range(40)], "zip_many"),
        (LIMITS, [], "zip_empty"),
        (LIMITS, [("chỉ/", b""), ("__MACOSX/x", b"x")], "zip_empty"),
    ],
    ids=["ratio", "total", "count", "directory", "nothing", "folders"],
)
def test_an_archive_that_does_harm_is_refused_whole(limits: Limits, entries: list[Entry], code: str) -> None:
    (file,) = taken(archive(*entries), limits)
    assert file.path == "gói.zip"
    assert (file.problem or "").startswith(INTAKE[code].split("{")[0])


def test_a_file_of_an_archive_may_be_as_large_as_any_other() -> None:
    fits, large = taken(archive(("vừa.txt", TEXT), ("to.txt", TEXT * 2)), Limits(file=len(TEXT)))
    assert fits.data == TEXT
    assert "quá lớn" in (large.problem or "")


def test_sizes_that_an_archive_forges_do_not_help_it() -> None:
    """A directory that declares ten bytes for a million: nothing beyond what was declared is ever unpacked."""
    made = archive(("a.txt", bytes(1_000_000)))
    position = made.index(b"PK\x01\x02") + 24
    forged = made[:position] + (10).to_bytes(4, "little") + made[position + 4 :]
    (file,) = taken(forged)
    assert len(file.data) <= 10


BREAKS: list[Callable[[bytes], bytes]] = [
    lambda data: data[: len(data) // 2],
    lambda data: data[:4],
    lambda data: data[:60] + bytes(20) + data[80:],
    lambda data: data[:-10],
    lambda data: data.replace(b"PK\x01\x02", b"PK\x01\x03"),
]


@pytest.mark.parametrize("spoil", BREAKS)
def test_broken_archives_are_refused(spoil: Callable[[bytes], bytes]) -> None:
    files = taken(spoil(archive(("a.txt", TEXT * 20))))
    assert problems(files) == [INTAKE["zip_broken"]]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=12), st.integers(0, 40))
@example(changes=[(363, 0)], cut=0)  # a name of no character at all
def test_no_damage_to_an_archive_raises(changes: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(archive(("a/b.txt", TEXT), ("c.txt", b"c"), ("d.html", b"<p>d</p>" * 9)))
    for position, value in changes:
        data[position % len(data)] = value
    files = taken(bytes(data[: len(data) - cut]))
    assert files
    assert all(file.problem or file.path for file in files)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_raise(data: bytes) -> None:
    assert taken(b"PK\x03\x04" + data)
    assert taken(data)

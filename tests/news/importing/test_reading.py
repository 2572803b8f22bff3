"""Bytes to text: encodings old and new, what is refused and why, HTML."""

from __future__ import annotations

import unicodedata

import pytest

from news.importing.documents import RawFile, ReadError, ReadFile
from news.importing.reading import LIMIT_BYTES, legacy, read
from news.importing.vietnamese import TONES, fold

TEXT = (
    "Cơ quan an ninh mạng của thành phố cảng vừa công bố bản đồ các vụ tấn công trong quý vừa qua.\n"
    "Theo đó, những kẻ lừa đảo trực tuyến thường gọi vào buổi trưa, khi người lớn tuổi ở nhà một mình.\n"
    "Người dân được khuyên gác máy ngay và gọi lại cho người thân để kiểm tra trước khi chuyển tiền."
)


def read_bytes(data: bytes) -> ReadFile:
    return read(RawFile("bài.txt", data))


def joined(source: ReadFile) -> str:
    return "\n".join(line.text for line in source.text.lines)


def codes(source: ReadFile) -> list[str]:
    return [flag.code for flag in source.text.flags]


def in_windows_1258(text: str) -> bytes:
    """Base letters with their own marks precomposed, tones apart, as Windows-1258 has them."""
    parts = []
    for character in text:
        decomposed = unicodedata.normalize("NFD", character)
        tones = "".join(c for c in decomposed if c in TONES)
        parts.append(unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in TONES)) + tones)
    return "".join(parts).encode("cp1258")


def in_tcvn3(text: str) -> str:
    table = dict(zip(legacy._TCVN3_TO, legacy._TCVN3_FROM, strict=True))
    return "".join(table.get(character, character) for character in text)


def in_vni(text: str) -> str:
    table = {letter: code for code, letter in legacy._VNI.items()}
    return "".join(table.get(character, character) for character in text)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16"),
        (TEXT.encode("utf-16-be"), "utf-16"),
        (unicodedata.normalize("NFD", TEXT).encode(), "utf-8"),
        (TEXT.replace("\n", "\r\n").encode(), "utf-8"),
        (TEXT.replace(" ", "\u00a0").encode(), "utf-8"),
        (TEXT.replace("mạng", "mạ\u200bng\x07").encode(), "utf-8"),
    ],
)
def test_sound_texts_are_read_alike_and_without_warning(data: bytes, encoding: str) -> None:
    source = read_bytes(data)
    assert joined(source) == TEXT
    assert source.encoding == encoding
    assert source.language == "vi"
    assert codes(source) == []


def test_windows_1258_is_a_legacy_encoding_too() -> None:
    source = read_bytes(in_windows_1258(TEXT))
    assert joined(source) == TEXT
    assert source.encoding == "windows-1258"
    assert codes(source) == ["legacy_encoding"]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (in_tcvn3(TEXT).encode(), "tcvn3"),
        (in_tcvn3(TEXT).encode("sloppy-windows-1252"), "tcvn3"),
        (in_vni(TEXT).encode(), "vni"),
        (in_vni(TEXT).encode("sloppy-windows-1252"), "vni"),
    ],
)
def test_legacy_encodings_are_converted_and_flagged(data: bytes, encoding: str) -> None:
    source = read_bytes(data)
    assert source.encoding == encoding
    assert codes(source) == ["legacy_encoding"]
    assert "lừa đảo trực tuyến thường gọi vào buổi trưa" in joined(source)


@pytest.mark.parametrize("wrong", ["sloppy-windows-1252", "latin-1"])
def test_mojibake_is_repaired_and_flagged(wrong: str) -> None:
    source = read_bytes(TEXT.encode().decode(wrong).encode())
    assert joined(source) == TEXT
    assert codes(source) == ["encoding_repaired"]


def test_text_cut_within_a_character_is_repaired_and_flagged() -> None:
    source = read_bytes((TEXT + " Hết bài ở đ").encode()[:-1])
    assert codes(source) == ["encoding_repaired"]
    assert "\ufffd" not in joined(source)


def test_missing_diacritics_are_flagged() -> None:
    assert codes(read_bytes(fold(TEXT).encode())) == ["no_diacritics"]


def test_english_is_told_from_vietnamese() -> None:
    text = "The ports of the bay have agreed to share the signs of attacks with each other within the hour."
    source = read_bytes(text.encode())
    assert source.language == "en"
    assert codes(source) == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "rỗng"),
        (b" \n\t \r\n", "khoảng trắng"),
        ("\u200b\ufeff\n".encode(), "khoảng trắng"),
        (b"MZ\x90\x00\x03\x00\x00\x00" * 50, "chương trình"),
        (b"\x7fELF\x02\x01\x01" + b"\x00" * 50, "chương trình"),
        (b"PK\x03\x04\x14\x00\x00" * 20, "tệp nén"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1" * 9, "Word"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "ảnh"),
        (bytes(range(256)) * 20, "nhị phân"),
        (b"\x00\x01\x02\x03abc" * 100, "nhị phân"),
        (b"a" * (LIMIT_BYTES + 1), "quá lớn"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(data)
    assert words in caught.value.reason


def test_a_file_the_caller_could_not_open_is_refused() -> None:
    with pytest.raises(ReadError, match="Không mở được"):
        read(RawFile("mất.txt", b"", problem="Không mở được tệp."))


def test_entities_in_plain_text_are_resolved() -> None:
    assert joined(read_bytes("Cảng &amp; biển&nbsp;xanh &#8211; một".encode())) == "Cảng & biển xanh – một"


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(document.cookie)</script>",
        '<img src=x onerror="alert(1)">',
        '<a href="javascript:steal()">bấm</a>',
        '<embed embedtype="image" id="1" format="left"/>',
        '<a linktype="page" id="3">trang trong</a>',
        '<iframe srcdoc="&lt;script&gt;1&lt;/script&gt;"></iframe>',
        "<svg><script>1</script></svg>",
        "{% include 'settings' %}<p>",
    ],
)
def test_hostile_markup_is_flagged_and_does_not_survive(markup: str) -> None:
    source = read_bytes(f"<p>{TEXT}</p>{markup}<p>Đoạn cuối của bài.</p>".encode())
    assert "hostile_markup" in codes(source)
    text = joined(source)
    for remains in ("<", "alert", "javascript", "linktype", "embedtype", "steal"):
        assert remains not in text


def test_escaped_markup_does_not_come_back() -> None:
    text = joined(read_bytes(f"{TEXT}\n&lt;script&gt;alert(1)&lt;/script&gt; hết bài".encode()))
    assert "<script" not in text


def test_scripts_of_an_ordinary_page_are_no_warning() -> None:
    page = (
        f"<html><head><script>track()</script></head><body><p>{TEXT}</p><button onclick='share()'>Chia "
        f"sẻ</button></body></html>"
    )
    assert codes(read_bytes(page.encode())) == []


def test_one_line_file_is_read_by_sentences() -> None:
    sentence = "Các cảng trong vùng chia sẻ dấu hiệu tấn công mạng với nhau trong vòng một giờ. "
    source = read_bytes((sentence * 30).encode())
    assert len(source.text.lines) == 30

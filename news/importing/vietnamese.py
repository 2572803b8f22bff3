"""What the importer knows of Vietnamese as a written language: syllables, diacritics, sentences."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from news.importing.remembering import Remembered

TONES = "\u0300\u0301\u0303\u0309\u0323"
_ONSETS = ("", *"b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split())
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et
ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y ya yêm yên yêng yêt yêu
ynh ych yt o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oe oen oeo oet oăc oăm
oăn oăng oăt ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uê uêch uên uênh
uơ uôc uôi uôm uôn uông uôt uy uya uych uyên uyêt uynh uyp uyt uyu uân uâng uât uây ư ưa ưc ưi ưm ưn ưng ưt
ưu ươc ươi ươm ươn ương ươp ươt ươu
""".split()
_SYLLABLES = frozenset(onset + rhyme for onset in _ONSETS for rhyme in _RHYMES) | {"gi", "gin", "giêt"}
LONGEST_SYLLABLE = 7
LONGEST_SENTENCE = 3_000

_FOLDED: dict[int, str | None] = {ord("đ"): "d", **{ord(mark): None for mark in f"{TONES}\u0302\u0306\u031b"}}
for _code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
    _base = unicodedata.normalize("NFD", chr(_code))[0]
    if _base != chr(_code):
        _FOLDED[_code] = _base

_LETTERS = re.compile(r"[^\W\d_]+")
_PARTS = re.compile(r"[-–—/.,]")
_STRIP = "\"'“”‘’«»()[]{}<>.,;:!?…–—-/|*•+=_#%"
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-ZÀ-ỸĐ0-9])")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:TP|TS|ThS|Ths|GS|PGS|BS|Tp|St|Mr|Mrs|Dr|No|tr|tp|[A-ZĐ])\.$")
_FUNCTION_VI = frozenset("va cua cac nhung duoc trong cho voi nguoi tai khong da co den ve nay nam phan theo".split())
_FUNCTION_EN = frozenset("the of and to in for with that on is was by from as at has its".split())


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether ``word`` (any case) is spelt like a Vietnamese syllable, with at most one tone."""
    if not word or len(word) > LONGEST_SYLLABLE:
        return False
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = sum(character in TONES for character in decomposed)
    base = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in TONES))
    return tones <= 1 and base in _SYLLABLES


@lru_cache(maxsize=8192)
def is_plain_syllable(word: str) -> bool:
    """Whether ``word`` is a Vietnamese syllable typed without diacritics ("Huong", "Quoc")."""
    return word.isascii() and word.lower() in _plain_syllables()


@lru_cache(maxsize=1)
def _plain_syllables() -> frozenset[str]:
    return frozenset(map(_fold_word, _SYLLABLES))


def fold(text: str) -> str:
    """Lower case without diacritics ("Đặng" → "dang"), for matching; NFC text keeps its length."""
    return _folded(text) if len(text) <= LONGEST_SENTENCE else _folded.__wrapped__(text)


@lru_cache(maxsize=2_048)
def _folded(text: str) -> str:
    return text.lower() if text.isascii() else " ".join(map(_FOLDED_WORDS.__getitem__, text.split(" ")))


def _fold_word(word: str) -> str:
    lowered = word.lower()
    return lowered if lowered.isascii() else lowered.translate(_FOLDED)


_FOLDED_WORDS = Remembered(_fold_word)


def has_diacritics(text: str) -> bool:
    """Whether any letter is outside ASCII."""
    return any(ord(character) > 127 and character.isalpha() for character in text)


@lru_cache(maxsize=16)
def marked_words(text: str) -> tuple[int, int]:
    """(valid, all) among the words with characters outside ASCII: valid Vietnamese spelling or not."""
    if text.isascii():
        return 0, 0
    judged = list(map(_SOUND.__getitem__, text.split()))
    valid = judged.count(True)
    return valid, valid + judged.count(False)


def _is_sound(token: str) -> bool | None:
    """Whether a word is spelt as Vietnamese; None for one that is ASCII but for the marks around it."""
    word = "" if token.isascii() else token.strip(_STRIP)
    if not word or word.isascii():
        return None
    return is_syllable(word) or all(is_syllable(part) for part in _PARTS.split(word) if part)


_SOUND = Remembered(_is_sound)


def spelling_quality(text: str, sample: int = 12_000) -> float:
    """Share of the words outside ASCII that are spelt as Vietnamese; 1.0 when there are none."""
    valid, total = marked_words(text[:sample])
    return valid / total if total else 1.0


def detect_language(text: str, sample: int = 12_000) -> str | None:
    """``vi`` (with or without diacritics), ``en``, or None when neither is evident."""
    head = text[:sample]
    words = _LETTERS.findall(head.lower())
    if not words:
        return None
    valid, total = marked_words(head)
    if total >= 0.2 * len(words) and valid >= 0.6 * total:
        return "vi"
    english = sum(word in _FUNCTION_EN for word in words)
    folded = sum(_FOLDED_WORDS[word] in _FUNCTION_VI for word in words)
    if english >= 0.08 * len(words) and english > folded:
        return "en"
    unmarked = sum(is_syllable(word) for word in words)
    if folded >= 0.04 * len(words) and unmarked >= 0.6 * len(words):
        return "vi"
    return None


def lacks_diacritics(text: str, sample: int = 12_000) -> bool:
    """Whether a Vietnamese text is typed (almost) without diacritics."""
    text = text[:sample]
    # No text has more words than half of its characters; most have so many with diacritics in their first third.
    if sum(not word.isascii() for word in _LETTERS.findall(text, 0, len(text) // 3)) > 0.025 * (len(text) + 1):
        return False
    words = _LETTERS.findall(text)
    return len(words) >= 20 and sum(not word.isascii() for word in words) < 0.05 * len(words)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, in order, without surrounding blanks."""
    return list(_sentences(text))


@lru_cache(maxsize=512)
def _sentences(text: str) -> tuple[str, ...]:
    found: list[str] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if _ABBREVIATION.search(text[max(0, match.start() - 6) : match.start()]):
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    found.append(text[start:].strip())
    return tuple(piece for sentence in found if sentence for piece in _bounded(sentence))


def _bounded(sentence: str) -> list[str]:
    """A "sentence" beyond all measure in pieces, cut at blanks, so that later steps stay quick."""
    pieces: list[str] = []
    while len(sentence) > LONGEST_SENTENCE:
        cut = sentence.rfind(" ", 0, LONGEST_SENTENCE)
        if cut <= 0:
            break
        pieces.append(sentence[:cut])
        sentence = sentence[cut + 1 :]
    return [*pieces, sentence]


def split_syllables(word: str) -> list[str] | None:
    """``word`` cut into the fewest Vietnamese syllables, or None when it is not made of them.

    Used on words glued together; time grows linearly with the length of the word.
    """
    size = len(word)
    best: list[int | None] = [None] * (size + 1)
    came: list[int] = [0] * (size + 1)
    best[0] = 0
    for end in range(1, size + 1):
        for start in range(max(0, end - LONGEST_SYLLABLE), end):
            so_far = best[start]
            if so_far is None or not is_syllable(word[start:end]):
                continue
            known = best[end]
            if known is None or so_far + 1 < known:
                best[end], came[end] = so_far + 1, start
    if best[size] is None:
        return None
    parts: list[str] = []
    end = size
    while end:
        parts.append(word[came[end] : end])
        end = came[end]
    return parts[::-1]

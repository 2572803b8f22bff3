"""Sentences, clauses and strings of words that promote a trade, and keywords repeated for search engines.

The trades (betting, loans, cures, "recovery services") are also what articles on crime write of. A
passage is promotion only where a trade and an offer stand together without anything being reported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from news.importing.phrases import Phrases

BRAND = re.compile(
    r"(?<![\w.@/-])(?:[a-z]{0,8}(?:bet|win|club|vip|casino|play|kubet|fun)\d{2,4}|(?:w|vn|fb|m|bk|hi|jun|ae|nhat|new|"
    r"sv|ku|k|ok|mb|tk|789|8x|f8|mu|da|sun|go|fun|rik|"
    r"hit|b|i9|v)\d{0,3}(?:88|66|99|77|68|79|bet|club)|\d{2,3}(?:bet|win|club)|bong88|fun88|fb88|w88|m88|12bet|"
    r"188bet|kubet|thabet|jun88|hi88|shbet|"
    r"new88|789bet|sunwin|go88|bk8|v9bet)(?:\.(?:com|net|vip|club|org|info|me|tv|vn))?(?![\w@])"
)
_IN_BRANDS = ("bet", "win", "club", "vip", "casino", "play", "fun", "88", "66", "99", "77", "68", "79", "bk8")
_TRADE = Phrases(
    r"nha cai|keo nha cai|keo bong da|soi keo|soi cau(?: lo de)?|lo de(?: online| mien bac| mien nam)?|"
    r"cau lo|"
    r"xo so|xsmb|xsmn|xsmt|ca cuoc(?: the thao| bong da)?|cuoc the thao|ca do|casino|slot|no hu|ban ca|tai xiu|xoc dia|"
    r"baccarat|poker|game bai|danh bai|bai doi thuong|doi thuong|jackpot|vay tien(?: nhanh| online)?|vay nhanh|"
    r"vay online|app vay(?: tien)?|thuoc giam can|giam can|thuoc(?: tang cuong)? "
    r"sinh ly|sinh ly|tri nam|lam trang da|gai xinh|gai goi|hot girl|phim sex|phim 18|live 18|sex|phong thuy|tu vi|"
    r"boi toan|sim so dep|lam bang(?: gia)?|bang dai hoc|backlink|seo|tang like|tang follow|hack (?:facebook|zalo|"
    r"nick)|"
    r"lay lai (?:tien|facebook|nick)|thu hoi (?:tien|von) (?:bi )?lua|dich vu (?:lay lai|thu hoi|thu no|tham tu|hack)|"
    r"tien ao sinh loi|forex|kiem tien online|viec lam tai nha|"
    r"cialis|viagra|payday loans?|online casino|betting|gambling site|free spins?|crypto signals?|escorts?|"
    r"weight loss|cheap (?:pills|meds)"
)
_OFFER = re.compile(
    r"(?<!\w)(?:uy tin|tang (?:ngay |them )?\d+\s?(?:k|%|trieu)?|tang 100%|khong can nap|khong can coc|nap (?:tien )?"
    r"(?:lan )?dau|nap rut|rut tien(?: ve \w+| nhanh)?|hoan tra(?: \d[\d.,]*%?)?|khuyen mai|khuyen mai khung|"
    r"uu dai khung|"
    r"mien phi|gia re|gia tot|re nhat|tot nhat|moi nhat|nhanh nhat|chat luong cao|hom nay|247|24/7|24h|truc tuyen|"
    r"online|"
    r"khong bi chan|link vao|link moi|dang nhap|dang ky(?: ngay)?|dang ky nhan|tai app|tai ve|tai ngay|click(?: ngay)?|"
    r"bam ngay|choi ngay|xem ngay|truy cap ngay|tham gia ngay|mua ngay|lien he(?: ngay)?|goi ngay|"
    r"zalo:?\s?0[\d.x ]{6,13}|"
    r"top \d+|chi can (?:cmnd|cccd)|duyet nhanh|giai ngan(?: trong)? \d+ ?(?:phut|giay|h)?|lai suat (?:0|thap)\S*|"
    r"khong the chap|thu phi sau|khong thu phi truoc|cam ket|bao dam 100%|cap toc|hieu qua|tai nha|theo tuoi|"
    r"chiet khau|"
    r"nhan nha ngay|doi thuong|vip|mien bac|mien nam|mien trung|code|gift ?code|hoa hong khung|best|cheap|free|"
    r"click here|buy now|sign up now|bonus)(?!\w)"
)
_REPORTING = Phrases(
    r"triet pha|bat giu|bat qua tang|khoi to|duong day|vu an|canh bao|canh giac|xu ly|dieu tra|cong an|"
    r"toi pham|bi can|doi tuong|canh sat|phap luat|ngan chan|nan nhan|thu doan|chieu tro|gia mao|gia danh|chiem doat|"
    r"nguoi dan|khuyen cao|cho biet|cho hay|theo|noi|nghien cuu|thong ke|phat hien|nghi pham|vi pham|bi cao|hanh vi|"
    r"quang cao|moi chao|rao|tin nhan|loi moi|du do|loi keo|to chuc danh bac|police|fraud|victims?|warned|said|scams?"
)
_QUOTING = Phrases(
    r"quang cao|moi chao|rao|tin nhan|noi dung|loi moi|chieu|nhu|kieu|cum tu|tu khoa|voi loi|hua hen|"
    r"gioi thieu|"
    r"du do|said|called|such as"
)
_REACH = 40
_SENTENCE = re.compile(r"[^.!?…]*(?:[.!?…](?!\s|$)[^.!?…]*)*[.!?…]*")
_CLAUSE = re.compile(r"[^,;:()“”\"]+")
_WORD = re.compile(r"\w+")
_BRACKETS = re.compile(r"\s?\(([^()]{20,300})\)")
_WEAK_OFFERS = frozenset("hom nay|truc tuyen|online|mien bac|mien nam|mien trung|mien phi|hieu qua|tai nha".split("|"))
_LONGEST = 400
_SHORT = 260


def brand_spans(folded: str) -> list[tuple[int, int]]:
    """(start, end) of betting brands in a folded text; every one of them holds one of a few strings."""
    return [match.span() for match in BRAND.finditer(folded)] if _may_hold_brand(folded) else []


def _may_hold_brand(folded: str) -> bool:
    return any(map(folded.__contains__, _IN_BRANDS))


def promotion_spans(text: str, folded: str) -> list[tuple[int, int]]:
    """(start, end) of promotion in a line; ``folded`` is the line folded, of the same length."""
    spans = list(_repeated_keywords(folded))
    if not (_has_trade(folded) and _OFFER.search(folded)):
        return spans
    if len(text) <= _SHORT and _promotes(folded, 0.3):
        return [(0, len(text))]
    for sentence in _SENTENCE.finditer(folded):
        if not sentence.group().strip() or not _has_trade(sentence.group()):
            continue
        if len(sentence.group()) <= _LONGEST and _promotes(sentence.group(), 0.35):
            spans.append(sentence.span())
            continue
        spans += _within(folded, sentence.start(), sentence.end())
    return spans


def _within(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Clauses that promote, and runs of a trade's words put into a clause."""
    for clause in _CLAUSE.finditer(folded, start, end):
        if not _has_trade(clause.group()) or _is_quoted(folded, start, clause.start()):
            continue
        if _promotes(clause.group(), 0.5):
            stop = clause.end() + (folded[clause.end() : clause.end() + 1] == ",")
            yield clause.start(), stop
            continue
        yield from _runs(folded, clause.start(), clause.end())


def _is_quoted(folded: str, start: int, position: int) -> bool:
    """Whether the words just before say that what follows is an advertisement somebody was shown."""
    return bool(_QUOTING.search(folded[max(start, position - _REACH) : position]))


def _promotes(passage: str, least_share: float) -> bool:
    """A trade with an offer (or two trades), most of the words, and nothing reported."""
    if _REPORTING.search(_TRADE.pattern.sub(" ", passage)) or BRAND.fullmatch(passage.strip()):
        return False
    trades = _has_trade(passage)
    offers = {match.group() for match in _OFFER.finditer(passage)} - _WEAK_OFFERS
    words = len(_WORD.findall(passage))
    covered = sum(len(_WORD.findall(hit)) for hit in _hits(passage))
    return trades and bool(offers) and covered >= least_share * words


def _has_trade(passage: str) -> bool:
    return bool(_TRADE.search(passage) or (_may_hold_brand(passage) and BRAND.search(passage)))


def _hits(passage: str) -> list[str]:
    """The passages of either list, without overlaps."""
    return [passage[start:end] for start, end in _hit_spans(passage, 0, len(passage))]


def _hit_spans(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    found = sorted(
        (match.span() for pattern in (BRAND, _TRADE.pattern, _OFFER) for match in pattern.finditer(folded, start, end)),
        key=lambda span: (span[0], -span[1]),
    )
    kept: list[tuple[int, int]] = []
    for span in found:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _runs(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Hits of both kinds that touch each other, four words or more together."""
    spans = _hit_spans(folded, start, end)
    while spans:
        first = spans.pop(0)
        stop, trades, offers = first[1], _is_trade(folded, first), _is_offer(folded, first)
        while spans and not folded[stop : spans[0][0]].strip(" -–"):
            trades, offers = trades or _is_trade(folded, spans[0]), offers or _is_offer(folded, spans[0])
            stop = spans.pop(0)[1]
        words = len(folded[first[0] : stop].split())
        before = folded[max(start, first[0] - 40) : first[0]]
        if trades and offers and words >= 4 and not _REPORTING.search(" ".join(before.split()[-4:])):
            yield first[0], stop


def _is_trade(folded: str, span: tuple[int, int]) -> bool:
    return bool(_TRADE.pattern.fullmatch(folded, *span) or BRAND.fullmatch(folded[slice(*span)]))


def _is_offer(folded: str, span: tuple[int, int]) -> bool:
    """Whether a hit offers something, in words that do not belong to reports as well."""
    return not _is_trade(folded, span) and folded[slice(*span)] not in _WEAK_OFFERS


def _repeated_keywords(folded: str) -> Iterator[tuple[int, int]]:
    """A search phrase said again and again: in brackets, or as a list between bars."""
    parts = folded.split("|")
    if len(parts) >= 3 and len(folded) <= _LONGEST and _shared_pair(parts):
        yield 0, len(folded)
        return
    for match in _BRACKETS.finditer(folded) if "(" in folded else ():
        words = _WORD.findall(match[1])
        counts = Counter(zip(words, words[1:], words[2:], strict=False))
        if counts and counts.most_common(1)[0][1] >= 2 and 3 * counts.most_common(1)[0][1] >= 0.5 * len(words):
            yield match.span()


def _shared_pair(parts: list[str]) -> bool:
    """Whether one pair of words stands in three of the parts, and in most of them."""
    counts: Counter[tuple[str, str]] = Counter()
    for part in parts:
        counts.update(set(pairwise(_WORD.findall(part))))
    most = max(counts.values(), default=0)
    return most >= 3 and 2 * most > len(parts)

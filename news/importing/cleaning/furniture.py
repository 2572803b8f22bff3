"""Page furniture: lines and scraps that Vietnamese news sites put around an article.

All patterns are written without diacritics and matched against the folded text, so that texts
typed without diacritics are cleaned too. Only short lines are looked at: prose is never furniture.
"""

from __future__ import annotations

import re
from functools import lru_cache

from news.importing import shapes
from news.importing.cleaning.site_words import own_words
from news.importing.interface import is_interface, is_menu, is_sections
from news.importing.vietnamese import fold

LONGEST_LINE = 320
LONGEST_OWN_WORDS = 700


_NAVIGATION = re.compile(
    r"(?:trang chu|home)\b(?!.*[.!?]$).{0,160}"
    r"|[^>»›]{1,50}(?:\s?[>»›]\s?[^>»›]{1,60}){1,6}"
    r"|(?:dang nhap|dang ky|dang xuat|tim kiem|menu|dong|dong lai|mo rong|xem them|xem tiep|thu gon|quay lai|tro ve|"
    r"len dau trang|"
    r"ve dau trang|dau trang|back to top|top|next|prev|previous|trang truoc|trang sau|tiep theo|tat ca|chon ngon ngu|"
    r"lien he|"
    r"gioi thieu|so do trang|thong tin toa soan|lien he quang cao|bang gia quang cao|dat bao|chuyen muc|danh muc|"
    r"ban mobile|app store|google play|hom nay|tin moi nhan|skip to content|search|login|sign in|register|"
    r"cookies?)\s*[:.…>]*"
    r"|(?:chuyen muc|muc|danh muc|thuoc chuyen muc)\s*:.{1,60}"
    r"|(?:buoc|den) noi dung chinh"
)
_COUNTER = re.compile(
    r"\d[\d.,]*\s?k?\s*(?:luot xem|luot doc|luot thich|luot chia se|binh luan|chia se|likes?|shares?|views?|"
    r"comments?|nguoi xem|"
    r"phan hoi|y kien|luot|thich)"
    r"|(?:luot xem|luot doc|views?|so luot xem|da xem|likes?|shares?|binh luan|comments?|chia se|"
    r"thich)\s*[:(]?\s*\d[\d.,]*\s?k?\s*\)?"
    r"|(?:anh|hinh|photo|slide|trang|page)?\s*\d{1,3}\s*(?:/|tren|of)\s*\d{1,3}"
    r"|\d{1,6}|(?:\d{1,3}\s+){2,12}(?:\.\.\.|…|>|»|tiep|cuoi|\d{1,3})"
    r"|(?:thoi gian doc|doc trong)\s*:?\s*\d+\s*phut.{0,10}|\d+\s*phut doc|danh gia.{0,20}\d.{0,20}sao.{0,20}"
)
_TAGS = re.compile(
    r"(?:dong su kien|chuyen de|topics?|su kien|tim kiem nhieu|nhieu nguoi tim|nguon (?:video|clip|"
    r"audio))\s*:.{0,100}|(?:tu khoa|tags?|the|chu de|keywords?|xem them ve)\s*:.{0,280}|tags?|tu khoa|"
    r"#\w[\w-]*(?:[\s,;]{1,3}#\w[\w-]*){0,30}|#\s[^#.!?]{2,40}(?:\s+#\s[^#.!?]{2,40}){0,30}"
)
_COMMENTS = re.compile(
    r"(?:toi da|con lai|gioi han)\s*:?\s*\d[\d.,/]* ky tu.{0,40}|.{0,40}\b(?:bai viet|tin|"
    r"noi dung) (?:nay )?(?:co )?huu ich.{0,40}"
    r"|(?:ban doc|doc gia|moi) .{0,20}gui (?:y kien|bai|tin|phan hoi).{0,120}|.{0,60}se duoc (?:bien tap|kiem duyet|"
    r"duyet).{0,80}"
    r"|tro thanh nguoi dau tien.{0,60}|save my name.{0,120}|your email (?:address )?will not.{0,120}|"
    r"leave a (?:reply|comment).{0,60}"
    r"|.{1,60}(?:tra loi|reply|thich|like)\W{1,4}.{0,20}(?:\d+ ?(?:giay|phut|gio|ngay|tuan|thang|nam|d|h|m) truoc|"
    r"\d{1,2}:\d{2}).{0,20}"
    r"|.{0,160}\(\d+ (?:phut|gio|ngay|tuan|thang) truoc\)|(?:gui|viet|them|nhap|xem|xem them|dang)\s+(?:y kien|"
    r"binh luan|nhan xet).{0,60}|hay la nguoi dau tien.{0,60}"
    r"|(?:dang nhap|vui long).{0,30}(?:binh luan|y kien).{0,60}|chua co binh luan.{0,30}|y kien cua ban.{0,60}"
    r"|(?:tra loi|bao vi pham|bao xau|quan tam nhat|moi nhat|cu nhat|thao luan)|(?:ho )?(?:va )?ten cua ban.{0,40}|"
    r"ma (?:xac nhan|captcha).{0,40}"
)
_LICENCE = re.compile(
    r"(?:\(?c\)|©|copyright|ban quyen|all rights reserved).{0,280}"
    r"|.{0,80}(?:giay phep (?:so|hoat dong|xuat ban|thiet lap|mang|bao chi)|gp-?bttt|all rights reserved).{0,200}"
    r"|(?:tong bien tap|pho tong bien tap|phu trach|co quan chu quan|chiu trach nhiem|toa soan|tru so|dia "
    r"chi|"
    r"hotline|duong day nong|dt|tel|fax|email|e-mail|website|issn|lien he quang "
    r"cao)\b[^.]{0,30}:.{0,240}"
    r"|(?:van phong|thu ky|thiet ke|dien thoai)\b[^.]{0,14}:.{0,240}"
    r"|.{0,60}(?:ghi ro nguon|khong (?:duoc )?sao chep|cam sao chep|phat hanh lai thong tin|su dung lai noi "
    r"dung).{0,200}"
    r"|(?:co quan (?:chu quan|ngon luan)|tieng noi) (?:cua )?.{0,120}"
)
_WIDGET = re.compile(
    r".{0,60}\d{1,2}\s?(?:°|º|o|do)\s?c\b.{0,40}"
    r"|(?:gia vang|vang sjc|sjc|ty gia|usd|eur|vn-?index|hnx-?index|upcom-?index|dow jones|lai suat|xang ron|ron ?95|"
    r"do am|gio|chi so)\b"
    r"[^.!?]{0,60}\d[^!?]{0,60}"
    r"|(?:thoi tiet|du bao thoi tiet|gia vang|ty gia(?: ngoai te)?|lich van nien|lich phat song|lich thi dau|ket qua "
    r"xo so|chung khoan)"
    r"(?: (?:hom nay|ha noi|tp\.? ?hcm|24h))?"
    r"|thoi tiet\s*:.{0,20}\d.{0,60}|du bao thoi tiet .{0,30}:.{0,200}|(?:ket qua )?xo so\b.{0,120}\d.{0,80}|xs(?:mb|"
    r"mt|mn)\b.{0,140}"
    r"|(?:vang|xang|dau|gao|lua|ca phe|cao su|ho tieu|tieu|heo hoi|usd|eur|jpy|gbp|bitcoin|btc|eth|brent|wti|nasdaq|"
    r"s&p|nhan 9999|bac|thep)\b[^.!?]{0,60}\d[\d.,]*\s*(?:d|dong|vnd|usd|\$|diem|%|trieu)?\s*/?\s*(?:lit|kg|tan|"
    r"luong|chi|"
    r"ounce|thung|tap|kilogram)?\b.{0,140}"
    r"|(?:bang|hinh|bieu do) ?\d{0,2}\.? ?(?:keo|vuot|cham|nhan|click|bam).{0,80}|.{0,40}(?:swipe|scroll) (?:to|"
    r"for).{0,40}"
    r"|(?:mua vao|ban ra|mua|ban)\s*:?\s*[\d.,]+.{0,60}"
)
_NO_WARES = frozenset("lừa lua đầu đâu dâu đau bắc bác bậc tiểu tiếu lụa vang vắng giờ giỏ gió bán mùa múa".split())
"""Words that read like wares and prices once their marks are folded away."""
_PLAYER = re.compile(
    r"(?:xem|phat|play)\s+(?:video|clip)\s*:?|xin (?:vui long )?cho(?: trong giay lat)?\s*[.…]*|(?:video )?dang "
    r"tai.{0,30}|loading\s*[.…]*"
    r"|play|pause|mute|unmute|fullscreen|nghe (?:doc )?(?:bai|bao|noi dung).{0,40}|giong (?:nam|nu|doc|mien bac|mien "
    r"nam|mien trung).{0,20}"
    r"|toc do(?: doc)?.{0,20}|\d{1,2}:\d{2}(?::\d{2})?\s*(?:[/|]\s*-?\d{1,2}:\d{2}(?::\d{2})?)|(?:audio|video|"
    r"clip)\s*:?"
    r"|trinh duyet .{0,40}khong ho tro.{0,60}|your browser does not support.{0,60}|stream type.{0,20}|current "
    r"time.{0,20}|duration.{0,20}"
)
_FOLLOW = re.compile(
    r"(?:moi )?(?:ban doc |doc gia |quy vi )?(?:hay )?theo doi\b.{0,80}\b(?:tren|tai)(?:\s.{0,40})?|(?:dang ky|"
    r"subscribe).{0,20}(?:nhan|kenh|ban tin|theo doi).{0,80}"
    r"|(?:moi|kinh moi) (?:quy|ban|doc gia).{0,120}|tai (?:ngay )?(?:ung dung|app)\b.{0,80}|nhan (?:tin|thong bao|"
    r"ban tin).{0,60}"
    r"|follow\b.{0,60}|bam (?:de )?(?:theo doi|quan tam).{0,60}|google news"
)
_ADVERTISING = re.compile(
    r"(?:quang cao|advertisement|advertising|noi dung (?:duoc )?tai tro|sponsored|ads|ad|bai pr|thong tin quang cao|"
    r"tai tro boi.{0,40})"
    r"(?:\s*(?:x|\[x\]|dong|bo qua|skip(?: ad)?|\(?\d{1,2}:\d{2}\)?)){0,3}"
    r"|ads by google|advertisement.{0,40}scroll.{0,20}|(?:noi dung (?:duoc )?tai tro|thong tin tai tro|"
    r"bai viet tai tro|quang cao|tai tro|sponsored(?: content)?|"
    r"advertorial|promoted)\s*[:|].{0,200}"
)
_TEMPLATE_SCRAP = re.compile(
    r"\{\{[^{}]{0,300}\}\}|\{%[^%]{0,300}%\}|[$#]\{[^{}]{0,200}\}|%[A-Z][A-Z0-9]\w{1,40}%|<#[^<>#]{0,80}#>|"
    r"@Model(?:\.\w{1,40}){1,4}|%%[\w.-]{1,60}%%|\[object Object\]|<%[^%]{0,300}%>|"
    r"\[\[[\w.-]{1,60}\]\]"
    r"|\[/?(?:caption|embed|gallery|video|audio|shortcode)\b[^\[\]]{0,300}\]"
)
_MARKUP_SCRAP = re.compile(r"<!--[^<>]{0,300}-->|<!--|-->|&(?:nbsp|amp|quot|lt|gt|#\d{1,5});|</?[a-zA-Z][^<>]{0,300}>")
_TEMPLATE_LINE = re.compile(
    r"(?:undefined|nan|null|none|n/a|0)(?:[\s,|-]+(?:undefined|nan|null|none|n/a)){0,8}|lorem ipsum.{0,200}|"
    r"function\s?\(.{0,200}|var [a-z_]+ ?=.{0,200}|window\..{0,200}"
)
_IN_LABELS = ("Tự động ", "Player", "Play Video", "undefined", "NaN", "(Xem", "(xem", "(Nghe")
_INLINE_LABEL = re.compile(
    r"Tự động (?:phát|chuyển)(?: sang)? [^.!?]{0,50}?\d+ ?(?:giây|s)\b(?:\s+(?:Hủy|Bỏ qua|Dừng))?|"
    r"(?:Video Player is loading|Play Video|Audio Player)\b.{0,1500}"
    r"(?:modal window\.|dialog window\.|Picture-in-Picture|Fullscreen|Playback Rate)|"
    r"(?:\b(?:undefined|NaN)\b\s*){2,}|"
    r"(?:^|(?<=\s))(?:XEM VIDEO|XEM CLIP|NGHE BÀI|NGHE AUDIO|VIDEO|CLIP|Xem video|Nghe bài viết)\s*:(?=\s*$)"
    r"|(?:^|(?<=\s))\((?:Xem|xem|Nghe)\s+(?:video|clip|audio)[^()]{0,40}\)"
)
_LINE_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("player", _PLAYER),
    ("counter", _COUNTER),
    ("comments", _COMMENTS),
    ("advertising", _ADVERTISING),
    ("tags", _TAGS),
    ("follow", _FOLLOW),
    ("widget", _WIDGET),
    ("licence", _LICENCE),
    ("navigation", _NAVIGATION),
    ("template", _TEMPLATE_LINE),
)
_RELATED_HEADER = re.compile(
    r"(?:cac )?(?:tin|bai|bai viet|tin bai|tin tuc|noi dung|chu de|su kien)(?: bai| viet)? (?:lien quan|khac|cung "
    r"chuyen muc|cung muc|cung chu de|"
    r"tiep theo|cu hon|moi hon|da dua)|cung (?:chuyen muc|chu de|tac gia)|co the ban (?:se )?quan tam|ban (?:co the|"
    r"se) (?:quan tam|thich)|"
    r"(?:doc|xem) them|(?:tin|bai) (?:doc|xem|nen doc|can biet) ?(?:them)?|dang quan tam|danh cho ban|"
    r"de xuat cho ban|goi y(?: cho ban)?|related(?: news| articles| "
    r"stories| posts)?|read more|see also|"
    r"(?:more|other) (?:news|stories)|(?:tin|bai) (?:lien quan|cung loai)"
)
_TAIL_HEADER = re.compile(
    r"(?:tin |bai )?(?:doc|xem) nhieu(?: nhat)?(?: tuan| thang| ngay)?|(?:tin )?(?:moi nhat|moi cap nhat|noi bat|"
    r"nong|hot|moi)(?: trong ngay)?|"
    r"tin moi|tin tuc moi nhat|tieu diem|multimedia|video(?: noi bat| clip| hot| moi)?|thu vien (?:anh|video)|phong "
    r"su anh|xem tren|lien ket(?: website| web)?|"
    r"most (?:read|viewed|popular)|latest(?: news)?|doi tac|chuyen trang|quang cao doanh nghiep|thong tin (?:doanh "
    r"nghiep|can biet)"
)
_COMMENT_HEADER = re.compile(
    r"(?:binh luan|y kien|phan hoi|comments?)(?: ban doc| doc gia| \d+| cua ban)*(?: \(\s*\d+\s*\))?|\(?\d+\)? "
    r"(?:binh luan|y kien|comments?)"
)
_TEASER_PREFIX = re.compile(
    r"^\W{0,3}(?:>{1,3}|»{1,2}|►|▶|☛|👉|➤|=+>|\[(?:video|anh|infographics?|photo|audio|podcast|emagazine|clip|"
    r"e-magazine|"
    r"truc tiep|live)\]"
    r"|(?:xem them(?: video| anh| bai| tin)?|doc them|xem ngay|doc ngay|dung bo lo|"
    r"co the ban (?:se )?quan tam|co the ban chua biet|"
    r"ban nen doc|nen doc|"
    r"tin lien quan|bai lien quan|tin doc them|bai doc them|doc tiep|xem tiep|moi doc gia xem|moi xem|moi ban doc|"
    r"tham khao them|lien quan|cung chu de|chum anh khac|video khac|anh khac|tin khac|bai khac|tin nong|doc nhieu|"
    r"read more|read also|see also|also read|you may also like|you might also like|recommended|related|more on this|"
    r"don't miss|must read|watch|editor's picks?)\s*[:>»]"
    r"|(?:video|infographics?|emagazine|podcast|clip)\s*[:|])"
)


@lru_cache(maxsize=4_096)
def furniture_reason(text: str) -> str | None:
    """Why the whole line is page furniture, None for anything that may belong to the article."""
    if len(text) > LONGEST_LINE:
        return own_words(text, fold(text)) if len(text) <= LONGEST_OWN_WORDS else None
    if not any(character.isalnum() for character in text) or (len(text) == 1 and not text.isdigit()):
        return "markup"
    if shapes.is_date_line(text):
        return None
    folded = " ".join(fold(text).split()).strip("-–—•*|· ")
    for reason, pattern in _LINE_RULES:
        if pattern.fullmatch(folded):
            if reason == "widget" and text.split()[0].lower() in _NO_WARES:
                continue
            return None if reason in ("widget", "follow") and shapes.is_prose(text) else reason
    if is_sections(text) or is_menu(text):
        return "navigation"
    return "share" if is_interface(text) else own_words(text, folded)


def section_header(text: str) -> str | None:
    """``related``, ``tail`` or ``comments`` when the line heads a list of other articles or comments."""
    if len(text) > 60:
        return None
    folded = " ".join(fold(text).split()).strip("-–—•*|·:>» ")
    for kind, pattern in (("related", _RELATED_HEADER), ("comments", _COMMENT_HEADER), ("tail", _TAIL_HEADER)):
        if pattern.fullmatch(folded):
            return kind
    return None


def is_marked_teaser(text: str) -> bool:
    """Whether the line calls itself a teaser (">>", "Xem thêm:", "[Video]")."""
    return len(text) <= LONGEST_LINE and bool(_TEASER_PREFIX.match(fold(text)[:40]))


def scraps(text: str) -> list[tuple[int, int, str]]:
    """(start, end, reason) of furniture inside a line: template variables, tags, player labels."""
    found: list[tuple[int, int, str]] = []
    if any(mark in text for mark in "{[%@<"):
        found += [(m.start(), m.end(), "template") for m in _TEMPLATE_SCRAP.finditer(text)]
    if "<" in text or ">" in text or "&" in text:
        found += [(m.start(), m.end(), "markup") for m in _MARKUP_SCRAP.finditer(text)]
    if text.rstrip().endswith(":") or any(map(text.__contains__, _IN_LABELS)):
        found += [(m.start(), m.end(), "player") for m in _INLINE_LABEL.finditer(text)]
    found.sort()
    return [span for number, span in enumerate(found) if number == 0 or span[0] >= found[number - 1][1]]

"""Whether a text is whole and on the subject: beginnings and ends cut off, galleries, other matters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from news.importing import shapes
from news.importing.documents import Block, Flag
from news.importing.lines import is_thanks
from news.importing.messages import flag, said
from news.importing.vietnamese import fold, sentences

_GOES_ON = re.compile(
    r"^(?:Tuy nhiên|Tuy vậy|Bên cạnh đó|Ngoài ra|Theo đó|Đồng thời|Cũng theo|Cũng tại|Cũng trong|Trong khi đó|Mặt "
    r"khác|Vì vậy|Vì thế|"
    r"Do đó|Do vậy|Trước đó|Sau đó|Đặc biệt|Không chỉ vậy|Hơn nữa|Ngược lại|Tiếp đó|Tiếp theo|Cuối cùng|Thứ hai|Thứ "
    r"ba|Tương tự|Từ đó|"
    r"Trong đó|Qua đó|Về phần mình|Đáng chú ý|Mặc dù vậy|Dù vậy|Nhờ đó|Điều này|Điều đó|Việc này|Những điều này|Kết "
    r"quả là|"
    r"However|Meanwhile|Moreover|In addition|Furthermore|He|She|They|It)\b"
)
_UNNAMED_MEETING = re.compile(
    r"^(?:Phát biểu\s+)?(?:Đặc biệt,?\s+)?[Tt]ại\s+(?:buổi|cuộc|phiên|hội|lễ|tọa|diễn|chương|"
    r"sự)\s+[^\s,]+(?:\s[^\s,]+){0,1}(?:\s(?:này|trên|nói trên))?,"
)
_UNNAMED_PERSON = re.compile(
    r"^(?:Theo\s+)?(?:ông|bà|Ông|Bà|Thứ trưởng|Bộ trưởng|Đại sứ|Thủ tướng|Phó Thủ tướng|Thiếu tướng|Cục trưởng|Tổng "
    r"Thư ký|vị này|Vị)"
    r"(?:\s+này)?,?\s+(?:cho biết|cho hay|cũng|nhấn mạnh|khẳng định|đã|nói|đánh giá|bày tỏ|việc|sẽ)\b"
)
_SUBJECT = re.compile(
    r"cong uoc (?:ha noi|cua lien hop quoc ve (?:phong,? )?chong toi pham mang|lien hop quoc ve (?:phong,? )?chong "
    r"toi pham mang|"
    r"lhq ve (?:phong,? )?chong toi pham mang)|toi pham (?:mang|cong nghe cao|su dung cong nghe cao|tren khong gian "
    r"mang|tren mang)|an ninh mang|"
    r"an toan thong tin|lua dao (?:truc tuyen|qua mang|tren mang|tren khong gian mang|cong nghe cao)|tan cong mang|"
    r"khong gian mang|chung cu dien tu|ma doc|"
    r"tin tac|hacker|mo ky cong uoc|le mo ky|ransomware|deepfake|du lieu ca nhan|cybercrime|cybersecurity|cyber "
    r"?crime|hanoi convention|phishing|cyberspace|cyberattack"
)
_NEAR_SUBJECT = re.compile(
    r"(?<!\w)(?:cong uoc|dan do|tuong tro tu phap|phe chuan|chung cu so|"
    r"lua dao|bi lua|nan nhan|gia mao|gia danh|mao danh|chiem doat|tong tien|danh cap|ro ri|rua tien|"
    r"mua ban du lieu|"
    r"dieu tra vien|kenh lien lac|truy vet|phan mem|ung dung|website|trang web|duong link|duong dan|ten mien|"
    r"mat khau|ma otp|otp|tai khoan(?: ngan hang)?|chuyen khoan|chuyen tien|giao dich|tien ma hoa|tien ao|vi dien tu|"
    r"mang xa hoi|qua mang|tren mang|truc tuyen|online|facebook|zalo|telegram|cuoc goi|tin nhan|sinh trac hoc|"
    r"du lieu|bao mat|an toan so|chuyen doi so|khong gian so|cong nghe so|chu ky so|tri tue nhan tao|"
    r"he thong thong tin|"
    r"quyen rieng tu|may chu|ma hoa|tin gia|scams?|fraud|hack(?:ed|ing|ers?)?|data|privacy|passwords?|malware|internet|"
    r"digital|personal information|accounts?|phish\w*|identity theft|breach\w*|encrypt\w*|"
    r"artificial intelligence)(?!\w)"
)
_AGENCY_END = re.compile(r"\s+[-–—/]\s*[A-ZĐ][\w./]{1,10}$")
_ANYWHERE = frozenset(
    "ung dung|website|trang web|truc tuyen|online|facebook|zalo|telegram|tai khoan|giao dich|phan mem|cuoc goi|"
    "tin nhan|internet|digital|account|accounts|chuyen doi so|cong nghe so|dieu tra vien|chuyen tien|chuyen khoan|"
    "data|du lieu|mang xa hoi|sinh trac hoc|he thong thong tin|tri tue nhan tao|artificial intelligence|bao mat|"
    "phe chuan".split("|")
)
LONGEST_ERROR = 300
_ERROR = re.compile(
    r"(?:trang|noi dung|bai viet|duong dan|lien ket).{0,40}(?:khong (?:con )?ton tai|bi go|bi xoa|khong tim thay)|"
    r"khong tim thay (?:trang|noi dung|bai viet)|page not found|page (?:does not|doesn't) exist|access denied|"
    r"ban khong co quyen truy cap|checking your browser"
)
LEAST_NEAR_TERMS = 3
LEAST_GALLERY_CAPTIONS = 3


def soundness_flags(title: str | None, blocks: Sequence[Block], captions: Sequence[str]) -> list[Flag]:
    """Warnings about the text as a whole, in the order of the text."""
    body = "\n\n".join(block.full_text for block in blocks)
    if _is_gallery(blocks, captions):
        found = [flag("gallery", captions[0])]
    else:
        found = _beginning(title, blocks) + _end(blocks)
    if _is_off_topic(title or "", body, captions):
        found.append(flag("off_topic", title or body))
    return found


def is_error_page(body: str) -> bool:
    """Whether hardly anything is left but that the page is not there."""
    return len(body) <= LONGEST_ERROR and bool(_ERROR.search(fold(body)))


def _beginning(title: str | None, blocks: Sequence[Block]) -> list[Flag]:
    """A first sentence that leans on something said before it."""
    if not blocks:
        return []
    first = blocks[0].full_text
    opening = sentences(first)[0] if first else ""
    small = first[:1].islower() or first[:1] in ",;.)…"
    leans = _GOES_ON.match(first) or _UNNAMED_MEETING.match(opening) or _UNNAMED_PERSON.match(opening)
    answers_first = blocks[0].type == "answer"
    if small or answers_first or (leans and title is None):
        return [flag("starts_mid_article", first)]
    return []


def _end(blocks: Sequence[Block]) -> list[Flag]:
    """A last paragraph without the end of a sentence, or cut off with an ellipsis."""
    if not blocks or blocks[-1].type in ("heading", "list", "table"):
        return []
    last = blocks[-1].full_text.rstrip()
    if blocks[-1].type == "question" and not is_thanks(last):
        return [flag("ends_mid_sentence", last, said("unanswered"))]
    if len(last) < 40:
        return []
    cut = bool(re.search(r"(?:\w|,)\s?(?:\.\.\.|…)$", last)) and len(last) > 80
    last = _AGENCY_END.sub("", last)
    if cut or not (shapes.ends_sentence(last) or last[-1:] in ':)”"»'):
        return [flag("ends_mid_sentence", last[-120:])]
    return []


def _is_gallery(blocks: Sequence[Block], captions: Sequence[str]) -> bool:
    prose = sum(len(block.full_text) for block in blocks if shapes.is_prose(block.full_text))
    return len(captions) >= LEAST_GALLERY_CAPTIONS and sum(map(len, captions)) > prose


def _is_off_topic(title: str, body: str, captions: Sequence[str]) -> bool:
    """Nothing of the subject in the text, or one mention in passing in a long one.

    Texts on online fraud, data protection and security in general are on the subject even where they
    never use one of its own terms: several words of that field together are enough.
    """
    if _SUBJECT.search(fold(title)):
        return False
    text = fold(body + " " + " ".join(captions))
    near: list[str] = []
    for term in _NEAR_SUBJECT.finditer(f"{fold(title)} {text}"):
        near.append(term.group())
        if len(near) >= max(LEAST_NEAR_TERMS + 1, len(text) // 1500) and len(set(near)) >= LEAST_NEAR_TERMS:
            return False
    sure = [term for term in near if term not in _ANYWHERE]
    if sure and len(near) >= 2 and len(text) <= 1500:
        return False
    mentions = len(_SUBJECT.findall(text))
    return mentions == 0 or (mentions == 1 and len(text) > 3000)

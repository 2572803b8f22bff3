"""The site speaking to its readers: newsletters, paywalls, players, polls, feedback, in whatever words.

A news text tells of third persons. A line that addresses the reader and speaks of the page, the account or the
newsletter is the site's; so is a short line with the signs of a user interface.
"""

from __future__ import annotations

import re

from news.importing import shapes

LEAST_HITS, LEAST_HITS_IN_PROSE = 2, 3
LONGEST, LONGEST_WITH_SIGNS = 260, 14

_SIGNS = frozenset("▼▲◀▶►◄○◯●◉☐☑☒☆★✉📩📧🔔👁👍❤😮😡😢🔗🔍🖨💬📷🎧🔊⏸⏵↓↑⋮≡☰✕✖×⟶➜⬇⬆⤓📌📲📱🌐⚙")
_VOICE = re.compile(
    r"(?<!\w)(?:bạn|quý (?:độc giả|vị|khách|thính giả)|độc giả|chúng tôi|tòa soạn|you|your|our|us|we|"
    r"(?:cua|cho|moi|gui) ban|quy (?:doc gia|vi|khach)|doc gia|ban doc|chung toi|toa soan)(?!\w)"
)
_SERVICE = re.compile(
    r"(?<!\w)(?:e-?mail|hom thu|ban tin|newsletter|digest|inbox|mien phi|khong gioi han|nang cap|"
    r"goi (?:doc|thanh vien)|"
    r"thanh vien|dang ky|dang nhap|subscri\w+|unsubscribe|sign (?:up|in)|log ?in|membership|member|free articles?|"
    r"cookies?|trinh duyet|browser|javascript|thiet bi cua|trang (?:nay|web|bao)|ung dung|app|bai (?:nay|viet|doc|bao)|"
    r"tin (?:dang|hay|moi|nong)|this (?:page|story|article|site|website)|helpful|feedback|gop y|phan hoi|y kien|"
    r"binh luan|comments?|binh chon|khao sat nhanh|poll|vote|cam xuc|danh gia|theo doi|follow|fanpage|kenh|youtube|"
    r"zalo|facebook|tiktok|telegram|google news|ung ho|donate|gift|quang cao|advertis\w+|tai ve|download|bam|nhan vao|"
    r"click|cham vao|chia se|share|nghe|listen|doc tiep|read on|xem tiep|keep reading|continue reading|"
    r"moi sang|moi ngay|each morning|every morning|weekly|daily)(?!\w)"
)
_SERVED = frozenset("email e-mail cookie cookies newsletter subscribe unsubscribe app inbox fanpage zalo".split())
_FIRST_VOICE = frozenset("ban quy doc chung toa cua cho you your our us we".split())


def speaks_to_readers(text: str, folded: str) -> bool:
    """Whether the line is the site's own address to its readers, and nobody's words in the article."""
    if len(text) > LONGEST or any(mark in text for mark in '“”"«'):
        return False
    prose = shapes.is_prose(text)
    words = folded.split()
    if not prose and len(words) <= LONGEST_WITH_SIGNS and any(mark in _SIGNS for mark in text):
        return not shapes.ends_sentence(text)
    if _FIRST_VOICE.isdisjoint(words) and _SERVED.isdisjoint(words) and "?" not in text:
        return False
    service = {match.group() for match in _SERVICE.finditer(folded)}
    if not service:
        return False
    voice = bool(_VOICE.search(text.lower()))
    signs = any(mark in _SIGNS for mark in text)
    least = LEAST_HITS_IN_PROSE if prose else LEAST_HITS
    return len(service) >= least - (not prose and voice) + (not voice and not signs)

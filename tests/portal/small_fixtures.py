"""The smallest set of fixture files that loads: test data of one or two records a file."""

from pathlib import Path

FILES = {
    "topics.yaml": """\
topics:
  - key: thu
    name: {vi: Chủ đề thử, en: Test topic}
""",
    "terms.yaml": """\
terms:
  - key: tu-thu
    name: {vi: cụm từ thử, en: test term}
    avoided: {vi: [chữ thử]}
    topic: thu
""",
    "sources.yaml": """\
sources:
  - key: nguon-thu
    label: {vi: Nguồn thử, en: Test source}
    published: "2025-10-08"
    kind: article
""",
    "organisations.yaml": """\
organisations:
  - key: co-quan-thu
    name: {vi: Cơ quan thử, en: Test body}
""",
    "officials.yaml": """\
officials:
  - key: nguoi-thu
    name: Nguyễn Thử Nghiệm
    appointments:
      - position: {vi: Giám đốc thử, en: Test director}
        organisation: co-quan-thu
        attested: "2025-10-08"
        source: nguon-thu
        paragraph: 2
""",
    "statistics.yaml": """\
statistics:
  - key: so-lieu-thu
    title: {vi: Số liệu thử, en: Test statistic}
    topic: thu
    unit: {vi: vụ, en: cases}
    observations:
      - key: "2024"
        number: "10"
        as_of: "2024"
        sources:
          - {source: nguon-thu, paragraph: 1, passage: "10 vụ"}
      - key: "2024-sua"
        number: "12"
        as_of: "2024"
        corrects: "2024"
        note: {vi: Đính chính thử., en: Test correction.}
        sources:
          - {source: nguon-thu, paragraph: 1}
""",
    "milestones.yaml": """\
milestones:
  - key: moc-thu
    date: "2024-12-24"
    title: {vi: Mốc thử, en: Test milestone}
    sources:
      - {source: nguon-thu}
""",
    "participants.yaml": """\
participants:
  - {key: nuoc-thu, name: {vi: Nước thử, en: Test State}, iso: "VN"}
""",
    "treaty_actions.yaml": """\
actions:
  - {participant: nuoc-thu, action: signature, date: "2025-10-25", source: nguon-thu}
""",
    "pages.yaml": """\
pages:
  - key: home
    type: home
    headline: {vi: Trang đầu thử, en: Test front page}
    slug: {vi: "", en: ""}
    body:
      vi:
        - text: "Xem [tin tức](page:news)."
  - key: news
    type: news_index
    parent: home
    headline: {vi: Tin tức, en: News}
    slug: {vi: tin-tuc, en: news}
  - key: events
    type: event_index
    parent: home
    headline: {vi: Sự kiện, en: Events}
    slug: {vi: su-kien, en: events}
""",
    "event.yaml": """\
event:
  key: su-kien-thu
  headline: {vi: Sự kiện thử, en: Test event}
  slug: {vi: su-kien-thu, en: test-event}
  start: "2025-10-25"
  end: "2025-10-26"
  announced: "2025-10-08"
  announced_source: nguon-thu
  sessions:
    - key: khai-mac-thu
      kind: opening
      headline: {vi: Khai mạc thử, en: Test opening}
      slug: {vi: khai-mac, en: opening}
      source: nguon-thu
      speakers:
        - {official: nguoi-thu, source: nguon-thu}
""",
    "site.yaml": """\
site:
  name: {vi: Cổng thử, en: Test portal}
  key_figures: [so-lieu-thu]
  navigation:
    - {page: news}
    - {event: su-kien-thu, label: {vi: Chương trình, en: Programme}}
    - {section: officials}
""",
    "articles/bai-thu.yaml": """\
article:
  key: bai-thu
  kind: news
  headline: {vi: Bài thử, en: Test article}
  slug: {vi: bai-thu, en: test-article}
  display_date: "2025-10-08"
  topics: [thu]
  sources: [nguon-thu]
  event: su-kien-thu
  body:
    vi:
      - text: |
          Có {figure:so-lieu-thu/2024}, theo [Nguyễn Thử Nghiệm](official:nguoi-thu).

          - **một**
          - hai
      - quotation: {text: Lời thử, official: nguoi-thu, source: nguon-thu, paragraph: 3}
    en:
      - figure: {observation: so-lieu-thu/2024}
""",
}


def write_fixtures(root: Path, **changes: tuple[str, str]) -> Path:
    """Write the files below `root`; each change replaces words in a file (its name without ".yaml")."""
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        before, after = changes.get(path.stem.replace("-", "_"), ("", ""))
        assert before in text
        path.write_text(text.replace(before, after, 1) if before else text, encoding="utf-8")
    return root

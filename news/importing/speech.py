"""The verbs that report what someone said, Vietnamese and English."""

from __future__ import annotations

from news.importing.phrases import Phrases

PLAIN_SPEECH = (
    r"cho hay|cho biết|nói|phát biểu|nhấn mạnh|khẳng định|chia sẻ|bày tỏ|nhận định|nhận xét|cho rằng|lưu ý|"
    r"tuyên bố|nêu rõ|"
    r"nêu|giải thích|lý giải|lí giải|bổ sung|kết luận|kêu gọi|đề nghị|đề xuất|kiến nghị|trả lời|thừa nhận|dẫn lời|kể|"
    r"nhớ lại|nhắc nhở|nhắc lại|nhắc|nhắn nhủ|dặn|khuyên|khuyến cáo|tâm sự|trăn trở|cam kết|quả quyết|tiết lộ|hé lộ|"
    r"chỉ ra|ví von|bộc bạch|góp ý|đặt vấn đề|kỳ vọng|hy vọng|tin rằng|tin tưởng|cảm ơn|đồng tình|phản bác|bác bỏ|"
    r"căn dặn|gợi ý|mong muốn|mong|lo ngại|băn khoăn|thuật lại"
)
NOUNS_TOO = (
    r"thông tin|thông báo|đánh giá|cảnh báo|phân tích|viết|so sánh|hỏi|đáp|phản ánh|tóm tắt|ghi nhận|yêu cầu|"
    r"chỉ đạo|trao đổi|"
    r"công bố|khai"
)
SPEECH = rf"{PLAIN_SPEECH}|{NOUNS_TOO}"
ENGLISH_SPEECH = (
    r"said|says|added|adds|told|noted|stressed|emphasi[sz]ed|warned|explained|stated|remarked|recalled|argued|"
    r"concluded|announced|affirmed|observed|asked|replied|wrote|acknowledged|pledged|urged"
)
SPEECH_VERB = Phrases(f"{SPEECH}|{ENGLISH_SPEECH}", marked=True)
REPORTING = Phrases(
    r"cho hay|cho biết|nói|phát biểu(?=[,:]| rằng)|nhấn mạnh|khẳng định|chia sẻ|nhận định|"
    r"nhận xét|cho rằng|"
    r"lưu ý|tuyên bố|cam kết|"
    r"nêu rõ|giải thích|lý giải|bày tỏ|đánh giá|khuyến cáo|cảnh báo|phân tích|kết luận|kêu gọi|đề xuất|"
    r"kiến nghị|thừa nhận|"
    r"said|says|told|noted|stressed|emphasi[sz]ed|warned|explained|stated|added|remarked",
    marked=True,
    cased=True,
    unless=r"\s*[.;]|\s*$",
)

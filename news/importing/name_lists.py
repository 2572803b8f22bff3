"""Surnames, places and title words that telling names of persons goes by."""

from __future__ import annotations

from news.importing.vietnamese import fold

SURNAMES = frozenset(
    """
    Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Lương Tô Đinh Trịnh Đoàn Mai Đào Lâm
    Phùng Tạ Hà Trương Vương Cao Châu Chu Thái Thân Tăng Quách La Kiều Khuất Nông Hứa Giáp Doãn Lại Tống Văn Mạc
    Ninh Nghiêm Quản Tập Lò Giàng Sùng Vàng Ma Mã Cù Cung Diệp Đàm Đồng Đới Hạ Kim Lục Lưu Ôn Phí Tôn Triệu
    Trang Âu Bạch Bành Ân An Vi Từ Tiêu Ung Uông Viên Vòng Lường Lầu Mùa Phàn Quàng Tẩn Tòng Cầm Cà Chảo Hạng
    Hầu Khà Đèo Bế Bàn Đậu Cấn Nhữ Ngụy Nguỵ Khổng Khương Khúc Lữ Lăng Sầm Sử Tào Thiều Thịnh Thạch Danh Nhan
    Mẫn Đường Giản Hàn Kha Viêm Vưu Thào Đái Đan Khiếu Phương Trà Trầm Lù Chẩu Mông Hoa Phù Thi Tất Cồ Chử Biện
    Bồ Điêu Điểu Ngọ Ngũ Nhâm Quế Tiết Tưởng Vừ Xồng Hờ Sơn
    """.split()
)
STRONG_SURNAMES = frozenset(
    "Nguyen Tran Le Pham Hoang Huynh Phan Vu Vo Dang Bui Do Ngo Duong Ly Luong Dinh Trinh Doan Dao Lam Phung Ta "
    "Truong Vuong Chau Thai Quach Tang Ho Mai Cao Kieu Dam Luu Trieu Nghiem Ton".split()
)
FIRST_PARTS = frozenset("rơ y siu ksor kpă nay rah ră giàng thào hạng điểu bríu".split())
FOREIGN_STARTS = frozenset("rơ y siu ksor kpă rah ră kpuih rmah rcom alăng bríu pơloong zơrâm".split())
TITLE_WORDS = frozenset("phó bộ cục vụ ủy sở phòng tổng viện tòa trưởng chủ giám thứ".split())
NO_NAME_START = frozenset(
    "phó bộ cục vụ ủy sở phòng tổng viện tòa trưởng chủ giám thứ bí thủ ngoại công chánh đại quyền nguyên hội liên pv "
    "ảnh theo trong ngày sau trước".split()
)
WEAK_SURNAMES = frozenset(
    "Mai An Kim Sơn Hoa Thi Hà Văn Ninh Ân Bạch Thái Châu Phương Trang Thịnh Lâm Hồng Cao La Đồng Quế Ngũ Danh Thạch "
    "Vàng Vi Từ Viên Thiều Trà Đan Khúc Quách Hạ Lam Tiêu Khương Tường".split()
)
NO_NAME = frozenset(
    """
    the this that these in on at by from with for of and but as to it he she they we said deputy minister
    president prime secretary general director chief chair chairman chairwoman ambassador united senior
    lieutenant major colonel captain professor head vice foreign public ministry department national
    international convention acting former january february march april may june july august september october
    november december monday tuesday wednesday thursday friday saturday sunday photo security crime office
    corporation company committee cyber group bank centre center university institute agency association council
    court cross red nations state states states' high tech high-tech prevention people people's peoples affairs
    justice finance defence defense interior trade technology police force digital global world internet
    cybersecurity cybercrime network networks team party assembly parliament government federal republic kingdom
    union commission organisation organization foundation fund academy school college hospital law laws treaty
    protocol summit forum conference ceremony session hall hotel airport street square river sea ocean times
    news press daily post journal review television radio agency's inc ltd corp co llc plc group's solutions
    technologies software systems services data cloud apple google microsoft facebook meta telegram zalo viettel
    vnpt fpt bkav kaspersky youtube tiktok instagram twitter whatsapp messenger bitcoin ethereum blockchain
    windows android email online website web app mobile smart banking vietcombank techcombank vietinbank
    agribank premier league cup spokesperson spokesman spokeswoman representative envoy commissioner governor
    mayor judge senator king queen dean north south east west asian european african american southeast asia
    europe africa america pacific mekong delta one two three four five six seven eight nine ten first second
    third new ms mr mrs dr sir madam city province region regional department's ministry's district act article
    section chapter day week month year hanoi ha
    """.split()
)
COUNTRIES = frozenset(
    """
    nga anh pháp đức ý mỹ áo lào campuchia úc nhật bỉ séc cuba brazil chile peru singapore malaysia indonesia
    philippines myanmar australia canada qatar ukraine belarus kazakhstan uzbekistan azerbaijan armenia georgia
    israel palestine iran iraq syria jordan kuwait oman yemen ai ethiopia kenya nigeria ghana angola mozambique
    algeria morocco tunisia libya mexico argentina colombia venezuela ecuador uruguay paraguay bolivia panama
    jamaica haiti pakistan bangladesh nepal bhutan maldives afghanistan brunei fiji samoa tonga vanuatu norway
    sweden denmark finland iceland ireland england scotland france germany italy spain portugal greece hungary
    romania bulgaria serbia croatia slovenia slovakia poland estonia latvia lithuania luxembourg switzerland
    austria belgium netherlands turkey türkiye russia china japan korea india vietnam thailand laos cambodia
    mongolia egypt uganda tanzania zambia zimbabwe senegal rwanda malta cyprus monaco london paris tokyo geneva
    vienna brussels moscow beijing washington madrid rome berlin seoul bangkok jakarta manila
    """.split()
)
_PLACES = """
Hà Nội|Hà Nam|Hà Tĩnh|Hà Giang|Hà Lan|Hà Đông|Hà Tiên|Hà Tây|Thái Bình|Thái Nguyên|Thái Lan|
Thái Bình Dương|Lâm Đồng|Cao Bằng|An Giang|Ninh Bình|Ninh Thuận|Châu Á|Châu Âu|Châu Phi|Châu Mỹ|
Châu Đốc|Châu Đại Dương|Kim Bôi|Mai Châu|Lý Sơn|Đồng Nai|Đồng Tháp|Đồng Tháp Mười|Đồng Hới|Hồ Gươm|
Hồ Tây|Hồ Chí Minh|Lương Sơn|Hoàng Sa|Hoàng Mai|Trường Sa|Vàng Danh|An Ninh|Văn Giang|Văn Lâm|
Trang Bom|Từ Liêm|Từ Sơn|Trần Duy Hưng|Lê Chân|Lê Lợi|Bạch Long Vĩ|Bạch Mai|Hạ Long|Lào Cai|Kim Liên|
Phan Thiết|Phan Rang|Cao Lãnh|Ông Bà|Bình Dương|Hải Dương|Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Bình|
Quảng Trị|Thừa Thiên|Thừa Thiên Huế|Đà Nẵng|Hải Phòng|Cần Thơ|Nghệ An|Thanh Hóa|Nam Định|Bắc Ninh|
Bắc Giang|Bắc Kạn|Lạng Sơn|Tuyên Quang|Yên Bái|Sơn La|Điện Biên|Lai Châu|Hòa Bình|Phú Thọ|Vĩnh Phúc|
Hưng Yên|Kon Tum|Gia Lai|Đắk Lắk|Đắk Nông|Đắc Lắc|Bình Định|Phú Yên|Khánh Hòa|Bình Thuận|Bình Phước|
Tây Ninh|Vũng Tàu|Bà Rịa|Long An|Tiền Giang|Bến Tre|Trà Vinh|Vĩnh Long|Hậu Giang|Sóc Trăng|Bạc Liêu|
Cà Mau|Kiên Giang|Phú Quốc|Nha Trang|Đà Lạt|Sài Gòn|Thủ Đức|Việt Nam|Trung Quốc|Hàn Quốc|Nhật Bản|
Triều Tiên|Hoa Kỳ|Hồng Kông|Hong Kong|Đài Loan|Ấn Độ|Liên Bang|Phần Lan|Ba Lan|New York|New Zealand|
New Delhi|Los Angeles|San Francisco|Washington DC|Sri Lanka|Costa Rica|Saudi Arabia|El Salvador|
South Africa|South Korea|North Korea|United Nations|United States|United Kingdom|Hong Kong SAR|Viet Nam|
Burkina Faso|Sierra Leone|Papua New|Timor Leste|Abu Dhabi|Kuala Lumpur|Phnom Penh|Tây Nguyên|Tây Bắc|
Đông Nam|Đông Nam Á|Nam Phi|Nam Mỹ|Bắc Mỹ|Trung Đông|Biển Đông|Sông Hồng|Sông Cửu Long|Điện Biên Phủ|
Ba Đình|Hoàn Kiếm|Cầu Giấy|Long Biên|Ha Noi|Ho Chi Minh|Da Nang|Hai Phong|Can Tho|Công An|Nhà Nước|
Chính Phủ|Quốc Hội|Bộ Công|Trung Ương|Facebook Messenger|Google Play|App Store|Microsoft Office|
Telegram Zalo
"""
PLACES = frozenset(
    spelling for place in _PLACES.replace("\n", "").lower().split("|") for spelling in (place, fold(place))
)

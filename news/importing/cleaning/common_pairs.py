"""Pairs of neighbouring words that texts on the subject have in common, and that tie no two paragraphs together.

Those in at least five of the corpus's articles, folded; names left out.
"""

COMMON_PAIRS = frozenset(
    (
        "an mang|an ninh|an phuong|an tinh|an toan|an xa|ap dung|ban chuyen|bao cao|bao chi|bao dam|bao quan|bao ve|"
        "bat dau|bat giu|be mac|ben le|benh vien|bi can|bien gioi|bo cong|bo luat|bo ngoai|bo sung|bo tri|bo truong|"
        "buoc dau|ca nhan|can bo|can cuoc|canh bao|canh giac|canh sat|cap cao|cau chuyen|chi can|chia se|chiem doat|"
        "chinh phu|chinh thuc|chong toi|chu nha|chu tri|chung cu|chung ta|chung toi|chuong trinh|chuyen doi|chuyen gia|"
        "chuyen sang|chuyen tien|chuyen trach|cong bo|cong dong|cong nghe|cong ty|cong uoc|cong van|cu dien|cuc an|"
        "cuc truong|cuoc goi|dai bieu|dai dien|dai hoi|dai su|dai ta|dam bao|dam phan|danh gia|danh sach|dao duc|"
        "dao qua|dao tao|dao truc|dau hieu|dau tien|di qua|dia ban|dia chi|dia phuong|dich vu|diem phan|dien tap|"
        "dien thoai|dieu hanh|dieu khien|dieu tra|doanh nghiep|doc cong|doc dieu|doc so|doc trung|doi so|doi tuong|"
        "don vi|dong giam|dong tien|dong vai|du kien|du lieu|dung cong|dung giao|dung lai|duong dan|duong day|"
        "gan trieu|gan ty|ghi nhan|gia danh|gia dinh|gia mao|gia tri|giam doc|giam sat|giam so|gian mang|giao dich|"
        "gioi thieu|giu lai|goi dien|hanh vi|he thong|hieu luc|hinh anh|hinh su|hinh thuc|ho so|ho tro|hoan tat|"
        "hoc sinh|hoi dong|hoi nghi|hoi thao|hop dong|hop quoc|hop tac|huong dan|it nhat|ke gian|keo dai|ket qua|"
        "khach hang|khai mac|kham xet|khang dinh|khao sat|khoan nghi|khoang trieu|khoang ty|khoi to|khong gian|khu vuc|"
        "kich ban|kiem tra|kien phe|ky cong|ky ket|ky lien|ky niem|ky thuat|lam viec|lan dau|le mo|lien hop|lien minh|"
        "lien quan|lieu ca|lieu dien|lon nhat|lua dao|luan cap|luat hinh|luu y|man hinh|mang luoi|mang xa|may chu|"
        "mo hinh|mo ky|muc phat|nan nhan|nang cao|ngan hang|nghe cao|nghi dinh|nghi ngo|nghi quoc|ngoai giao|nguoi dan|"
        "nha nuoc|nhan dan|nhan dien|nhan dinh|nhan manh|nhan tien|nhan tin|nhan vien|nhat ky|ninh mang|noi cong|"
        "nuoc ngoai|ong noi|ong vu|phai di|pham mang|pham su|phan lon|phan tram|phap luat|phap ly|phat bieu|phat hien|"
        "phat tan|phe chuan|phien khai|phien thao|pho cuc|pho giam|pho truong|phoi hop|phong chong|phong toa|"
        "phong vien|qua mang|quan chuc|quan cong|quan dieu|quan ly|quoc hoi|quoc te|quy dinh|quyet dinh|rao ban|"
        "san sang|sinh vien|so dien|so hoa|so lieu|so tien|so vu|song phuong|su dung|su kien|su tham|tai khoan|"
        "tam giam|tam hoi|tan cong|tang cuong|tang so|tap huan|ten mien|tham gia|thanh toan|thanh vien|thao luan|"
        "thiet hai|thieu ta|thieu tuong|thong bao|thong qua|thong tin|thu doan|thu giu|thu hai|thu ky|thu nghiem|"
        "thu truong|thu tuc|thu tuong|thuc thi|thuong truc|tich hoi|tich nuoc|tich ubnd|tich uy|tiep nhan|tiet kiem|"
        "tin nhan|toa dam|toan bo|toi pham|tong dai|tong so|tong thu|tong tien|tra loi|tra tien|tra vien|trach nhiem|"
        "trao doi|tre em|triet pha|trieu dong|trieu ho|trieu usd|trinh bao|tro ky|tru so|truc bo|truc tiep|truc tuyen|"
        "trung ta|trung tam|truong ban|truong bo|truong cong|truong cuc|truong phong|truong thuong|truong vien|"
        "truong vu|truy vet|truyen hinh|tuong le|tuyen truyen|ty dong|ty le|ung cuu|ung dung|uoc ha|uy ban|van kien|"
        "van phong|vi dien|vien truong|vu an|vu lua|vu truong|xa hoi|xac dinh|xac minh|xac thuc|xu ly|y kien|yeu cau"
    ).split("|")
)

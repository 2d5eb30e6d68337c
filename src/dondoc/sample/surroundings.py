"""Round the agency of the sample board: zones, enterprises, partners, departments of the province, communes.

Zones and public bodies bear their public names; every enterprise is invented, and "Mẫu" in its name says so.
"""

from dondoc.people.rules import BodyKind, BodyLine

_ZONES = (
    ("dinh-tram", "Khu công nghiệp Đình Trám", "KCN Đình Trám"),
    ("quang-chau", "Khu công nghiệp Quang Châu", "KCN Quang Châu"),
    ("van-trung", "Khu công nghiệp Vân Trung", "KCN Vân Trung"),
    ("song-khe", "Khu công nghiệp Song Khê - Nội Hoàng", "KCN Song Khê - Nội Hoàng"),
    ("hoa-phu", "Khu công nghiệp Hòa Phú", "KCN Hòa Phú"),
    ("viet-han", "Khu công nghiệp Việt Hàn", "KCN Việt Hàn"),
)

ZONES = tuple(
    BodyLine(key, name, BodyKind.ZONE, "agency", short_name=short, aliases=(short,)) for key, name, short in _ZONES
)

_ENTERPRISES = {
    "dinh-tram": (
        "Công ty TNHH May mặc Mẫu Đình Trám",
        "Công ty Cổ phần Bao bì Mẫu Việt",
        "Công ty TNHH Linh kiện điện tử Mẫu Hana Vina",
        "Công ty TNHH Nhựa kỹ thuật Mẫu Tân Tiến",
        "Công ty Cổ phần Thức ăn chăn nuôi Mẫu Sông Thương",
        "Công ty TNHH Cơ khí chính xác Mẫu Minh Đức",
        "Công ty TNHH Một thành viên In ấn Mẫu Lục Nam",
    ),
    "quang-chau": (
        "Công ty TNHH Công nghệ điện tử chính xác Mẫu Kaito Việt Nam",
        "Công ty TNHH Khoa học kỹ thuật Mẫu Xingda (Việt Nam)",
        "Công ty TNHH Quang điện Mẫu Luxon Vina",
        "Công ty TNHH Tấm pin năng lượng mặt trời Mẫu Solaria Việt Nam",
        "Công ty TNHH Vật liệu bán dẫn Mẫu Nanhwa Bắc Giang",
        "Công ty Cổ phần Hạ tầng Mẫu Quang Châu",
        "Công ty TNHH Bảng mạch Mẫu Donghae Electronics Vina",
        "Công ty TNHH Thiết bị âm thanh Mẫu Ribao (Quang Châu)",
    ),
    "van-trung": (
        "Công ty TNHH Linh kiện ô tô Mẫu Haneul Precision Vina",
        "Công ty TNHH Khuôn mẫu chính xác Mẫu Fuyo Việt Nam",
        "Công ty TNHH Cáp kết nối Mẫu Lishan Technology (Vân Trung)",
        "Công ty TNHH Pin công nghiệp Mẫu Everbright Energy Việt Nam",
        "Công ty TNHH Bao bì giấy Mẫu Vân Trung",
        "Công ty Cổ phần Suất ăn công nghiệp Mẫu An Bình",
        "Công ty TNHH Kho vận Mẫu Bắc Giang",
        "Công ty TNHH Điện tử và Tự động hóa Mẫu Seongnam Global Manufacturing Việt Nam",
    ),
    "song-khe": (
        "Công ty TNHH Dệt kim Mẫu Nội Hoàng",
        "Công ty Cổ phần Vật liệu xây dựng Mẫu Song Khê",
        "Công ty TNHH Thiết bị y tế Mẫu Medika Vina",
        "Công ty TNHH Hóa chất công nghiệp Mẫu Đại Phát",
        "Công ty TNHH Giày da Mẫu Yên Dũng",
        "Công ty TNHH Nội thất Mẫu Akira Furniture Việt Nam",
    ),
    "hoa-phu": (
        "Công ty TNHH Dây và cáp điện Mẫu Hòa Phú",
        "Công ty TNHH Màng nhựa Mẫu Jeil Film Vina",
        "Công ty TNHH Chế biến nông sản Mẫu Hiệp Hòa",
        "Công ty TNHH Sản phẩm kim loại Mẫu Takumi Việt Nam",
        "Công ty TNHH Linh kiện nhựa Mẫu Baoli (Hòa Phú)",
        "Công ty TNHH Phụ liệu may Mẫu Hòa Phú",
    ),
    "viet-han": (
        "Công ty TNHH Mô-đun máy ảnh Mẫu Daeyang Optics Vina",
        "Công ty TNHH Gia công kính Mẫu Glasstek Việt Hàn",
        "Công ty TNHH Lắp ráp máy tính Mẫu Compucore (Việt Nam)",
        "Công ty TNHH Thiết bị mạng Mẫu Netbridge Vina",
        "Công ty Cổ phần Nhà ở công nhân Mẫu Việt Hàn",
    ),
}

FIRST_TAX_CODE = 2_499_000_000  # a series of codes that stand for none

_PLACED = [(zone, name) for zone, names in _ENTERPRISES.items() for name in names]

ENTERPRISES = tuple(
    BodyLine(f"enterprise-{n:02d}", name, BodyKind.ENTERPRISE, zone, code=str(FIRST_TAX_CODE + n))
    for n, (zone, name) in enumerate(_PLACED, start=1)
)

PARTNERS = (
    BodyLine(
        "province",
        "Ủy ban nhân dân tỉnh Bắc Giang",
        BodyKind.PROVINCE,
        short_name="UBND tỉnh",
        code="UBND",
        aliases=("UBND tỉnh", "UBND tỉnh Bắc Giang"),
    ),
    BodyLine("party", "Tỉnh ủy Bắc Giang", BodyKind.PARTY, short_name="Tỉnh ủy", code="TU", aliases=("Tỉnh ủy",)),
    BodyLine(
        "council",
        "Hội đồng nhân dân tỉnh Bắc Giang",
        BodyKind.OTHER,
        short_name="HĐND tỉnh",
        code="HĐND",
        aliases=("HĐND tỉnh",),
    ),
    BodyLine(
        "union",
        "Công đoàn các Khu công nghiệp tỉnh Bắc Giang",
        BodyKind.UNION,
        short_name="Công đoàn các KCN",
        aliases=("Công đoàn các KCN", "Công đoàn các KCN tỉnh", "Công đoàn các khu công nghiệp"),
    ),
    BodyLine(
        "bank",
        "Ngân hàng Chính sách xã hội - Chi nhánh tỉnh Bắc Giang",
        BodyKind.BANK,
        short_name="Ngân hàng CSXH tỉnh",
        aliases=("Ngân hàng Chính sách xã hội", "Ngân hàng CSXH", "NHCSXH", "Ngân hàng Chính sách xã hội tỉnh"),
    ),
    BodyLine("insurance", "Bảo hiểm xã hội tỉnh Bắc Giang", BodyKind.PROVINCE_DEPARTMENT, aliases=("BHXH tỉnh",)),
    BodyLine("police", "Công an tỉnh Bắc Giang", BodyKind.PROVINCE_DEPARTMENT, aliases=("Công an tỉnh",)),
    BodyLine(
        "front",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Bắc Giang",
        BodyKind.OTHER,
        aliases=("UB MTTQ tỉnh", "UBMTTQ tỉnh"),
    ),
)

_DEPARTMENTS = (
    ("plan", "Sở Kế hoạch và Đầu tư", "Sở KH&ĐT"),
    ("welfare", "Sở Lao động - Thương binh và Xã hội", "Sở LĐ-TB&XH"),
    ("land", "Sở Tài nguyên và Môi trường", "Sở TN&MT"),
    ("finance", "Sở Tài chính", "Sở TC"),
    ("construction", "Sở Xây dựng", "Sở XD"),
    ("industry", "Sở Công Thương", "Sở CT"),
    ("home-affairs", "Sở Nội vụ", "Sở NV"),
    ("justice", "Sở Tư pháp", "Sở TP"),
    ("transport", "Sở Giao thông vận tải", "Sở GTVT"),
    ("culture", "Sở Văn hóa, Thể thao và Du lịch", "Sở VH,TT&DL"),
    ("media", "Sở Thông tin và Truyền thông", "Sở TT&TT"),
    ("health", "Sở Y tế", "Sở YT"),
    ("education", "Sở Giáo dục và Đào tạo", "Sở GD&ĐT"),
    ("science", "Sở Khoa học và Công nghệ", "Sở KH&CN"),
    ("farming", "Sở Nông nghiệp và Phát triển nông thôn", "Sở NN&PTNT"),
    ("province-office", "Văn phòng Ủy ban nhân dân tỉnh", "VP UBND tỉnh"),
)

PROVINCE_DEPARTMENTS = tuple(
    BodyLine(key, name, BodyKind.PROVINCE_DEPARTMENT, "province", short_name=short, aliases=(short,))
    for key, name, short in _DEPARTMENTS
)

_COMMUNES = (
    "Phường Nếnh",
    "Xã Quang Châu",
    "Xã Hồng Thái",
    "Xã Vân Trung",
    "Xã Tăng Tiến",
    "Xã Song Khê",
    "Thị trấn Nham Biền",
    "Xã Châu Minh",
    "Xã Mai Đình",
    "Xã Hương Lâm",
)

COMMUNES = tuple(
    BodyLine(f"commune-{n:02d}", name, BodyKind.COMMUNE, "province", aliases=(f"UBND {name[0].lower()}{name[1:]}",))
    for n, name in enumerate(_COMMUNES, start=1)
)

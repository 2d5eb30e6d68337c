"""The agency of the sample board: its units, groups and posts as its documents name them. No person here is real."""

from dondoc.people.rules import BodyKind, BodyLine, GroupLine, PersonGroup, PostLine, Role

AGENCY = "Ban Quản lý các Khu công nghiệp tỉnh Bắc Giang"

UNITS = (
    BodyLine(
        "agency",
        AGENCY,
        BodyKind.BOARD,
        "province",
        short_name="Ban Quản lý các KCN",
        code="BQLKCN",
        aliases=("Ban Quản lý các Khu công nghiệp", "Ban Quản lý các KCN", "Ban Quản lý các KCN tỉnh", "BQL các KCN"),
    ),
    BodyLine(
        "office",
        "Văn phòng",
        BodyKind.OFFICE,
        "agency",
        "Văn phòng Ban",
        "VP",
        aliases=("Văn phòng Ban", "VP", "VP Ban", "Văn phòng Ban Quản lý"),
    ),
    BodyLine(
        "labour",
        "Phòng Quản lý Lao động",
        BodyKind.DEPARTMENT,
        "agency",
        "Phòng QLLĐ",
        "QLLĐ",
        aliases=("Phòng QLLĐ", "P. QLLĐ", "Phòng Lao động"),
    ),
    BodyLine(
        "enterprises",
        "Phòng Quản lý Doanh nghiệp",
        BodyKind.DEPARTMENT,
        "agency",
        "Phòng QLDN",
        "QLDN",
        aliases=("Phòng QLDN", "P. QLDN", "Phòng Doanh nghiệp"),
    ),
    BodyLine(
        "environment",
        "Phòng Quản lý Tài nguyên và Môi trường",
        BodyKind.DEPARTMENT,
        "agency",
        "Phòng TN&MT",
        "TNMT",
        aliases=("Phòng Quản lý TN&MT", "Phòng TN&MT", "P. TN&MT", "Phòng Tài nguyên và Môi trường"),
    ),
    BodyLine(
        "investment",
        "Phòng Quản lý Đầu tư",
        BodyKind.DEPARTMENT,
        "agency",
        "Phòng QLĐT",
        "QLĐT",
        aliases=("Phòng QLĐT", "Phòng Đầu tư"),
    ),
    BodyLine(
        "building",
        "Phòng Quản lý Quy hoạch và Xây dựng",
        BodyKind.DEPARTMENT,
        "agency",
        "Phòng QH&XD",
        "QHXD",
        aliases=("Phòng QLQH&XD", "Phòng QH&XD", "Phòng Quy hoạch và Xây dựng"),
    ),
    BodyLine("inspectors", "Thanh tra Ban", BodyKind.DEPARTMENT, "agency", "Thanh tra", "TTr", aliases=("Thanh tra",)),
    BodyLine(
        "support",
        "Trung tâm Hỗ trợ và Phát triển hạ tầng khu công nghiệp",
        BodyKind.ATTACHED,
        "agency",
        "Trung tâm Hỗ trợ",
        "TTHT",
        aliases=("Trung tâm Hỗ trợ", "Trung tâm HT&PTHT KCN"),
    ),
    BodyLine(
        "infrastructure",
        "Công ty Phát triển hạ tầng khu công nghiệp tỉnh Bắc Giang",
        BodyKind.ATTACHED,
        "agency",
        "Công ty Phát triển hạ tầng",
        "CTHT",
        aliases=("Công ty Phát triển hạ tầng KCN", "Công ty PTHT KCN"),
    ),
)

DEPARTMENTS = ("labour", "enterprises", "environment", "investment", "building", "inspectors")
ATTACHED = ("support", "infrastructure")

GROUPS = (
    GroupLine("Lãnh đạo Ban", kind=PersonGroup.LEADERS, aliases=("Các đồng chí Lãnh đạo Ban", "LĐ Ban")),
    GroupLine(
        "Các phòng chuyên môn",
        members=DEPARTMENTS,
        aliases=("Các phòng chuyên môn thuộc Ban", "Các phòng", "Các phòng thuộc Ban"),
    ),
    GroupLine(
        "Các phòng, đơn vị trực thuộc Ban",
        members=("office", *DEPARTMENTS, *ATTACHED),
        aliases=("Các phòng, đơn vị", "Các phòng, đơn vị thuộc Ban", "Văn phòng, các phòng, đơn vị trực thuộc Ban"),
    ),
    GroupLine(
        "Các doanh nghiệp khu công nghiệp",
        kind=BodyKind.ENTERPRISE,
        aliases=(
            "Các doanh nghiệp KCN",
            "Các doanh nghiệp trong KCN",
            "Các doanh nghiệp trong các khu công nghiệp",
            "Doanh nghiệp các KCN",
        ),
    ),
    GroupLine(
        "Các sở, ban, ngành tỉnh", kind=BodyKind.PROVINCE_DEPARTMENT, aliases=("Các Sở, ngành", "Các sở, ngành tỉnh")
    ),
    GroupLine(
        "Các địa phương có khu công nghiệp",
        kind=BodyKind.COMMUNE,
        aliases=("Các địa phương", "UBND các xã, phường, thị trấn"),
    ),
)

POSTS = (
    PostLine("head", "Trưởng Ban", Role.HEAD, single=True, rank=10, aliases=("Đồng chí Trưởng Ban", "TB")),
    PostLine("deputy", "Phó Trưởng Ban", Role.DEPUTY, rank=20, aliases=("Phó trưởng Ban", "PTB")),
    PostLine(
        "chief", "Chánh Văn phòng", Role.CHIEF_OF_OFFICE, single=True, rank=30, aliases=("CVP", "Chánh Văn phòng Ban")
    ),
    PostLine("office_staff", "Chuyên viên", Role.OFFICE_STAFF, rank=60),
    PostLine("unit_head", "Trưởng phòng", Role.UNIT_HEAD, rank=40),
    PostLine("chief_inspector", "Chánh Thanh tra", Role.UNIT_HEAD, single=True, rank=41),
    PostLine("director", "Giám đốc", Role.UNIT_HEAD, rank=42),
    PostLine("staff", "Chuyên viên", Role.STAFF, rank=60),
    PostLine("administrator", "Quản trị hệ thống", Role.ADMINISTRATOR, single=True, rank=90),
    PostLine("enterprise", "Đại diện doanh nghiệp", Role.ENTERPRISE, rank=70),
    PostLine("union", "Chủ tịch Công đoàn các khu công nghiệp", Role.PARTNER, single=True, rank=70),
    PostLine("bank", "Giám đốc Chi nhánh", Role.PARTNER, rank=70),
    PostLine(
        "chairman",
        "Chủ tịch Ủy ban nhân dân tỉnh",
        Role.PARTNER,
        single=True,
        rank=5,
        aliases=("Chủ tịch UBND tỉnh", "CT UBND tỉnh"),
    ),
    PostLine(
        "vice_chairman",
        "Phó Chủ tịch Ủy ban nhân dân tỉnh",
        Role.PARTNER,
        rank=6,
        aliases=("PCT UBND tỉnh", "Phó Chủ tịch UBND tỉnh"),
    ),
)

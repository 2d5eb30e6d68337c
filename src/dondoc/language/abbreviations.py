"""The abbreviations of agencies' names in documents, folded, and what they stand for."""

import re

from dondoc.language.folding import fold

# folded short form → folded long form. Forms with "&", "-" or a dot are looked up as printed between spaces.
ABBREVIATIONS: dict[str, str] = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "ubmttq": "uy ban mat tran to quoc",
    "mttq": "mat tran to quoc",
    "kcn": "khu cong nghiep",
    "kkt": "khu kinh te",
    "ccn": "cum cong nghiep",
    "bql": "ban quan ly",
    "bch": "ban chi huy",
    "bcd": "ban chi dao",
    "qlda": "quan ly du an",
    "vp": "van phong",
    "ttr": "thanh tra",
    "p.": "phong",
    "tt.": "trung tam",
    "tp.": "thanh pho",
    "tx.": "thi xa",
    "h.": "huyen",
    "ct": "chu tich",
    "pct": "pho chu tich",
    "pct.": "pho chu tich",
    "pcvp": "pho chanh van phong",
    "cvp": "chanh van phong",
    "pgd": "pho giam doc",
    "kh&dt": "ke hoach va dau tu",
    "khdt": "ke hoach va dau tu",
    "kh-dt": "ke hoach va dau tu",
    "tn&mt": "tai nguyen va moi truong",
    "tnmt": "tai nguyen va moi truong",
    "nn&mt": "nong nghiep va moi truong",
    "nn&ptnt": "nong nghiep va phat trien nong thon",
    "nnptnt": "nong nghiep va phat trien nong thon",
    "ld-tb&xh": "lao dong - thuong binh va xa hoi",
    "ldtb&xh": "lao dong - thuong binh va xa hoi",
    "ldtbxh": "lao dong - thuong binh va xa hoi",
    "ld-tbxh": "lao dong - thuong binh va xa hoi",
    "gd&dt": "giao duc va dao tao",
    "gddt": "giao duc va dao tao",
    "gdđt": "giao duc va dao tao",
    "vh,tt&dl": "van hoa, the thao va du lich",
    "vhttdl": "van hoa, the thao va du lich",
    "vhtt&dl": "van hoa, the thao va du lich",
    "vh-tt": "van hoa va thong tin",
    "vhtt": "van hoa va thong tin",
    "tt&tt": "thong tin va truyen thong",
    "tttt": "thong tin va truyen thong",
    "kh&cn": "khoa hoc va cong nghe",
    "khcn": "khoa hoc va cong nghe",
    "gtvt": "giao thong van tai",
    "tc-kh": "tai chinh - ke hoach",
    "tckh": "tai chinh - ke hoach",
    "bhxh": "bao hiem xa hoi",
    "ldld": "lien doan lao dong",
    "csxh": "chinh sach xa hoi",
    "nhcsxh": "ngan hang chinh sach xa hoi",
    "nhnn": "ngan hang nha nuoc",
    "pccc": "phong chay, chua chay",
    "qlld": "quan ly lao dong",
    "qldn": "quan ly doanh nghiep",
    "qldt": "quan ly dau tu",
    "qlqh": "quan ly quy hoach",
    "qlxd": "quan ly xay dung",
    "dn": "doanh nghiep",
    "cqdv": "co quan, don vi",
    "cttđt": "cong thong tin dien tu",
    "cttdt": "cong thong tin dien tu",
    "ptth": "phat thanh va truyen hinh",
    "pt-th": "phat thanh va truyen hinh",
    "tnhh": "trach nhiem huu han",
    "mtv": "mot thanh vien",
    "cp": "co phan",
    "cty": "cong ty",
    "bqp": "bo quoc phong",
    "bca": "bo cong an",
    "cchc": "cai cach hanh chinh",
    "cntt": "cong nghe thong tin",
}

_TOKEN = re.compile(r"[a-z][a-z,&\-]*[a-z]\.?|[a-z]\.|[a-z]")
_GLUED_DOT = re.compile(r"\b(p|tt|tp|tx|h)\.(?=[a-z])")


def expand(text: str) -> str:
    """The folded text with known abbreviations written out: "P. QLLĐ" → "phong quan ly lao dong"."""
    folded = _GLUED_DOT.sub(r"\1. ", fold(text).replace(" & ", "&"))
    return _TOKEN.sub(
        lambda m: ABBREVIATIONS.get(m.group(), ABBREVIATIONS.get(m.group().rstrip("."), m.group())), folded
    )

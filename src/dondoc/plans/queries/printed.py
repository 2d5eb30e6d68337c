"""Names as documents print them, taken apart: a person with a post, or a unit and what kind of unit it must be."""

import re
from dataclasses import dataclass

from dondoc.language import fold, split_title
from dondoc.people.models import Post
from dondoc.people.rules import BodyKind

_HONORIFIC = re.compile(r"^(?:đ/c|đồng chí|ông|bà)\s+", re.IGNORECASE)
_POST_LIKE = re.compile(r"(?:truong|pho|chanh|giam doc|chu tich|bi thu|thu truong|cuc truong|bo truong|pct|ct)\b")
# The kind that a unit's first words say, without accents; the longer words first.
_OURS = r"(?!.*\b(?:huyen|thanh pho|thi xa|ubnd|uy ban|so|tinh uy)\b)"  # not a room of a district or department
_KINDS = (
    (r"uy ban nhan dan tinh|ubnd tinh|hoi dong nhan dan tinh|hdnd tinh", BodyKind.PROVINCE),
    (r"(?:uy ban nhan dan|ubnd) (?:cac )?(?:xa|phuong|thi tran)|xa|phuong|thi tran", BodyKind.COMMUNE),
    (
        r"so|bo chi huy|cong an tinh|thanh tra tinh|bao hiem xa hoi (?:tinh|khu vuc)|cuc (?:thue|thong ke|hai quan)",
        BodyKind.PROVINCE_DEPARTMENT,
    ),
    (r"bo(?! phan)|tong cuc|van phong chinh phu", BodyKind.MINISTRY),
    (
        r"tinh uy|huyen uy|thanh uy|dang uy|dang bo|ban to chuc|ban tuyen giao|ban dan van|uy ban kiem tra",
        BodyKind.PARTY,
    ),
    (r"cong doan|lien doan lao dong|ldld", BodyKind.UNION),
    (r"ngan hang", BodyKind.BANK),
    (r"(?:tong )?cong ty|tap doan|doanh nghiep|hop tac xa", BodyKind.ENTERPRISE),
    (r"khu cong nghiep|kcn|khu kinh te|cum cong nghiep", BodyKind.ZONE),
    (rf"van phong{_OURS}", BodyKind.OFFICE),
    (rf"phong{_OURS}", BodyKind.DEPARTMENT),
    (rf"trung tam{_OURS}", BodyKind.ATTACHED),
)


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A printed name taken apart: "Phó Trưởng Ban - Nguyễn Văn Mẫu" → post words, a post of the directory that has that
    title, the person's name. For a unit both are empty and `name` is the whole.
    """

    text: str
    name: str
    post_words: str = ""
    post: Post | None = None

    @property
    def is_person(self) -> bool:
        return bool(self.post_words)


def take_apart(text: str, posts: dict[str, Post]) -> PrintedName:
    """`posts`: posts by folded title."""
    words, name = split_title(text)
    if not name:
        before, comma, after = _HONORIFIC.sub("", text.strip()).partition(",")
        if not comma or fold(after) not in posts:
            return PrintedName(text, words)
        words, name = after.strip(), before.strip()
    post = posts.get(fold(words))
    if "," in text and post is None and not _POST_LIKE.match(fold(words)):
        return PrintedName(text, text.strip())  # a list of units, cut at its comma
    return PrintedName(text, name, post.title if post else words or "đồng chí", post)


def posts_by_title() -> dict[str, Post]:
    """Posts by folded title, the higher rank first where two share one."""
    found: dict[str, Post] = {}
    for post in Post.objects.order_by("rank", "id"):
        found.setdefault(fold(post.title), post)
    return found


def guessed_kind(name: str) -> BodyKind | None:
    """What kind of body goes by such a name, by its first words; None where they do not say."""
    words = fold(name)
    return next((kind for pattern, kind in _KINDS if re.match(rf"(?:{pattern})\b", words)), None)

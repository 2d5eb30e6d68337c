"""Loads the sample once and tells how to sign in."""

import os
from datetime import date, timedelta

from django.db import transaction

from dondoc.people.models import Body
from dondoc.people.queries import today
from dondoc.sample.board import load_board, sample_password, sign_ins
from dondoc.sample.stage import load_stage

IN_POST_DAYS = 800


def load(*, on: date | None = None) -> list[str]:
    """Loads the sample into an empty database as of `on` (today by default). Returns the lines that the start-up message
    prints: the sign-ins and their password, which stands nowhere else. A directory that holds anything is left alone.
    """
    if Body.objects.exists():
        return [
            "Danh bạ đã có dữ liệu nên không nạp đơn vị mẫu. Quên mật khẩu: dondoc manage changepassword TÊN-ĐĂNG-NHẬP"
        ]
    day = on or today()
    password = sample_password(os.environ)
    with transaction.atomic():
        load_board(since=day - timedelta(days=IN_POST_DAYS), password=password)
        load_stage(on=day)
    return sign_in_lines(password)


def sign_in_lines(password: str) -> list[str]:
    """What the start-up message prints."""
    width = max(len(username) for username, _, _ in sign_ins())
    lines = [f"Đơn vị mẫu, mật khẩu chung: {password}"]
    lines += [f"  {username:<{width}}  {name}, {title}" for username, name, title in sign_ins()]
    lines.append(
        "Kế hoạch mẫu để thử: tải ở trang đầu của Văn phòng (tonghop), hoặc: dondoc sample --docx ke-hoach-mau.docx"
    )
    return lines

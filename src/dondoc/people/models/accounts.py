"""Accounts."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.expressions import RawSQL
from django.utils import timezone

from dondoc.people.models.persons import Person
from dondoc.people.rules import Standing


class Users(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username__iexact=username)

    def get(self, *args: Any, **kwargs: Any) -> "User":
        """An account with what every page asks of that moment: the directory's mark and the notices not read. Sign-in
        asks for each request's account by this.
        """
        # As SQL, since subqueries take Django as long to put together as all the rest of the account's.
        mark = RawSQL("(SELECT mark FROM people_directorymark LIMIT 1)", (), output_field=models.UUIDField())
        unread = RawSQL(
            "(SELECT count(*) FROM notices_notice"
            " WHERE person_id = people_user.person_id AND read_at IS NULL AND visible_from <= %s)",
            (timezone.now(),),
            output_field=models.IntegerField(),
        )
        moment = {"directory_mark": mark, "unread_notices": unread}
        return self.annotate(**moment).get(*args, **kwargs)


class User(AbstractBaseUser):
    """An account. What it may do comes from the posts that its person holds today, never from the account."""

    username = models.CharField(max_length=60, unique=True)
    email = models.EmailField(blank=True)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="user")
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    language = models.CharField(max_length=2, blank=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[Users] = Users()

    # As `Users.get` read them with the account; None on accounts that came another way.
    directory_mark: UUID | None = None
    unread_notices: int | None = None
    # The standing of today, read once (people.queries.standing_of).
    standing_today: tuple[date, Standing] | None = None
    # The substitution that this request was chosen to be made under (people.middleware); None for one's own work.
    stands_in_by: int | None = None

    class Meta:
        verbose_name = "tài khoản"

    def __str__(self) -> str:
        return self.username

    @property
    def printed_name(self) -> str:
        """The name for the journal and for documents."""
        return self.person.name if self.person else self.username

    @property
    def printed_post(self) -> str:
        """The post of today, as read by `people.queries.standing_of`; empty before it was asked."""
        return self.standing_today[1].title if self.standing_today else ""

"""A person says how notices reach them."""

from collections.abc import Iterable

from dondoc.notices.models import Preference
from dondoc.notices.rules import FIRST_HOUR, LAST_HOUR, kinds_of


def set_preference(*, person_id: int, by_mail: bool, kinds: Iterable[str], hour: int) -> Preference:
    """What that person hears of by mail, and from which hour of the day. In the program everything shows as before."""
    kept, _created = Preference.objects.update_or_create(
        person_id=person_id,
        defaults={"by_mail": by_mail, "kinds": kinds_of(kinds), "hour": min(max(hour, FIRST_HOUR), LAST_HOUR)},
    )
    return kept

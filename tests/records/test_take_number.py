"""The book of numbers: no gap, no double, whatever happens at the same time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from dondoc.records.actions import take_number
from dondoc.records.models import NumberBook

SPRING, NEXT_YEAR = date(2026, 3, 5), date(2027, 1, 4)


def failing_act() -> None:
    take_number(series="KH", on=SPRING)
    raise RuntimeError


@pytest.mark.django_db
def test_numbers_of_a_series_run_from_one_and_start_again_each_year():
    assert [take_number(series="KH", on=SPRING) for _ in range(3)] == [1, 2, 3]
    assert take_number(series="BC", on=SPRING) == 1
    assert take_number(series="KH", on=NEXT_YEAR) == 1


@pytest.mark.django_db
def test_a_number_of_an_act_that_failed_is_given_again():
    take_number(series="KH", on=SPRING)
    with pytest.raises(RuntimeError), transaction.atomic():
        failing_act()
    assert take_number(series="KH", on=SPRING) == 2


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_no_number_is_given():
    with pytest.raises(TransactionManagementError):
        take_number(series="KH", on=SPRING)
    assert list(NumberBook.objects.values_list("last", flat=True)) == [0]


@pytest.mark.django_db(transaction=True)
def test_eight_clerks_at_once_get_forty_numbers_without_gap_or_double():
    def five_numbers(failing: int) -> list[int]:
        taken = []
        for turn in range(6):
            with transaction.atomic():
                number = take_number(series="incoming", on=SPRING)
                if turn == failing % 6:
                    transaction.set_rollback(True)
                else:
                    taken.append(number)
        connection.close()
        return taken

    with ThreadPoolExecutor(8) as clerks:
        taken = [number for numbers in clerks.map(five_numbers, range(8)) for number in numbers]
    assert sorted(taken) == list(range(1, 41))

"""What has been issued reaches its recipients: by e-mail, by a link of one's own."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from dondoc.frame.actors import SystemActor
from dondoc.journal.models import Entry
from dondoc.outgoing import actions
from dondoc.outgoing.actions.issuing import Issue
from dondoc.outgoing.jobs import send_mail
from dondoc.outgoing.models import LinkOpening, SecretLink
from dondoc.people.queries import today
from dondoc.records.models import Delivery
from dondoc.records.rules import DeliveryState
from dondoc.records.storage import content_of
from outgoing.papers import LETTER, paper_at

TO = ("Công ty TNHH Linh kiện Mẫu Hai",)
POST = SystemActor("Gửi văn bản")


def sent_to(cast, addressees):
    paper = paper_at(cast, "approved", replace(LETTER, addressees=addressees))
    return actions.issue_paper(
        actor=cast.users["office_clerk"], paper=paper, issue=Issue(number="5", issued_on=today())
    )


def delivery_of(paper) -> Delivery:
    return Delivery.objects.get(recipient__document=paper.document, recipient__position=1)


@pytest.fixture
def enterprise_by_mail(cast, other_enterprise, other_enterprise_user):
    other_enterprise.email = "vanthu@mau-hai.example"
    other_enterprise.save()
    other_enterprise_user.is_active = False
    other_enterprise_user.save()


def jobs() -> list[dict]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = 'outgoing.send_mail'")
        return [json.loads(row[0]) for row in cursor.fetchall()]


def test_what_goes_by_mail_is_sent_by_a_job_with_the_kept_pdf_and_once(cast, enterprise_by_mail):
    paper = sent_to(cast, TO)
    delivery = delivery_of(paper)
    assert (jobs(), delivery.state) == ([{"delivery_pk": delivery.pk}], DeliveryState.WAITING)

    assert [send_mail(delivery.pk), send_mail(delivery.pk)] == [True, False]

    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.SENT
    message = mail.outbox[0]
    assert (message.to, len(mail.outbox)) == (["vanthu@mau-hai.example"], 1)
    pdf = content_of(paper.document.files.get(name__endswith=".pdf").file)
    assert [(name, content) for name, content, _kind in message.attachments] == [("5-BQLKCN-QLLĐ.pdf", pdf)]


def test_a_link_opens_the_document_to_an_enterprise_and_each_opening_is_kept(
    cast, enterprise_by_mail, office_clerk, client
):
    paper = sent_to(cast, TO)
    delivery = delivery_of(paper)
    link, secret = actions.make_link(actor=office_clerk, paper=paper, delivery=delivery)
    address = reverse("outgoing:opened", args=[secret])

    shown = client.get(address)
    assert (shown.status_code, LinkOpening.objects.count()) == (200, 0)
    given = [client.post(address).content for _ in range(2)]

    delivery.refresh_from_db()
    pdf = content_of(paper.document.files.get(name__endswith=".pdf").file)
    assert (given, link.openings.count(), delivery.state) == ([pdf, pdf], 2, DeliveryState.RECEIVED)
    said = "Công ty TNHH Linh kiện Mẫu Hai mở Công văn 5/BQLKCN-QLLĐ bằng đường dẫn riêng."
    assert list(Entry.objects.filter(verb="outgoing.paper.open").values_list("sentence", flat=True)) == [said] * 2
    assert secret not in {link.secret_sha256, str(link)}


@pytest.mark.parametrize("change", ["expired", "withdrawn", "wrong"])
def test_a_link_that_does_not_work_any_more_opens_nothing(cast, enterprise_by_mail, office_clerk, client, change):
    paper = sent_to(cast, TO)
    link, secret = actions.make_link(actor=office_clerk, paper=paper, delivery=delivery_of(paper))
    if change == "expired":
        SecretLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    if change == "withdrawn":
        actions.make_link(actor=office_clerk, paper=paper, delivery=delivery_of(paper))
    held = "x" * 32 if change == "wrong" else secret

    answers = [
        client.get(reverse("outgoing:opened", args=[held])),
        client.post(reverse("outgoing:opened", args=[held])),
    ]

    assert ([a.status_code for a in answers], link.openings.count()) == ([404, 404], 0)


def test_no_link_is_made_for_a_state_body(cast, office_clerk):
    paper = sent_to(cast, ("Ủy ban nhân dân tỉnh Mẫu",))
    with pytest.raises(PermissionDenied):
        actions.make_link(actor=office_clerk, paper=paper, delivery=delivery_of(paper))


def test_only_the_office_makes_a_link(cast, enterprise_by_mail, labour_head):
    paper = sent_to(cast, TO)
    with pytest.raises(PermissionDenied):
        actions.make_link(actor=labour_head, paper=paper, delivery=delivery_of(paper))


def test_the_link_is_shown_once_on_the_page_of_sending(cast, sign_in, enterprise_by_mail, office_clerk):
    paper = sent_to(cast, TO)
    client = sign_in(office_clerk)

    made = client.post(reverse("outgoing:link", args=[paper.pk, delivery_of(paper).pk]))
    again = client.get(reverse("outgoing:sending", args=[paper.pk]))

    assert "/links/" in made.context["link"]
    assert (again.context["link"], [str(row.body or "") for row, linkable in again.context["rows"] if linkable]) == (
        "",
        ["Công ty TNHH Linh kiện Mẫu Hai"],
    )

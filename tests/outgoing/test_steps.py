"""The phiếu trình: whose turn it is, which way a paper takes, what is kept of each round."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import ProgrammingError, transaction

from dondoc.frame.transitions import StepRefused
from dondoc.notices.models import Notice
from dondoc.outgoing import actions
from dondoc.outgoing.access import can_take, verbs_of
from dondoc.outgoing.actions import Way
from dondoc.outgoing.models import Paper, Remark
from dondoc.outgoing.queries import for_page, signers, waiting_for
from dondoc.outgoing.rules import PAPER, PaperState
from dondoc.people.actions import set_substitute
from dondoc.people.models import SigningAuthority, Tenure, User
from dondoc.people.queries import today
from outgoing.papers import LETTER, WAY, drafted, paper_at


def step(cast, paper, who, verb, words=""):
    return actions.take_step(actor=cast.users[who], paper=paper, verb=verb, words=words)


def test_a_paper_goes_from_drafter_to_signer_and_each_word_is_kept(cast):
    paper = drafted(cast.users["labour_staff"])
    for who, verb in WAY:
        paper = step(cast, paper, who, verb, "Đồng ý")

    assert paper.state == PaperState.APPROVED
    assert [(o.step, o.verb, o.name, o.words) for o in paper.remarks.all()] == [
        ("drafting", "submit", "Bùi Thị Mẫu Viên", "Đồng ý"),
        ("content", "agree", "Đặng Văn Mẫu Trưởng", "Đồng ý"),
        ("form", "pass_signer", "Vũ Thị Mẫu Thư", "Đồng ý"),
        ("signing", "sign", "Nguyễn Văn Mẫu", "Đồng ý"),
    ]
    assert (paper.content_mark, paper.form_mark) == ("ĐVMT", "VTMT")
    assert paper.approved_sha256 == paper.versions.get().sha256


@pytest.mark.parametrize("state", [s for s in PaperState if s not in {"deputy", "issued", "cancelled"}])
def test_only_whoever_has_the_turn_gets_the_buttons(cast, state):
    paper = for_page(Paper.objects.all()).get(pk=paper_at(cast, state).pk)

    buttons = {key: [s.verb for s in verbs_of(user, paper)] for key, user in cast.users.items()}

    drafters = {"labour_staff": ["submit", "cancel"], "labour_head": ["submit_form", "cancel"]}
    withdraw = {"labour_staff": ["withdraw"], "labour_head": ["withdraw"]}
    office = ("chief_of_office", "office_clerk")
    expected = {
        "drafting": drafters,
        "content": {"labour_head": ["agree", "return", "withdraw"], "labour_staff": ["withdraw"]},
        "form": {"office_clerk": ["pass_signer", "return"], "chief_of_office": ["pass_signer", "return"], **withdraw},
        "signing": {"head": ["sign", "return"], **withdraw},
        "approved": {key: ["issue", "return"] for key in office},
    }[state]
    assert {key: verbs for key, verbs in buttons.items() if verbs} == expected


def test_each_step_that_the_table_lacks_is_refused(cast, head):
    paper = drafted(cast.users["labour_staff"])
    for verb in {s.verb for s in PAPER} - {s.verb for s in PAPER.steps_from("drafting")}:
        assert not can_take(head, paper, verb)
        with pytest.raises(PermissionDenied):
            actions.take_step(actor=head, paper=paper, verb=verb, words="Lý do")


def test_the_head_of_the_unit_who_drafts_passes_the_step_of_content(cast):
    paper = step(cast, drafted(cast.users["labour_head"]), "labour_head", "submit_form")

    assert (paper.state, paper.content_mark) == (PaperState.FORM, "ĐVMT")


def test_the_deputy_in_charge_sees_it_before_the_head_signs(cast, deputy_labour):
    tenure = Tenure.objects.get(person=deputy_labour.person)
    way = Way(signer=signers(today())[0], deputy=tenure)
    paper = actions.draft_paper(actor=cast.users["labour_head"], letter=LETTER, way=way)
    paper = step(cast, paper, "labour_head", "submit_form")
    with pytest.raises(PermissionDenied):
        step(cast, paper, "office_clerk", "pass_signer")
    paper = step(cast, paper, "office_clerk", "pass")
    assert (paper.state, list(waiting_for(deputy_labour)), list(waiting_for(cast.users["deputy_enterprise"]))) == (
        PaperState.DEPUTY,
        [paper],
        [],
    )
    assert step(cast, paper, "deputy_labour", "agree").state == PaperState.SIGNING


def test_a_deputy_signs_only_by_a_document_that_is_in_force_and_is_not_asked_twice(cast, deputy_labour):
    tenure = Tenure.objects.get(person=deputy_labour.person)
    granted = SigningAuthority.objects.create(
        tenure=tenure, kind="KT.", basis="Quyết định số 12/QĐ-BQLKCN", valid_from=date(2015, 1, 1)
    )
    assert [s.block.lines for s in signers(today())] == [("TRƯỞNG BAN",), ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")]
    way = Way(signer=signers(today())[1], deputy=tenure)
    paper = actions.draft_paper(actor=cast.users["labour_head"], letter=LETTER, way=way)
    paper = step(cast, paper, "labour_head", "submit_form")
    paper = step(cast, paper, "office_clerk", "pass_signer")
    granted.valid_to = today()
    granted.save()
    with pytest.raises(ValidationError):
        step(cast, paper, "deputy_labour", "sign")
    paper.refresh_from_db()
    assert (paper.state, paper.remarks.count()) == (PaperState.SIGNING, 2)


def test_a_return_needs_its_reason_and_counts_another_round(cast):
    paper = paper_at(cast, "form")
    with pytest.raises(StepRefused):
        step(cast, paper, "office_clerk", "return")
    paper = step(cast, paper, "office_clerk", "return", "Thiếu căn cứ.")
    assert paper.state == PaperState.DRAFTING
    paper = actions.revise_paper(
        actor=cast.users["labour_staff"], paper=paper, letter=replace(LETTER, bases=("Luật Nhà ở",))
    )
    paper = step(cast, paper, "labour_staff", "submit")

    assert (paper.round, [v.content["bases"] for v in paper.versions.all()]) == (2, [[], ["Căn cứ Luật Nhà ở"]])
    assert paper.form_mark == paper.content_mark == ""


def test_what_has_been_submitted_is_withdrawn_before_it_is_changed(cast, labour_staff):
    paper = paper_at(cast, "form")
    with pytest.raises(PermissionDenied):
        actions.revise_paper(actor=labour_staff, paper=paper, letter=LETTER)

    assert step(cast, paper, "labour_staff", "withdraw").state == PaperState.DRAFTING


def test_a_paper_without_content_or_addressee_is_not_submitted(cast, labour_staff):
    paper = drafted(labour_staff, replace(LETTER, blocks=(), addressees=()))
    with pytest.raises(ValidationError) as refused:
        step(cast, paper, "labour_staff", "submit")
    assert len(refused.value.messages) == 2


def test_opinions_and_versions_are_never_changed(cast):
    paper = paper_at(cast, "form")
    for row in (paper.remarks.first(), paper.versions.first()):
        with pytest.raises(ProgrammingError), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(round=9)
        with pytest.raises(ProgrammingError), transaction.atomic():
            type(row).objects.filter(pk=row.pk).delete()


def test_what_a_leader_without_an_account_says_on_paper_is_written_down_by_the_office(cast, head, office_clerk):
    head.is_active = False
    head.save()
    paper = step(cast, paper_at(cast, "signing"), "office_clerk", "sign", "Đã ký trên bản giấy.")

    opinion = Remark.objects.filter(paper=paper).last()
    assert (opinion.name, opinion.on_behalf_of) == ("Vũ Thị Mẫu Thư", "Nguyễn Văn Mẫu, Trưởng Ban")


def test_whoever_is_next_hears_of_it(cast, labour_head, office_clerk, head):
    paper_at(cast, "approved")

    heard = {
        user: list(Notice.objects.filter(person_id=user.person_id).order_by("id").values_list("text", flat=True))
        for user in (labour_head, office_clerk, head)
    }
    what = "Công văn “Đôn đốc rà soát nhu cầu nhà ở của công nhân”"
    assert heard == {
        labour_head: [f"Trình đồng chí cho ý kiến nội dung {what}"],
        office_clerk: [f"Cần kiểm tra thể thức {what}", f"Đã ký duyệt, cần phát hành {what}"],
        head: [f"Trình đồng chí ký {what}"],
    }


def test_whoever_stands_in_for_the_signer_does_all_but_sign(cast):
    paper = paper_at(cast, "signing")
    away = set_substitute(
        actor=cast.users["head"],
        away=cast.users["head"].person,
        substitute=cast.users["deputy_labour"].person,
        first_day=today(),
        last_day=today(),
        reason="Đi công tác",
    )
    stand_in = User.objects.get(pk=cast.users["deputy_labour"].pk)
    stand_in.stands_in_by = away.pk
    paper = for_page(Paper.objects.all()).get(pk=paper.pk)
    assert [s.verb for s in verbs_of(stand_in, paper)] == ["return"]
    with pytest.raises(PermissionDenied):
        actions.take_step(actor=stand_in, paper=paper, verb="sign")

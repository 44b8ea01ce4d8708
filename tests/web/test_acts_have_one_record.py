"""Checks that each act has one wording and one page, with every exception and its reason listed."""

import pytest

from evenhand.policy.vocabulary import Act
from evenhand.web.acts.forms.steps import StepForm
from evenhand.web.acts.registry import PAGES
from evenhand.web.case.timeline import SHOWN_ELSEWHERE
from evenhand.wording.acts import ACTS

WITHOUT_A_PAGE = {
    Act.CORRECT_PERSON: "asked on the page of the report, contact or file that is about the wrong person",
    Act.END_CONTACT: "asked on the page of the report of a call or visit",
    Act.PROTECT_WORKER: "asked on the page of the report, in a case or in none",
    Act.DELETE_EVIDENCE: "asked on the page of the report that holds the file",
    Act.OPEN_CASE: "asked on the page of a report: there is no case yet",
    Act.SIGNPOST: "asked on the page of a report that becomes no case",
    Act.COVER: "asked in the work of the colleague who goes on leave",
    Act.RECORD_FIRM_ANSWER: "asked on the contractor's own page, and in the owner's list of contractors",
    Act.RECORD_DEPARTURE: "asked on the page of the customer: it reaches every case",
}


def test_each_act_has_one_record_of_its_words():
    assert list(ACTS) == list(Act)


def test_each_act_has_one_page_or_a_reason_for_none():
    assert sorted([*PAGES, *WITHOUT_A_PAGE]) == sorted(Act)


def test_no_two_acts_have_the_same_name():
    assert len({words.name for words in ACTS.values()}) == len(ACTS)


def test_only_acts_shown_by_their_row_have_no_line_in_histories():
    assert {act for act in Act if not ACTS[act].done} == SHOWN_ELSEWHERE


def test_act_with_a_page_has_a_sentence_on_what_it_does():
    assert [act for act in PAGES if not ACTS[act].says] == []


@pytest.mark.parametrize("act", [act for act, page in PAGES.items() if issubclass(page.form, StepForm)])
def test_a_step_form_has_a_question(act):
    assert ACTS[act].asks


def test_only_step_forms_have_a_question():
    asking = {act for act, words in ACTS.items() if words.asks}

    assert asking == {act for act, page in PAGES.items() if issubclass(page.form, StepForm)}

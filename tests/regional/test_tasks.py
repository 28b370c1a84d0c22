"""What is done over the region each night."""

from dataclasses import replace

import pytest
import time_machine

from regional import tasks
from regional.models import Obligation
from regional.queries.chain import links
from tenants.context import over_region
from tests.regional.makers import UUSIMAA, at, sent

AS_BEAT_DOES = {"place": "front"}


def test_obligations_are_kept_up_each_night(in_may: time_machine.Traveller) -> None:
    with at(2026, 6, 2, 3, 40):
        tasks.keep_up_obligations.apply(headers=AS_BEAT_DOES).get()
        tasks.keep_up_obligations.apply(headers=AS_BEAT_DOES).get()  # it may run twice
    with over_region():
        listed = Obligation.objects.filter(authority_at_due=UUSIMAA)
        assert listed.count() == 26


def test_a_whole_chain_raises_no_alarm(in_may: time_machine.Traveller) -> None:
    sent("049")
    tasks.check_chains.apply(headers=AS_BEAT_DOES).get()


def test_a_broken_chain_raises_the_alarm(
    in_may: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent("049")
    with over_region():
        [link] = links()
    touched = replace(link, document=link.document | {"summary": "All is well."})
    monkeypatch.setattr(tasks, "links", lambda: iter([touched]))
    with pytest.raises(tasks.ChainBroken, match="m049:1 content changed"):
        tasks.check_chains.apply(headers=AS_BEAT_DOES).get()

"""When `load_demo` refuses, and what an interruption leaves."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from accounts.models import User
from config.demo import espoo as espoos
from config.demo import load as loading
from config.demo.files import places
from config.run.code import one_time_code
from config.run.welcome import welcome
from core import clock
from plans.models import Body, Plan
from tenants.context import inside
from tenants.models import Workspace


def test_it_refuses_where_there_is_no_demo(db: None, settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="make demo"):
        call_command("load_demo")
    assert not User.objects.exists()


@pytest.fixture
def three(db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only those municipalities that have a workspace in the tests."""
    settings.DEMO = True
    there = [place for place in places() if place.code in {"049", "078", "257"}]
    monkeypatch.setattr(loading, "places", lambda: there)


def test_a_municipality_is_filled_whole_or_not_at_all(
    three: None, espoo: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(espoos, "enter_plan", fails)
        with pytest.raises(KeyboardInterrupt):
            loading.load(str)
    with inside(espoo):
        assert not Plan.objects.exists()
        assert not Body.objects.exists()

    assert loading.load(str) == 3
    assert loading.load(str) == 0
    with inside(espoo):
        assert Plan.objects.count() == 2


def test_the_clock_is_moved_in_a_demo_alone(settings: Settings) -> None:
    then = clock.now() - timedelta(days=100)
    settings.DEMO = True
    with clock.at(then):
        assert clock.now() == then
        assert (clock.today() - timedelta(days=1)) < then.date() <= clock.today()
    assert clock.now() > then

    settings.DEMO = False
    with pytest.raises(clock.NotTheDemo), clock.at(then):
        pass


@pytest.fixture
def said() -> str:
    return welcome(8123)


def test_the_addresses_and_everybody_are_printed(said: str) -> None:
    for line in (
        "http://kotopolku.localhost:8123/fi/",
        "http://espoo.kotopolku.localhost:8123/fi/",
        "leila.korhonen@espoo.example",
        "demo-kotopolku-2026",
        "make code",
    ):
        assert line in said
    assert all(len(line) <= 110 for line in said.splitlines())


@pytest.mark.parametrize(
    ("moment", "digits"), [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")]
)
def test_a_code_is_that_of_the_standards_examples(moment: int, digits: str) -> None:
    # RFC 6238, appendix B, the last six digits.
    assert one_time_code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", moment) == digits

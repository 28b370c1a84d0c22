"""A receipt is checked with its file or its numbers, with the service or without it; nothing of the report is shown."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from core.documents import fingerprint
from regional.contracts import Receipt, as_document
from regional.models import ReceivedReport
from regional.receipts import FromTheFuture, NoReceipt, kept_of
from tenants.context import over_region
from tests.regional.makers import sent

pytestmark = pytest.mark.checklist("R8")

PAGE = "/en/receipts/"
HOW = Path(__file__).parents[2] / "docs" / "receipts.md"
Edit = Callable[[dict[str, Any]], Any]


@pytest.fixture
def receipt(in_may: object) -> Receipt:
    return sent()


@pytest.fixture
def kept(receipt: Receipt) -> dict[str, Any]:
    """What the municipality saved."""
    with over_region():
        document = ReceivedReport.objects.get().document
    return {"receipt": as_document(receipt), "document": document}


@pytest.fixture
def file(kept: dict[str, Any], tmp_path: Path) -> Path:
    path = tmp_path / "receipt.json"
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=1), "utf-8")
    return path


def ask(**said: str) -> Any:
    return Client().get(PAGE, said, headers={"host": settings.BASE_HOST})


def upload(content: object) -> Any:
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    return Client().post(
        PAGE,
        {"file": SimpleUploadedFile("receipt.json", data)},
        headers={"host": settings.BASE_HOST},
    )


def test_the_numbers_of_a_receipt_confirm_it_and_show_no_content(receipt: Receipt) -> None:
    page = ask(reference=receipt.reference.lower(), hash=receipt.content_hash.upper())
    shown = page.content.decode()
    assert page.status_code == 200
    assert "Confirmed: the report was received" in shown
    assert "number 1 of the sender" in shown
    for secret in ("employment gap", "Employment rose", "Aino", "Espoo"):
        assert secret not in shown


def test_a_checksum_copied_in_groups_is_the_same(receipt: Receipt) -> None:
    spaced = " ".join(re.findall("....", receipt.content_hash))
    assert (
        "Confirmed" in ask(reference=receipt.reference, hash=f"SHA-256 {spaced}").content.decode()
    )


def test_one_number_without_the_other_confirms_nothing(receipt: Receipt) -> None:
    wrong = "0" * 64
    for said in ((receipt.reference, wrong), ("KP-2026-9999", receipt.content_hash)):
        shown = ask(reference=said[0], hash=said[1]).content.decode()
        assert "No report was received as this says" in shown
    page = ask(reference=receipt.reference, hash="12")
    assert (page.status_code, "64 characters" in page.content.decode()) == (422, True)


def test_the_file_confirms_itself(kept: dict[str, Any]) -> None:
    shown = upload(kept).content.decode()
    assert "Confirmed" in shown
    assert "holds the report exactly as it was sent" in shown
    assert "holds the receipt alone" in upload(kept["receipt"]).content.decode()


def content(kept: dict[str, Any]) -> None:
    kept["document"]["summary"] = "All is well."


def content_and_hash(kept: dict[str, Any]) -> None:
    content(kept)
    kept["receipt"]["content_hash"] = fingerprint(kept["document"])


def moment(kept: dict[str, Any]) -> None:
    kept["receipt"]["received_at"] = "2026-01-01T00:00:00+00:00"


def sequence(kept: dict[str, Any]) -> None:
    kept["receipt"]["sequence"] = 2


def first_kind_with_another_moment(kept: dict[str, Any]) -> None:
    moment(kept)
    for later in ("version", "place", "municipality", "previous_hash"):
        kept["receipt"].pop(later)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (content, "was changed after it was sent"),
        (content_and_hash, "The receipt was changed"),
        (moment, "The receipt was changed"),
        (sequence, "The receipt was changed"),
        (first_kind_with_another_moment, "No report was received as this says"),
    ],
)
def test_what_was_changed_is_found(kept: dict[str, Any], edit: Edit, words: str) -> None:
    edit(kept)
    shown = upload(kept).content.decode()
    assert words in shown
    assert "Confirmed" not in shown


@pytest.mark.parametrize(
    "data", [b"", b"no json", b"[]", b'{"receipt": 1}', b'{"a": 1}', b"\xff\xfe", b"[" * 100_000]
)
def test_what_is_no_receipt_is_refused_with_words(data: bytes, in_may: object) -> None:
    with pytest.raises(NoReceipt):
        kept_of(data)
    page = upload(data)
    assert page.status_code == 422


def test_next_years_formats_are_refused_with_words(kept: dict[str, Any]) -> None:
    for part in ("receipt", "document"):
        newer = kept | {part: kept[part] | {"version": 3}}
        with pytest.raises(FromTheFuture):
            kept_of(json.dumps(newer).encode())
        page = upload(newer)
        assert (page.status_code, "newer format" in page.content.decode()) == (422, True)


def test_a_link_with_the_numbers_leads_to_the_answer(receipt: Receipt, client: Client) -> None:
    answer = client.get(
        "/api/v1/receipts",
        {"reference": receipt.reference, "hash": receipt.content_hash},
        headers={"host": settings.BASE_HOST},
    )
    assert answer.status_code == 200
    told = answer.json()
    assert (told["sequence"], told["is_whole"], told["chain_hash"]) == (
        1,
        True,
        receipt.chain_hash,
    )
    assert "document" not in told


# -- without a page


def verify(*said: object) -> str:
    out = StringIO()
    call_command("verify_receipt", *map(str, said), stdout=out)
    return out.getvalue()


def test_the_command_checks_a_file_and_a_reference(file: Path, receipt: Receipt) -> None:
    assert "number 1 of its chain: as received" in verify(file)
    assert "as received" not in verify(file, "--offline")
    assert receipt.content_hash in verify(receipt.reference)


@pytest.mark.parametrize("edit", [content, content_and_hash, moment])
def test_the_command_refuses_what_was_changed(file: Path, kept: dict[str, Any], edit: Edit) -> None:
    edit(kept)
    file.write_text(json.dumps(kept), "utf-8")
    with pytest.raises(CommandError, match="does not agree with itself"):
        verify(file, "--offline")


def test_the_command_refuses_what_was_not_received(file: Path, kept: dict[str, Any]) -> None:
    first_kind_with_another_moment(kept)
    file.write_text(json.dumps(kept), "utf-8")
    with pytest.raises(CommandError, match="No report was received"):
        verify(file)
    for unknown in ("KP-2026-9999", "nothing.json"):
        with pytest.raises(CommandError, match="No report has the reference"):
            verify(unknown)


def test_the_program_in_the_document_checks_a_file(file: Path, kept: dict[str, Any]) -> None:
    [program] = re.findall(r"```python\n(.*?)```", HOW.read_text("utf-8"), flags=re.DOTALL)

    def says() -> str:
        done = subprocess.run(
            [sys.executable, "-c", program, str(file)], capture_output=True, text=True, check=True
        )
        return done.stdout

    assert says() == "document: True\nseal: True\n"
    content_and_hash(kept)
    file.write_text(json.dumps(kept), "utf-8")
    assert says() == "document: True\nseal: False\n"
    kept["document"]["summary"] = "Other"
    file.write_text(json.dumps(kept), "utf-8")
    assert says().startswith("document: False")

"""The archive package of a version: the document as PDF, the data with their schema, and what is known of them."""

import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

from django.utils.translation import override

from core.documents import canonical
from core.names import LANGUAGES
from documents.typesetting import as_pdf
from plans.models import Approval, Plan
from plans.papers.frozen import Frozen, frozen_of
from plans.papers.whole import whole_of

SCHEMA = Path(__file__).with_name("plan.schema.json")
EPOCH = (1980, 1, 1, 0, 0, 0)
DATA, SCHEMA_NAME, METADATA = "plan.json", "plan.schema.json", "metadata.json"


def archive_of(plan: Plan, number: int) -> bytes | None:
    """Pack a version: the same bytes whenever it is asked for; None where there is none of the number.

    The data are in the canonical form whose SHA-256 is the version's hash.
    """
    written = _languages(plan, number)
    if not written:
        return None
    frozen = written[0]
    document = frozen.version.document
    parts = {DATA: canonical(document).encode(), SCHEMA_NAME: SCHEMA.read_bytes()}
    for each in written:
        with override(each.language):
            parts[f"plan-{each.language}.pdf"] = as_pdf(whole_of(each))
    parts[METADATA] = _as_json(_metadata(frozen, parts))
    return _packed(parts)


def _languages(plan: Plan, number: int) -> list[Frozen]:
    """Return the version in its own language first, then in those that it keeps translations into."""
    version = plan.versions.filter(number=number).first()
    if version is None:
        return []
    own = version.document["language"]
    kept = [own, *version.document.get("translations", {})]
    wanted = [code for code in LANGUAGES if code in kept] or [LANGUAGES[0]]
    found = []
    for code in sorted(wanted, key=lambda code: (code != own, code)):
        with override(code):
            frozen = frozen_of(plan, number)
        if frozen:
            found.append(frozen)
    return found


def _metadata(frozen: Frozen, parts: dict[str, bytes]) -> dict[str, Any]:
    document, version = frozen.version.document, frozen.version
    return {
        "title": document["title"],
        "type": "plan for the promotion of integration",
        "owner": frozen.owner,
        "case_number": document.get("case_number", ""),
        "first_year": document["first_year"],
        "last_year": document["last_year"],
        "language": document["language"],
        "version": version.number,
        "frozen_at": version.made_at.isoformat(),
        "content_hash": {"algorithm": "SHA-256", "value": version.content_hash, "of": DATA},
        "decisions": [_decision(each) for each in frozen.approvals],
        "files": [
            {"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in sorted(parts.items())
        ],
    }


def _decision(approval: Approval) -> dict[str, str]:
    return {
        "municipality": approval.municipality_id,
        "body": approval.body_name,
        "decided_on": approval.decided_on.isoformat(),
        "section": approval.section,
        "minutes": approval.minutes_link,
    }


def _as_json(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _packed(parts: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as package:
        for name, content in sorted(parts.items()):
            package.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return kept.getvalue()

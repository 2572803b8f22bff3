"""docs/features.md names a proof for each feature; here: that the proofs exist."""

import re
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
ROW = re.compile(r"^\| (?P<feature>[^|]+) \| (?P<proofs>[^|]+) \|$", re.MULTILINE)
PROOF = re.compile(r"`([^`]+)`")


def proofs() -> list[tuple[str, str]]:
    """Return (feature, proof) of every row of the table."""
    rows = ROW.finditer((ROOT / "docs" / "features.md").read_text())
    return [
        (row["feature"].strip(), proof)
        for row in rows
        if row["feature"].strip() not in {"Feature", "---"}
        for proof in PROOF.findall(row["proofs"]) or [""]
    ]


def test_every_feature_has_a_proof_that_exists():
    assert proofs()
    assert not [f"{feature}: {proof or 'no proof'}" for feature, proof in proofs() if not exists(proof)]


def exists(proof: str) -> bool:
    """Say whether a proof is there: a test (tests/…py, with or without ::name) or a target of the Makefile."""
    if proof.startswith("make "):
        return re.search(rf"^{re.escape(proof.split()[1])}:", (ROOT / "Makefile").read_text(), re.MULTILINE) is not None
    path, _, name = proof.partition("::")
    if not path.startswith("tests/") or not (ROOT / path).is_file():
        return False
    return not name or re.search(rf"^\s*def {re.escape(name)}\(", (ROOT / path).read_text(), re.MULTILINE) is not None

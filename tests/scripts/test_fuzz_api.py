"""The service answers as its OpenAPI document says, whatever is sent that fits it; a bounded run of Schemathesis."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import fuzz_api
from tests.api.serving import ROOT, free_port, reindex


@pytest.mark.server
@pytest.mark.model
def test_the_service_keeps_to_its_openapi_document(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    reindex(tmp_path / "index", ROOT / "samples" / "postings" / "text")
    bounded = ["--minutes", "2", "--examples", "3", "--port", str(free_port())]
    assert fuzz_api.main(["--index", str(tmp_path / "index"), *bounded]) == 0, capfd.readouterr().out[-3000:]


def test_the_checks_that_are_left_out_are_few_and_known_to_the_tool() -> None:
    from schemathesis.checks import CHECKS, load_all_checks  # noqa: PLC0415 - it takes a second

    load_all_checks()
    known = set(CHECKS.get_all_names())
    assert set(fuzz_api.LEFT_OUT) <= known
    assert len(fuzz_api.LEFT_OUT) < len(known) / 2

"""The page of licences names what is locked, and what a licence asks is not overlooked."""

from __future__ import annotations

import re

import pytest

from scripts import licences
from scripts.licences import Licensed

ROW = re.compile(r"^\| ([\w.-]+) \| (\d\S*) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def test_the_page_lists_every_locked_package_with_its_version_and_use() -> None:
    listed = {(name, version, use) for name, version, _, use in ROW.findall(licences.PAGE.read_text(encoding="utf-8"))}
    assert listed == set(licences.locked()), "Run python scripts/licences.py."
    assert len(listed) > 100


def test_every_licence_of_the_page_is_the_one_that_the_package_states() -> None:
    said = {name: licence for name, _, licence, _ in ROW.findall(licences.PAGE.read_text(encoding="utf-8"))}
    assert said == {name: licences.licence_of(name) for name in said}
    assert "not stated" not in said.values()


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("LGPL-2.1-only", True), ("GPL-3.0", True), ("AGPL-3.0-or-later", True), ("MPL-2.0 AND MIT", True),
        ("Mozilla Public License 2.0 (MPL 2.0)", True), ("GNU General Public License v3", True),
        ("MIT", False), ("Apache-2.0", False), ("BSD-3-Clause", False), ("PSF-2.0", False),
    ],
)  # fmt: skip
def test_copyleft_is_marked(licence: str, expected: bool) -> None:
    assert Licensed("x", "1", licence, "the product").is_copyleft == expected


def test_nothing_of_the_product_itself_asks_for_more_than_is_known() -> None:
    """A new one has to be looked at by a person before it is added here."""
    known = {"pycountry", "tqdm", "psycopg", "psycopg-binary", "psycopg-pool"}
    assert {one.name for one in licences.all_of() if one.is_copyleft and not one.use.startswith("development")} == known

"""Documentation that fails the build when it lies: settings, routes, commands and links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.routing import APIRoute

from api import advice_routes, change_routes, cv_routes, posting_routes, status_routes
from api.settings import Settings
from matcher.nouns import Kind, Role

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
REST = (ROOT / "docs" / "rest.md").read_text(encoding="utf-8")
PAGES = sorted(page for page in ROOT.rglob("*.md") if not {".venv", "samples", "var", "node_modules"} & set(page.parts))
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def test_every_setting_is_in_readme_with_its_default() -> None:
    rows = dict(re.findall(r"\| `CV_MATCHER_(\w+)` \| `?([^|`]+?)`? \|", README))
    defaults = {name.upper(): str(field.default) for name, field in Settings.model_fields.items()}
    defaults |= {"MODEL": "the packaged all-MiniLM-L6-v2", "SKILLS": "our own skills alone"}
    defaults |= {"DATABASE_URL": "the index in the folder", "DATABASE_PASSWORD_FILE": "the password in the address"}
    defaults |= {"KEYS": "no keys", "CORS_ORIGINS": "none", "TRUSTED_PROXIES": "nobody"}
    assert rows == defaults


def test_every_route_is_in_readme_and_in_the_reference() -> None:
    parts = (cv_routes, advice_routes, posting_routes, change_routes, status_routes)
    routes = [
        route
        for part in parts
        for route in part.router.routes
        if isinstance(route, APIRoute) and route.include_in_schema
    ]
    calls = {
        f"{method} {route.path.replace(':path', '')}" for route in routes for method in route.methods or ()
    }  # fmt: skip
    assert len(calls) == 15
    assert [call for call in calls if f"`{call}`" not in README or f"`{call}`" not in REST] == []


def test_every_kind_and_role_is_explained() -> None:
    verdicts = (ROOT / "docs" / "verdicts.md").read_text(encoding="utf-8")
    assert [kind for kind in Kind if kind.value not in verdicts] == []
    assert [role for role in Role if role.value not in REST] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    targets = _LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_script_named_in_readme_exists() -> None:
    named = set(re.findall(r"(?:scripts/\w+\.(?:py|sh)|samples/cvs/[\w-]+\.pdf)", README))
    assert [path for path in named if not (ROOT / path).exists()] == []
    assert {"scripts/start.sh", "scripts/test.sh", "scripts/reindex.py", "scripts/match.py"} <= named


def test_every_dependency_has_its_reason() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("[tool.setuptools", maxsplit=1)[0].splitlines()
    pinned = [line for line in lines if re.match(r'\s+"[\w-]+[<>=]', line)]
    assert len(pinned) > 20
    assert [line for line in pinned if "  # " not in line] == []

"""What can be checked of the container files without an engine: settings, commands and paths that exist."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from api.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))


def test_every_setting_that_the_image_gives_exists() -> None:
    given = set(re.findall(r"CV_MATCHER_(\w+)=", DOCKERFILE))
    assert given == {"INDEX", "HOST", "PORT"}
    assert given <= {name.upper() for name in Settings.model_fields}


def test_everything_that_the_image_copies_exists() -> None:
    copied = [line.split()[1] for line in DOCKERFILE.splitlines() if line.startswith("COPY ") and "--from" not in line]
    assert len(copied) >= 5
    assert [name for name in copied if not (ROOT / name).exists()] == []


def test_the_image_runs_as_an_ordinary_user_with_a_health_check_and_a_volume() -> None:
    instructions = [line.split()[0] for line in DOCKERFILE.splitlines() if re.match(r"[A-Z]+ ", line)]
    assert {"USER", "HEALTHCHECK", "VOLUME"} <= set(instructions)
    assert re.search(r"^USER (?!root)", DOCKERFILE, re.MULTILINE)


def test_every_service_is_confined() -> None:
    for service in COMPOSE["services"].values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert ":" in service["image"]


def test_the_service_is_published_on_loopback_only() -> None:
    assert COMPOSE["services"]["service"]["ports"] == ["127.0.0.1:8000:8000"]


def test_the_keys_come_as_a_secret_and_from_no_environment() -> None:
    service = COMPOSE["services"]["service"]
    assert service["environment"] == {"CV_MATCHER_KEYS": "/run/secrets/keys"}
    assert service["secrets"] == ["keys"]
    assert set(COMPOSE["secrets"]["keys"]) == {"file"}


def test_commands_and_mounts_name_what_exists() -> None:
    reindex = COMPOSE["services"]["reindex"]
    assert (ROOT / reindex["command"][1]).exists()
    mounts = [volume.split(":")[0] for volume in reindex["volumes"]]
    assert [path for path in mounts if path.startswith(".") and not (ROOT / path).exists()] == []
    assert [path for path in mounts if not path.startswith(".")] == list(COMPOSE["volumes"])

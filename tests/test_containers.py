"""What can be checked of the container files without an engine: settings, commands and paths that exist."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml
from compose_spec import PyCompose

from api.settings import Settings
from scripts.reindex import _parser as reindex_parser

ROOT = Path(__file__).resolve().parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE_TEXT = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load(COMPOSE_TEXT)
"""With what the anchors stand for."""
SERVICES = COMPOSE["services"]
RESOLVED = yaml.safe_dump(COMPOSE)


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


def test_the_file_follows_the_compose_specification() -> None:
    PyCompose.from_yaml(RESOLVED).validate()


@pytest.mark.parametrize(
    ("sound", "faulty"),
    [("read_only:", "readonly:"), ("cpus: 2.0", "cpus: two"), ("restart: unless-stopped", "restart: sometimes")],
)
def test_a_fault_against_the_specification_is_found(sound: str, faulty: str) -> None:
    assert sound in RESOLVED
    with pytest.raises(ValueError, match=faulty.partition(":")[0]):
        PyCompose.from_yaml(RESOLVED.replace(sound, faulty))


def test_every_service_is_confined_and_limited() -> None:
    for service in SERVICES.values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert "no-new-privileges:true" in service["security_opt"]
        assert re.fullmatch(r"\d+[mg]", service["mem_limit"])
        assert re.fullmatch(r"[\w/.-]+:[\w.-]*\d+\.\d+[\w.-]*", service["image"]), (
            "a version, so that it stays the same"
        )


def test_what_keeps_running_says_whether_it_is_well() -> None:
    # The image of the service has a health check of its own.
    silent = {name for name, service in SERVICES.items() if "restart" in service and "healthcheck" not in service}
    assert silent == {"service"}


def test_three_profiles_stand_beside_each_other() -> None:
    by_profile = {
        profile: {name for name, service in SERVICES.items() if service.get("profiles") == [profile]}
        for profile in ("postgres", "cluster")
    }
    assert {name for name, service in SERVICES.items() if "profiles" not in service} == {"service"}
    assert by_profile["postgres"] == {"database", "service-postgres", "reindex-postgres"}
    assert {"coordinator", "worker-1", "worker-2", "replica-1", "replica-2", "balancer"} <= by_profile["cluster"]


def test_a_service_needs_only_what_its_profile_starts() -> None:
    for service in SERVICES.values():
        needed = service.get("depends_on", {})
        assert {tuple(SERVICES[name]["profiles"]) for name in needed} <= {tuple(service.get("profiles", ()))}


def test_what_is_published_is_on_loopback_only() -> None:
    ports = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert set(ports) == {"service", "service-postgres", "balancer"}
    assert all(one.startswith("127.0.0.1:8000:") for published in ports.values() for one in published)


def test_databases_are_on_a_network_that_leads_nowhere() -> None:
    assert COMPOSE["networks"]["database"]["internal"] is True
    databases = [service for service in SERVICES.values() if "POSTGRES_DB" in service.get("environment", {})]
    assert len(databases) == 5
    assert all(service["networks"] == ["database"] for service in databases)


def test_every_setting_exists_and_no_secret_stands_in_the_environment() -> None:
    given = {(name, value) for service in SERVICES.values() for name, value in service.get("environment", {}).items()}
    ours = {name.removeprefix("CV_MATCHER_") for name, _ in given if name.startswith("CV_MATCHER_")}
    assert {"KEYS", "DATABASE_URL", "DATABASE_PASSWORD_FILE", "TRUSTED_PROXIES"} == ours
    assert ours <= {name.upper() for name in Settings.model_fields}
    assert [value for name, value in given if "PASSWORD" in name and not value.startswith("/run/secrets/")] == []
    assert [value for name, value in given if name.endswith("_URL") and ":" in value.partition("://")[2]] == []


def test_secrets_come_from_files_that_somebody_uses() -> None:
    assert all(set(secret) == {"file"} for secret in COMPOSE["secrets"].values())
    used = {name for service in SERVICES.values() for name in service.get("secrets", ())}
    assert used == set(COMPOSE["secrets"])
    for service in SERVICES.values():
        paths = [str(value) for value in service.get("environment", {}).values() if "/run/secrets/" in str(value)]
        assert {Path(path).name for path in paths} <= set(service.get("secrets", ()))


def test_commands_and_mounts_name_what_exists() -> None:
    for service in SERVICES.values():
        named = [part for part in service.get("command", ()) if part.startswith("scripts/")]
        mounts = [volume.split(":")[0] for volume in service.get("volumes", ())]
        assert [
            path for path in (*named, *mounts) if path.startswith(("scripts", ".")) and not (ROOT / path).exists()
        ] == []
        assert {path for path in mounts if not path.startswith(".")} <= set(COMPOSE["volumes"])


def test_command_lines_are_understood() -> None:
    lines = [service["command"] for service in SERVICES.values() if "scripts/reindex.py" in service.get("command", ())]
    assert len(lines) == 3
    for line in lines:
        assert reindex_parser().parse_args(line[2:]).paths == ["/postings"]
    addresses = {word for service in SERVICES.values() for word in service.get("command", ()) if "tcp://" in word}
    assert addresses == {"tcp://dask-scheduler:8786"}


def test_dask_is_reached_by_a_reindex_alone() -> None:
    assert COMPOSE["networks"]["embedding"]["internal"] is True
    there = {name for name, service in SERVICES.items() if "embedding" in service.get("networks", ())}
    assert there == {"dask-scheduler", "dask-worker", "reindex-cluster"}


def test_scripts_of_the_cluster_are_copied_and_sound() -> None:
    text = (ROOT / "docker" / "citus.Dockerfile").read_text(encoding="utf-8")
    copied = [word for line in re.findall(r"^COPY (.*)", text, re.MULTILINE) for word in line.split() if "." in word]
    files = [word for word in copied if not word.startswith(("/", "--"))]
    assert sorted(files) == ["extensions.sql", "join-workers.sh", "with-pgpass.sh"]
    for name in files:
        if name.endswith(".sh"):
            subprocess.run(["sh", "-n", str(ROOT / "docker" / name)], check=True)
    named = {Path(service["entrypoint"][0]).name for service in SERVICES.values() if "entrypoint" in service}
    assert named | {Path(SERVICES["join"]["command"][0]).name} <= set(files)


def test_the_balancer_knows_the_replicas_and_keeps_no_cv_on_disk() -> None:
    text = (ROOT / "docker" / "nginx.conf").read_text(encoding="utf-8")
    named = set(re.findall(r"server (replica-\d):8000 max_fails=0;", text))
    assert named == {name for name in SERVICES if name.startswith("replica-")}
    largest, buffer = re.findall(r"client_(?:max_body|body_buffer)_size (\d+)m;", text)
    assert int(buffer) >= int(largest) > Settings.model_fields["max_upload_bytes"].default / 2**20

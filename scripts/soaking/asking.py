"""One request to the service on loopback and its answer, and what makes a refusal a good one."""

from __future__ import annotations

import http.client
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

HOST = "127.0.0.1"
ANSWER_SECONDS = 120
PROBLEM = "application/problem+json"
SAID = ("type", "title", "status", "detail", "what_to_do")
FORESEEN = frozenset({400, 401, 403, 404, 405, 408, 413, 415, 422, 429, 503})


@dataclass(frozen=True, slots=True)
class Asked:
    """One request; the same again is the same bytes but for the boundary of its form."""

    name: str
    method: str
    path: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """Its answer; `headers` in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(port: int, asked: Asked) -> Answered:
    """Send it and read the whole answer. OSError or HTTPException where there is none."""
    connection = http.client.HTTPConnection(HOST, port, timeout=ANSWER_SECONDS)
    try:
        body, headers = _sent(asked)
        connection.request(asked.method, asked.path, body, {**headers, **asked.headers})
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        return Answered(answer.status, told, answer.read())
    finally:
        connection.close()


def _sent(asked: Asked) -> tuple[bytes | None, dict[str, str]]:
    if not asked.files and not asked.fields:
        return asked.body, {}
    boundary = uuid.uuid4().hex
    head = f"--{boundary}\r\nContent-Disposition: form-data; name="
    parts = [f'{head}"{name}"\r\n\r\n{value}\r\n'.encode() for name, value in asked.fields.items()]
    parts += [
        f'{head}"{name}"; filename="f"\r\n\r\n'.encode() + content + b"\r\n" for name, content in asked.files.items()
    ]
    body = b"".join(parts) + f"--{boundary}--\r\n".encode()
    return body, {"Content-Type": f"multipart/form-data; boundary={boundary}"}


def essence(answered: Answered) -> str:
    """What must be the same each time: status and body without the times that it took."""
    if answered.headers.get("content-type", "").startswith("application/json"):
        told = json.loads(answered.body)
        if isinstance(told, dict):
            told.pop("timings_ms", None)
        return f"{answered.status} {json.dumps(told, sort_keys=True)}"
    return f"{answered.status} {answered.body.hex()}"


def fault_of(answered: Answered) -> str | None:
    """What is wrong with an answer to hostile traffic: an error of ours, or a refusal that does not say what to do."""
    if answered.status < 400:
        return None
    if answered.status not in FORESEEN:
        return f"status {answered.status}"
    if answered.headers.get("content-type") != PROBLEM:
        return f"a refusal as {answered.headers.get('content-type')}"
    try:
        told = json.loads(answered.body)
    except ValueError:
        return "a refusal that is no JSON"
    missing = [name for name in SAID if not told.get(name)]
    if missing or told["status"] != answered.status:
        return f"a refusal without {', '.join(missing) or 'its status'}"
    return "503 without Retry-After" if answered.status == 503 and "retry-after" not in answered.headers else None

"""POST /v1/documents with boxes and POST /v1/pages: what the page needs to show evidence where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from tests.api.conftest import CV

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "cvs" / "tamsin-okoro-lisle.pdf"


def post(client: TestClient, path: str, content: bytes | None = None, **fields: str) -> Response:
    return client.post(path, files={"cv": ("cv", SAMPLE.read_bytes() if content is None else content)}, data=fields)


def document(client: TestClient, content: bytes | None = None, **fields: str) -> dict[str, Any]:
    answer = post(client, "/v1/documents", content, **fields)
    assert answer.status_code == 200, answer.text
    cv: dict[str, Any] = answer.json()["cv"]
    return cv


def test_every_word_of_the_text_has_its_box(client: TestClient) -> None:
    cv = document(client, boxes="true")

    assert len(cv["boxes"]) == len(cv["text"]) == cv["pages"]
    for text, boxes in zip(cv["text"], cv["boxes"], strict=True):
        inside = "".join(text[start:end] for start, end, *_ in boxes)
        assert inside.replace("•", "") == "".join(text.split()).replace("•", "")


def test_boxes_are_shares_of_pages_that_have_a_size(client: TestClient) -> None:
    cv = document(client, boxes="true")

    for _, _, image_page, left, top, width, height in (box for page in cv["boxes"] for box in page):
        assert 1 <= image_page <= len(cv["page_sizes"])
        assert 0 <= left < left + width <= 1
        assert 0 <= top < top + height <= 1
    assert cv["page_sizes"][0] == [595.28, 841.89]


def test_boxes_come_only_when_asked_for(client: TestClient) -> None:
    cv = document(client)

    assert (cv["boxes"], cv["page_sizes"]) == (None, None)


def test_a_text_has_no_boxes(client: TestClient) -> None:
    cv = document(client, CV.encode(), boxes="true")

    assert (cv["boxes"], cv["page_sizes"]) == (None, None)


def test_a_page_comes_as_an_image(client: TestClient) -> None:
    answer = post(client, "/v1/pages", page="1", width="400")

    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    assert answer.content[1:4] == b"PNG"
    assert int.from_bytes(answer.content[16:20], "big") == 400
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({}, "page"),
        ({"page": "0"}, "page"),
        ({"page": "99"}, "page"),
        ({"page": "1", "width": "199"}, "width"),
        ({"page": "1", "width": "2001"}, "width"),
        ({"page": "one"}, "page"),
        ({"page": "1", "colour": "red"}, "colour"),
    ],
)
def test_a_field_out_of_range_is_named(client: TestClient, fields: dict[str, str], named: str) -> None:
    answer = post(client, "/v1/pages", None, **fields)

    assert answer.status_code == 422
    assert named in answer.json()["detail"]
    assert answer.json()["what_to_do"]


@pytest.mark.parametrize(("content", "status"), [(CV.encode(), 415), (b"%PDF-1.7 broken", 400)])
def test_a_file_without_page_images_is_a_clear_problem(client: TestClient, content: bytes, status: int) -> None:
    answer = post(client, "/v1/pages", content, page="1")

    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["what_to_do"]

"""A service on a small index with the hand-computable embedder, spoken to without a socket."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.reading.task import Readers
from api.reading.tasks import ReadHere
from api.settings import Settings
from index.reindex import reindex
from tests.embedders import WordCountEmbedder

POSTINGS = {
    "otterburn-data": """# Data Intern

Otterburn Rail · Leeds, United Kingdom

Requirements

- Currently enrolled in a bachelor's degree
- Experience with Python
- You must have the right to work in the UK
- Basic knowledge of SQL is a plus

Applications close on 31 March 2027.
""",
    "marrow-design": """# Design Intern

Marrow & Pip · Bristol, United Kingdom

Requirements

- Experience with Figma
- Curiosity about food

Applications close on 1 October 2026.
""",
}
CV = """# Ines Fairweather

Leeds, UK

## Education

BSc Physics, University of Harbourton, Sep 2025 - Jun 2028

## Projects

- Wrote a Python programme that plots tides

## Skills

Python, SQL
"""


@pytest.fixture
def index(tmp_path: Path) -> Path:
    folder = tmp_path / "postings"
    folder.mkdir()
    for name, text in POSTINGS.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    reindex([folder], tmp_path / "index", embed=WordCountEmbedder())
    return tmp_path / "index"


def client_on(index: Path, readers: Readers | None = None, **settings: object) -> TestClient:
    given = Settings(index=index, **settings)  # type: ignore[arg-type]
    app = create_app(given, embedder=WordCountEmbedder(), readers=readers or ReadHere())
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)


@pytest.fixture
def client(index: Path) -> Iterator[TestClient]:
    with client_on(index) as opened:
        yield opened

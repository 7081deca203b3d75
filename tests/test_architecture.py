"""The direction of imports, and one door for each heavy library; each rule is shown to fail on a bad example."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "matcher": {"matcher"},
    "index": {"index", "matcher"},
    "api": {"api", "index", "matcher"},
    "scripts": {"scripts", "api", "index", "matcher"},
}
DOORS = {
    "sentence_transformers": "matcher/embedding.py",
    "faiss": "index/clusters.py",
    "threadpoolctl": "index/blas.py",
    "onnxruntime": "matcher/exported_model.py",
    "datasketch": "index/near_copies.py",
    "pypdf": "matcher/cv/pdf_objects.py",
    "pypdfium2": "matcher/cv/rendering.py",
    "docx": "matcher/cv/docx.py",
    "distributed": "index/dask_cluster.py",
    "httpcore2": "index/fetch/http.py",
    "protego": "index/fetch/robots.py",
    "tenacity": "index/fetch/client.py",
    "psycopg": "index/postgres/database.py",
    "psycopg_pool": "index/postgres/database.py",
    "yoyo": "index/postgres/set_up.py",
    "limits": "api/access/rates.py",
    "prometheus_client": "api/metrics.py",
}
NOT_OURS = {"scripts/benchmarking/peer.py"}
"""Runs in an environment of its own, as the plain loop that we are measured beside."""
WAYS_TO_THE_NETWORK = {
    *("socket", "httpcore2", "httpx", "httpx2", "requests", "urllib3", "aiohttp", "urllib.request", "http.client")
}
MAY_ASK_ITS_OWN_SERVICE = {
    ("scripts/benchmarking/load.py", "http.client"),
    ("scripts/faulting/asking.py", "http.client"),
    ("scripts/faulting/asking.py", "socket"),
    ("scripts/soaking/asking.py", "http.client"),
    ("scripts/soaking/run.py", "http.client"),
    ("scripts/soaking/lines.py", "socket"),
}
"""Measures of the service that they have started themselves, on loopback."""
MAY_NAME_THE_FETCHER = {"index/gather.py", "index/reindex.py"}
PACKAGES_OF_THE_WEB = {"fastapi", "starlette", "uvicorn"}


def sources() -> dict[str, str]:
    """Path from the root to text, for every module of the product."""
    files = [path for package in MAY_IMPORT for path in sorted((ROOT / package).rglob("*.py"))]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files}


def imported(text: str) -> Iterator[str]:
    """The modules that a source imports, in full."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""


def reversed_imports(texts: Mapping[str, str]) -> list[str]:
    """Every import that points against the direction."""
    return [
        f"{path} imports {module}"
        for path, text in texts.items()
        for module in imported(text)
        if module.split(".")[0] in MAY_IMPORT and module.split(".")[0] not in MAY_IMPORT[path.split("/")[0]]
    ]


def broken_doors(texts: Mapping[str, str]) -> list[str]:
    """Every import of a heavy library outside its door, and of web packages below the REST interface."""
    faults = []
    for path, text in texts.items():
        for module in {name.split(".")[0] for name in imported(text)}:
            if path in NOT_OURS:
                continue
            if module in DOORS and path != DOORS[module]:
                faults.append(f"{path} imports {module}; its door is {DOORS[module]}")
            if module in PACKAGES_OF_THE_WEB and not path.startswith("api/"):
                faults.append(f"{path} imports {module}")
    return faults


def unasked_ways_to_the_network(texts: Mapping[str, str]) -> list[str]:
    """Every import of a network library outside the fetcher's door, and of the fetcher by any but who reads sources."""
    return [
        f"{path} imports {module}"
        for path, text in texts.items()
        for module in imported(text)
        if (
            module in WAYS_TO_THE_NETWORK
            and path != DOORS["httpcore2"]
            and (path, module) not in MAY_ASK_ITS_OWN_SERVICE
        )
        or (
            module.startswith("index.fetch")
            and not path.startswith("index/fetch/")
            and path not in MAY_NAME_THE_FETCHER
        )
    ]


def test_only_a_reindex_reaches_the_network() -> None:
    assert unasked_ways_to_the_network(sources()) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("api/app.py", "from index.fetch.boards import open_fetcher"),
        ("api/cv_routes.py", "def f():\n    import index.fetch.http"),
        ("matcher/embedding.py", "import urllib.request"),
        ("index/fetch/client.py", "import socket"),
        ("index/snapshot.py", "from index.fetch import boards"),
    ],
)
def test_an_unasked_way_to_the_network_is_found(path: str, text: str) -> None:
    assert len(unasked_ways_to_the_network({path: text})) == 1


def test_every_import_points_from_scripts_to_api_to_index_to_matcher() -> None:
    texts = sources()
    assert len(texts) > 50
    assert reversed_imports(texts) == []


def test_posting_and_cv_readers_do_not_know_each_other() -> None:
    faults = [
        f"{path} imports {module}"
        for path, text in sources().items()
        for module in imported(text)
        if (path.startswith("matcher/posting/") and module.startswith("matcher.cv"))
        or (path.startswith("matcher/cv/") and module.startswith("matcher.posting"))
    ]
    assert faults == []


def test_heavy_libraries_have_one_door() -> None:
    assert broken_doors(sources()) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("matcher/score.py", "from index.snapshot import Snapshot"),
        ("matcher/score.py", "import api"),
        ("index/reindex.py", "def f():\n    from api.app import create_app"),
        ("api/app.py", "import scripts.evaluate"),
    ],
)
def test_a_reversed_import_is_found(path: str, text: str) -> None:
    assert len(reversed_imports({path: text})) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [("index/snapshot.py", "import faiss"), ("index/fetch/boards.py", "import httpcore2"),
     ("matcher/cv/read.py", "from pypdf import PdfReader"),
     ("index/snapshot.py", "from fastapi import FastAPI")],
)  # fmt: skip
def test_a_second_door_is_found(path: str, text: str) -> None:
    assert len(broken_doors({path: text})) == 1


def undeclared(texts: Mapping[str, str], declared: set[str]) -> list[str]:
    """Every import of a third-party package that pyproject.toml does not name."""
    distributions = packages_distributions()
    return [
        f"{path} imports {module}"
        for path, text in texts.items()
        for module in {name.split(".")[0] for name in imported(text)}
        if module in distributions
        and module not in {*MAY_IMPORT, "tests", "samples"}
        and not {normalised(name) for name in distributions[module]} & declared
    ]


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared_dependencies(*groups: str) -> set[str]:
    """The names in pyproject.toml: those of the product, and those of the optional groups named."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lists = [project["dependencies"], *(project["optional-dependencies"][group] for group in groups)]
    return {normalised(re.split(r"[<>=\[]", one)[0]) for each in lists for one in each}


def test_everything_that_the_product_imports_is_declared() -> None:
    product = {
        path: text
        for path, text in sources().items()
        if not path.startswith(
            (
                "scripts/evaluation/",
                "scripts/screenshots.py",
                "scripts/measure_page.py",
                "scripts/train_kinds.py",
                "scripts/train_wishes.py",
            )
        )
    }
    assert undeclared(product, declared_dependencies("dask", "postgres", "fuzz")) == []


def test_everything_that_tests_and_evaluation_import_is_declared() -> None:
    tests = {path.as_posix(): path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py")}
    assert undeclared(sources() | tests, declared_dependencies("dev", "postgres", "fuzz")) == []


def test_an_undeclared_import_is_found() -> None:
    assert len(undeclared({"matcher/score.py": "import pytest"}, declared_dependencies())) == 1


def caches_of_text(texts: Mapping[str, str]) -> list[str]:
    """Every cached function of the readers that takes plain text: what it was given would outlive the request."""
    faults = []
    for path, text in texts.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and any("cache" in ast.unparse(one) for one in node.decorator_list):
                named = {argument.arg for argument in node.args.args}
                faults += [
                    f"{path}:{node.name}({name})" for name in named & {"text", "name", "word", "line", "statement"}
                ]
    return faults


def test_no_cache_keeps_words_of_a_cv() -> None:
    # The posting readers never see a CV; what they cache by name are the tables of their own lexicons.
    assert caches_of_text({p: t for p, t in sources().items() if not p.startswith("matcher/posting/")}) == []


def test_a_cache_of_text_is_found() -> None:
    assert len(caches_of_text({"matcher/x.py": "@lru_cache(9)\ndef fold(name: str) -> str:\n    return name"})) == 1

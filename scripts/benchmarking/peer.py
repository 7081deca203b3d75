"""One other library on the task of `peers.py`, run by the interpreter that has it: `peer.py NAME TASK FOLDER`.

It knows nothing of our packages. Each library finds the 100 most similar chunks of every statement; postings are
ordered by the sum of their best similarities, which is done here and alike for all.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median

Found = Iterable[Iterable[tuple[int, float]]]
Search = Callable[[Sequence[str]], Found]
HITS = 100


def main() -> None:
    """Print seconds to index and milliseconds to rank as JSON."""
    name, task_file, folder = sys.argv[1:]
    task = json.loads(Path(task_file).read_text(encoding="utf-8"))
    library, _, setting = name.partition(" ")
    started = time.perf_counter()
    search = LIBRARIES[library](task["model"], task["chunks"], Path(folder), setting == "best")
    indexed = time.perf_counter() - started
    rank(search(task["cvs"][0]), task["owners"])
    taken = []
    for statements in task["cvs"]:
        started = time.perf_counter()
        rank(search(statements), task["owners"])
        taken.append(1000 * (time.perf_counter() - started))
    print(json.dumps({"index_seconds": indexed, "rank_ms": median(taken)}))


def rank(found: Found, owners: Sequence[str]) -> list[str]:
    """Postings by the sum over the statements of the similarity of their best chunk."""
    points: dict[str, float] = {}
    for hits in found:
        best: dict[str, float] = {}
        for chunk, similarity in hits:
            owner = owners[chunk]
            best[owner] = max(best.get(owner, -1.0), similarity)
        for owner, similarity in best.items():
            points[owner] = points.get(owner, 0.0) + similarity
    return sorted(points, key=lambda owner: (-points[owner], owner))


def loop(model: str, chunks: Sequence[str], _: Path, __: bool) -> Search:
    """SentenceTransformer.encode and a NumPy product."""
    import numpy as np  # noqa: PLC0415
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    embedder = SentenceTransformer(model, device="cpu")
    vectors = embedder.encode(chunks, normalize_embeddings=True, show_progress_bar=False)

    def search(statements: Sequence[str]) -> Found:
        products = embedder.encode(statements, normalize_embeddings=True, show_progress_bar=False) @ vectors.T
        order = np.argsort(-products, axis=1)[:, :HITS]
        return [[(int(row), float(line[row])) for row in best] for line, best in zip(products, order, strict=True)]

    return search


def txtai(model: str, chunks: Sequence[str], _: Path, best: bool) -> Search:
    """txtai's Embeddings; at its best with an exact index and larger batches."""
    from txtai import Embeddings  # noqa: PLC0415

    settings = {"faiss": {"components": "IDMap,Flat"}, "encodebatch": 64} if best else {}
    embeddings = Embeddings(path=model, method="sentence-transformers", gpu=False, **settings)
    embeddings.index(list(enumerate(chunks)))
    return lambda statements: embeddings.batchsearch(list(statements), HITS)


def chroma(model: str, chunks: Sequence[str], folder: Path, best: bool) -> Search:
    """A Chroma collection on disk; at its best with a wider graph and a wider search."""
    import chromadb  # noqa: PLC0415
    from chromadb.utils.embedding_functions import SentenceTransformerEmbeddingFunction  # noqa: PLC0415

    graph = {"hnsw:space": "cosine"} | ({"hnsw:search_ef": 200, "hnsw:M": 32} if best else {})
    collection = chromadb.PersistentClient(str(folder)).create_collection(
        "chunks", embedding_function=SentenceTransformerEmbeddingFunction(model, device="cpu"), metadata=graph
    )
    for start in range(0, len(chunks), 1000):
        part = list(chunks[start : start + 1000])
        collection.add(ids=[str(start + place) for place in range(len(part))], documents=part)

    def search(statements: Sequence[str]) -> Found:
        found = collection.query(query_texts=list(statements), n_results=min(HITS, len(chunks)), include=["distances"])
        return [
            [(int(row), 1 - distance) for row, distance in zip(rows, distances, strict=True)]
            for rows, distances in zip(found["ids"], found["distances"], strict=True)
        ]

    return search


def lancedb(model: str, chunks: Sequence[str], folder: Path, best: bool) -> Search:
    """A LanceDB table, which has no index unless one is asked for; at its best with one of cosines."""
    import lancedb as library  # noqa: PLC0415
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    embedder = SentenceTransformer(model, device="cpu")
    vectors = embedder.encode(chunks, normalize_embeddings=True, show_progress_bar=False)
    rows = [{"row": row, "vector": vector} for row, vector in enumerate(vectors)]
    table = library.connect(str(folder)).create_table("chunks", rows)
    if best:
        table.create_index(metric="cosine", vector_column_name="vector", index_type="IVF_HNSW_SQ", num_partitions=1)

    def search(statements: Sequence[str]) -> Found:
        for query in embedder.encode(statements, normalize_embeddings=True, show_progress_bar=False):
            found = table.search(query).distance_type("cosine").limit(HITS).to_list()
            yield [(one["row"], 1 - one["_distance"]) for one in found]

    return search


LIBRARIES = {"loop": loop, "txtai": txtai, "chroma": chroma, "lancedb": lancedb}

if __name__ == "__main__":
    main()

"""The one door to Dask: the machines of a cluster as a crew that embeds. Nothing else loads it, and it is optional."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from index.embedding_jobs import Crew, ModelPlace, embed_at
from index.errors import CrewLost, NoCluster

if TYPE_CHECKING:
    from distributed import Client
    from distributed.cfexecutor import ClientExecutor

CONNECT_SECONDS = 10
WORKERS_SECONDS = 60
BATCHES_A_THREAD = 2
"""One at work and one on its way, so that no worker waits for the next."""


@contextmanager
def cluster(address: str, place: ModelPlace) -> Iterator[Crew]:
    """The workers of the scheduler at an address (tcp://HOST:PORT, or tls:// as Dask's own configuration says).

    A batch of a worker that dies is done by another. NoCluster if Dask is not installed, or no scheduler or worker
    answers; CrewLost if the cluster is lost at work.
    """
    if importlib.util.find_spec("distributed") is None:
        raise NoCluster(
            "Dask is not installed, which --dask needs. Install it: "
            "pip install --constraint requirements-dev.lock distributed"
        )
    from distributed import KilledWorker  # noqa: PLC0415 - optional, and half a second to load

    with _connected(address) as client:
        size = BATCHES_A_THREAD * sum(client.nthreads().values())
        try:
            yield Crew(partial(_executor, client), partial(embed_at, place), size)
        except (KilledWorker, CancelledError) as fault:
            raise CrewLost(
                f"The Dask cluster at {address} was lost, or lost several workers at one batch, perhaps for want of "
                "memory. What was finished is kept: see to the cluster, then run the same command again."
            ) from fault


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    """A connection to a scheduler that has at least one worker."""
    from distributed import Client  # noqa: PLC0415

    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as fault:
        raise NoCluster(
            f"No Dask scheduler answers at {address} ({fault}). Start one (dask scheduler), or correct the address."
        ) from fault
    with client:
        try:
            client.wait_for_workers(1, timeout=WORKERS_SECONDS)
        except TimeoutError as fault:
            raise NoCluster(
                f"The Dask scheduler at {address} has no worker. Start some: dask worker {address}"
            ) from fault
        yield client


@contextmanager
def _executor(client: Client) -> Iterator[Executor]:
    """The client as an executor. Work that nobody waits for any more is cancelled, not waited for."""
    # Not pure: a batch that is asked for again is to be embedded again, not taken from what a worker may remember.
    executor: ClientExecutor = client.get_executor(pure=False)
    try:
        yield executor
    finally:
        executor.shutdown(wait=False)

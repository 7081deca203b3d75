"""What the service counts. The only file that knows the Prometheus client.

Labels are words of this program: routes as they are declared, slugs of problems, names of stages. With several worker
processes PROMETHEUS_MULTIPROC_DIR names a folder, empty at start, in which they share their numbers; it has to be set
before this file is imported.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from prometheus_client.process_collector import ProcessCollector

SHARED = "PROMETHEUS_MULTIPROC_DIR"
MEDIA_TYPE = CONTENT_TYPE_LATEST
NAMESPACE = "cv_matcher"
BUCKETS_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 120.0)


class Metrics:
    """The numbers of one application."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = self._counter("requests", "Requests answered.", "method", "route", "status")
        self._refusals = self._counter("refusals", "Requests sent away before work began.", "reason")
        self._problems = self._counter("problems", "Problem details answered.", "type")
        self._restarts = self._counter("reader_restarts", "Reading processes replaced.", "why")
        self._reindexes = self._counter("reindexes", "Re-indexes that the service started.", "outcome")
        self._seconds = self._histogram("request_seconds", "Time from a request to the end of its answer.", "route")
        self._stages = self._histogram("stage_seconds", "Time of each stage of the work on a CV.", "stage")
        self._in_flight = self._gauge("requests_in_flight", "Requests being answered.", "livesum")
        self._running = self._gauge("work_running", "Pieces of work that run.", "livesum")
        self._waiting = self._gauge("work_waiting", "Pieces of work that wait for their turn.", "livesum")
        self._created = self._gauge("snapshot_created_timestamp_seconds", "When the snapshot in use was built.")
        self._postings = self._gauge("snapshot_postings", "Postings of the snapshot in use.")
        self._bytes = self._gauge("snapshot_bytes", "Size of its files.")
        self._pending = self._gauge("postings_pending", "Changes of postings that are not searchable yet.")
        self._made_with = self._gauge(
            "versions", "Always 1; the labels tell what answers are made with.", "mostrecent", *VERSION_LABELS
        )
        if SHARED not in os.environ:
            ProcessCollector(NAMESPACE, registry=self._registry)

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """A request has been answered."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def refused(self, reason: str) -> None:
        """A request was sent away before work began."""
        self._refusals.labels(reason).inc()

    def met(self, problem: str) -> None:
        """A problem was answered."""
        self._problems.labels(problem).inc()

    def staged(self, stages_ms: Mapping[str, float]) -> None:
        """The stages of a piece of work took that many milliseconds."""
        for stage, milliseconds in stages_ms.items():
            self._stages.labels(stage).observe(milliseconds / 1000)

    @contextmanager
    def in_flight(self) -> Iterator[None]:
        """A request is being answered inside."""
        self._in_flight.inc()
        try:
            yield
        finally:
            self._in_flight.dec()

    def worked(self, running: int, waiting: int) -> None:
        """So many pieces of work run and wait."""
        self._running.set(running)
        self._waiting.set(waiting)

    def reader_replaced(self, why: str) -> None:
        """A reading process was replaced."""
        self._restarts.labels(why).inc()

    def reindexed(self, outcome: str) -> None:
        """A re-index that the service started has ended."""
        self._reindexes.labels(outcome).inc()

    def snapshot(self, created: str, postings: int, size_bytes: int) -> None:
        """The snapshot in use; `created` is ISO 8601."""
        self._created.set(datetime.fromisoformat(created).timestamp())
        self._postings.set(postings)
        self._bytes.set(size_bytes)

    def pending(self, changes: int) -> None:
        """So many changes of postings are not searchable yet."""
        self._pending.set(changes)

    def made_with(self, versions: Mapping[str, str]) -> None:
        """What answers are made with now."""
        if SHARED not in os.environ:
            self._made_with.clear()
        self._made_with.labels(*(versions[name] for name in VERSION_LABELS)).set(1)

    def text(self) -> bytes:
        """All numbers in Prometheus' own format; of all workers where there are several."""
        if SHARED not in os.environ:
            return generate_latest(self._registry)
        shared = CollectorRegistry()
        MultiProcessCollector(shared)  # type: ignore[no-untyped-call]
        return generate_latest(shared)

    def _counter(self, name: str, meaning: str, *labels: str) -> Counter:
        return Counter(name, meaning, labels, NAMESPACE, registry=self._registry)

    def _histogram(self, name: str, meaning: str, *labels: str) -> Histogram:
        return Histogram(name, meaning, labels, NAMESPACE, registry=self._registry, buckets=BUCKETS_SECONDS)

    def _gauge(self, name: str, meaning: str, mode: str = "mostrecent", *labels: str) -> Gauge:
        given = {"registry": self._registry, "multiprocess_mode": mode}
        return Gauge(name, meaning, labels, NAMESPACE, **given)  # type: ignore[arg-type]


VERSION_LABELS = ("product", "model", "rules")


def forget_process(pid: int) -> None:
    """Drop what a worker that has ended was doing; its counts stay."""
    if SHARED in os.environ:
        mark_process_dead(pid)  # type: ignore[no-untyped-call]

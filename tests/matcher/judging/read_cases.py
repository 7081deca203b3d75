"""A requirement and a CV as people write them, both read by the product's own readers, then judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from matcher.chunks import cv_chunks, one_line
from matcher.cv.read import read_document
from matcher.cv.understand import understand
from matcher.judging.case import Case
from matcher.judging.judge import judge
from matcher.judging.prepared import prepare
from matcher.nouns import Importance, Kind, Place, Requirement, Span, Verdict
from matcher.posting.conditions_of import PostingFacts, condition_of
from matcher.retrieval import Embed
from tests.cases import posting

TODAY = date(2027, 1, 20)


def judged(
    kind: Kind,
    asked: str,
    cv: str,
    *,
    at: Place | None = None,
    embed: Embed | None = None,
    facts: Mapping[str, object] | None = None,
    beside: Sequence[str] = (),
) -> Verdict:
    """The verdict on `asked`, a must of a posting at `at`, for a CV in Markdown; without `embed` every cosine is 0.

    `beside` are further musts of its kind in the posting.
    """
    known = PostingFacts(at.country if at else None, 2027)
    wish, *others = (
        Requirement(text, Span(1, 0, len(text)), kind, Importance.MUST, condition_of(text, kind, known))
        for text in (asked, *beside)
    )
    read = understand(read_document(cv.encode()))
    chunks = cv_chunks(read)
    similarities = np.zeros(len(chunks), dtype=np.float32)
    if embed is not None:
        similarities = (embed([one_line(asked)]) @ embed([chunk.text for chunk in chunks]).T)[0]
    of = posting(wish, *others, **{"locations": (at,) if at else (), **(facts or {})})
    return judge(Case(wish, of, prepare(read, chunks), similarities, TODAY))


def status(
    kind: Kind, asked: str, *lines: str, at: Place | None = None, facts: Mapping[str, object] | None = None
) -> str:
    """The status of the verdict for a CV of these lines, with "!" where it is a blocker."""
    given = judged(kind, asked, "\n".join(("# Ada Example", *lines)), at=at, facts=facts)
    return f"{given.status.value}!" if given.blocker else given.status.value

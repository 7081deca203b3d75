from __future__ import annotations

from collections.abc import Iterator

import pytest

from matcher.conditions import PartialDate
from matcher.cv.read import read_document
from matcher.cv.understand import understand
from matcher.nouns import Degree, Profile, Shown
from tests.matcher.cv.odd_cvs import ODD_CVS

STRENGTH = list(Shown)


def day(date: PartialDate | None) -> str:
    return date.isoformat() if date else ""


def told(profile: Profile) -> Iterator[str]:
    """The facts of a profile in the wording of the lists, all but those of degrees."""
    for post in profile.experiences:
        yield f"post {post.title} {day(post.start)}..{day(post.end)}".casefold()
    for language in profile.languages:
        yield f"language {language.name}: {language.level or ''}".casefold()
    for skill in {use.skill for use in profile.skills}:
        best = max((use.shown for use in profile.skills if use.skill == skill), key=STRENGTH.index)
        yield f"skill {skill}: {best}".casefold()


def is_told(degree: Degree, fact: str) -> bool:
    """Whether a degree is the one of the list: its level, dates and state, and the words of field, school and grade."""
    head, _, tail = fact.partition("..")
    words = f"{degree.field or ''} {degree.institution or ''} {degree.grade or ''} {day(degree.start)}".split()
    end, state, *grade = tail.split() if not tail.startswith(" ") else ["", *tail.split()]
    level, *named = head.split()
    return (
        degree.level == level
        and end in {"", day(degree.end)}
        and state == ("expected" if degree.expected else "done")
        and all(word in words for word in (*named, *grade))
    )


FACTS = [(name, fact) for name, (_, facts) in ODD_CVS.items() for fact in facts]


@pytest.mark.parametrize(("name", "fact"), FACTS, ids=[f"{name}: {fact}" for name, fact in FACTS])
def test_a_fact_of_an_odd_cv_is_read(name: str, fact: str) -> None:
    profile = understand(read_document(ODD_CVS[name][0].encode())).profile

    if fact.split(maxsplit=1)[0] in {"post", "language", "skill"}:
        wanted = fact.casefold()
        kind, rest = wanted.split(" ", 1)
        assert any(one.startswith(f"{kind} ") and _same(one.split(" ", 1)[1], rest) for one in told(profile))
    else:
        assert any(is_told(degree, fact) for degree in profile.degrees)


def _same(read: str, wanted: str) -> bool:
    """Whether what was read holds the words wanted: a title or a level may say more."""
    return all(word in read for word in wanted.split())

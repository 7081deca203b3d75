"""How fields of study stand to one another: specialisations, neighbours and groups, from `data/subjects.toml`."""

from __future__ import annotations

from functools import cache

from matcher.lexicon import read_lists

FILE = "subjects.toml"


@cache
def broader(subject: str) -> frozenset[str]:
    """Every subject that the given one is a specialisation of, itself not included."""
    parents = {parent for parent, children in read_lists(FILE, "parents").items() if subject in children}
    return frozenset(parents.union(*(broader(parent) for parent in parents)))


@cache
def neighbours(subject: str) -> frozenset[str]:
    """Subjects listed as neighbours, and those that share a direct parent; itself not included."""
    tables = (read_lists(FILE, "near"), read_lists(FILE, "parents"))
    circles = [members for table in tables for members in table.values() if subject in members]
    return frozenset(name for members in circles for name in members) - {subject}


@cache
def groups(subject: str) -> frozenset[str]:
    """The groups that take the subject in, by itself or through a broader one."""
    names = {subject, *broader(subject)}
    return frozenset(group for group, members in read_lists(FILE, "groups").items() if names & set(members))

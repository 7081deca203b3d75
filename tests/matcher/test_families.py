"""Families of interests."""

from __future__ import annotations

from matcher.families import families_asked, families_shown


def test_a_deed_belongs_to_the_family_that_a_posting_names() -> None:
    asked = families_asked("A real interest in the energy transition")
    assert asked & families_shown("Put up solar panels with a village cooperative")


def test_a_deed_of_another_kind_does_not() -> None:
    asked = families_asked("A real interest in the energy transition")
    assert not asked & families_shown("Captain of the netball team")

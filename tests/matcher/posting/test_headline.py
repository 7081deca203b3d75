from __future__ import annotations

import pytest

from matcher.posting.draft import Draft
from matcher.posting.headline import read_headline
from matcher.posting.text_page import text_blocks

BODY = "\n\nHempfield makes ropes for theatres, and counts how often each of them is pulled in a season."


@pytest.mark.parametrize(
    ("top", "title", "company"),
    [
        ("Rope Data Intern\nHempfield Ltd\nLeeds", "Rope Data Intern", "Hempfield Ltd"),
        ("Hempfield\nRope Data Internship\nLeeds\n3 days ago", "Rope Data Internship", "Hempfield"),
        ("Rope Data Intern\nHempfield Ltd | Leeds, UK | On site", "Rope Data Intern", "Hempfield Ltd"),
        ("Rope Data Intern\nHull\n\nAbout Hempfield", "Rope Data Intern", "Hempfield"),
        ("Rope Data Intern\nHempfield ★ 4.4 (61 reviews)\nLeeds", "Rope Data Intern", "Hempfield"),
        ("Jobs | Companies | Log in\n\nRope Data Intern\nHempfield, Leeds", "Rope Data Intern", "Hempfield"),
        ("PLACEMENT: Ropes, 12 months\nEMPLOYER: Hempfield\nSITE: Hull", "PLACEMENT: Ropes, 12 months", "Hempfield"),
        ("Hempfield: Rope Data Intern (Leeds)\n", "Rope Data Intern", "Hempfield"),
        ("Subject: Fwd: Rope data internship (Hempfield, Leeds)\nFrom: Kim", "Rope data internship", "Hempfield"),
        ("Rope Data Intern\nHempfield Cordage Inc.\nLeeds", "Rope Data Intern", "Hempfield Cordage Inc."),
        ("Hempfield is hiring!\n\nRope Intern (Summer '26)\nLeeds", "Rope Intern (Summer '26)", "Hempfield"),
        (
            "Fwd: [careers-list] Paid rope placement - Hempfield Cordage, Delft - closes 1 March 2026\n\nHi,\n\n"
            "Hempfield Cordage takes one student. Hempfield Cordage is in Delft, and pays for the summer there.",
            "Paid rope placement",
            "Hempfield Cordage",
        ),
        (
            "Opportunity details\nPosition\nRope Data Intern\nOrganisation\nHempfield Ltd",
            "Rope Data Intern",
            "Hempfield Ltd",
        ),
        (
            "Department of Knots, Hempfield University\nRope Studentship: leaks",
            "Rope Studentship: leaks",
            "Hempfield University",
        ),
        (
            "Re: Rope data internship, Delft\nFrom: Kim Ash, Hempfield Cordage",
            "Rope data internship",
            "Hempfield Cordage",
        ),
        (
            "Von / From: Kim <kim@rope.example>\nBetreff / Subject: Rope traineeship, Vienna, from July 2026",
            "Rope traineeship",
            "Hempfield",
        ),
        ("Subject: Rope places wanted, Halifax (Nova Scotia), July/August 2026\nFrom: Kim", "Rope places", "Hempfield"),
        ("Subject: A rope internship (remote)\nFrom: Kim", "A rope internship", "Hempfield"),
        (
            "Subject: A rope internship, please forward to your second years\nFrom: Kim",
            "A rope internship",
            "Hempfield",
        ),
        ("Rope internship in our loft, Leiden, spring or summer 2026\n", "Rope internship in our loft", "Hempfield"),
        (
            "Rope Jobs\niOS Rope Intern\nHempfield\nLeeds\nInternship    Paid    Hybrid working",
            "iOS Rope Intern",
            "Hempfield",
        ),
        (
            "Internships Graduate jobs Advice Log in\n\nRope Data Intern\nHempfield\nLeeds",
            "Rope Data Intern",
            "Hempfield",
        ),
        ("Hempfield Works — ROPE INTERN, THEATRES\nLeeds", "ROPE INTERN, THEATRES", "Hempfield Works"),
        (
            "Rope Data Intern\nHempfield Institute, Department of Knots\nLeeds",
            "Rope Data Intern",
            "Hempfield Institute",
        ),
        ("Rope Data Intern\nHempfield Trust, Glasnevin, Dublin 11", "Rope Data Intern", "Hempfield Trust"),
        ("Rope Data Intern\nEditorial Hempfield\nValencia (hybrid)", "Rope Data Intern", "Editorial Hempfield"),
        (
            "Hempfield Rope Museum\nMill Street, Hull\n\nA rope internship, 2026\n\nDear colleague,",
            "A rope internship, 2026",
            "Hempfield Rope Museum",
        ),
        ("Rope Data Intern\nHempfield\nCardiff / Caerdydd", "Rope Data Intern", "Hempfield"),
        (
            "From: Kim Ashdown, managing editor, The Rope Courier\nSubject: Our rope internship: who comes to mind?",
            "rope internship",
            "The Rope Courier",
        ),
    ],
)
def test_title_and_company_at_the_top(top: str, title: str, company: str) -> None:
    headline = read_headline(Draft("text", text_blocks(top + BODY), page=True))
    assert (headline.title, headline.company) == (title, company)


def test_what_the_source_states_goes_first() -> None:
    draft = Draft("record", text_blocks("Rope Intern" + BODY), title="Knot Intern", company="Twine Works")
    headline = read_headline(draft)
    assert (headline.title, headline.company) == ("Knot Intern", "Twine Works")


def test_a_letter_without_a_subject_is_named_after_what_it_offers() -> None:
    letter = "Hi all,\n\nwe are looking for a summer intern in rope physics. Write to me at once."
    assert read_headline(Draft("text", text_blocks(letter), page=True)).title == "summer intern in rope physics"


def test_labels_in_one_line_or_above_their_value_tell_the_place() -> None:
    for top in (
        "Rope Intern\nHempfield — Place: Kendal — Start: June",
        "Rope Intern\nHempfield\nLocation\nKendal\nDeadline\n1 March",
    ):
        assert read_headline(Draft("text", text_blocks(top + BODY), page=True)).places == ("Kendal",)

"""Skills that a CV tells of without their names."""

from __future__ import annotations

import pytest

from matcher.deeds import find_deeds, phrases_by_skill
from matcher.skill_vocabulary import vocabulary


def told(text: str) -> set[str]:
    return {one.skill for one in find_deeds(text)}


def test_every_skill_of_the_file_is_in_the_vocabulary() -> None:
    assert set(phrases_by_skill()) - set(vocabulary().skills) == set()


def test_no_phrase_stands_twice_with_a_skill() -> None:
    assert [skill for skill, phrases in phrases_by_skill().items() if len(set(phrases)) != len(phrases)] == []


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Kept the books of a riding school", "accounting"),
        ("Posted the invoices of three garages each Friday", "accounting"),
        ("Explained deviations from the plan to the workshop manager", "variance reporting"),
        ("Asked three suppliers of gravel for quotations", "comparing offers"),
        ("Screened ninety applications for a summer job", "recruitment"),
        ("Took the minutes of the tenants' assembly", "committee papers"),
        ("Set up the Google ads of a kayak school", "advertising"),
        ("Watched six passengers buy a tram ticket", "usability testing"),
        ("Helped a girl with dyslexia to read", "special educational needs"),
        ("Checked guests in at a youth hostel", "hotel front office"),
        ("Milked forty goats before school", "livestock"),
        ("Sent reminders to customers of a sawmill", "credit control"),
        ("Planned a trip to Ljubljana for 30 pupils", "travel planning"),
        ("Translated the interface of a chess app", "localisation"),
        ("Answered the telephone of a vet", "telephone work"),
        ("Marked 60 essays on bees", "marking"),
        ("Cleaned 12 rooms a shift in a spa", "housekeeping"),
        ("Sound desk of a village theatre", "live sound"),
        ("Subtitled two documentaries on bees", "subtitling"),
        ("Brought up the second revision of a sensor board", "hardware debugging"),
        ("Split the cells twice a week", "cell culture"),
        ("Logged nine boreholes for a bypass", "geotechnical engineering"),
        ("Milled a bracket from aluminium", "machining by hand"),
        ("Sampled a stream every second Friday", "water quality"),
        ("Designed the gearbox of a go-kart", "machine design"),
        ("Trained a small network on bird songs", "machine learning"),
        ("Segmented forty CT scans of knees", "medical imaging"),
        ("Aligned the beam of a green laser", "laser alignment"),
        ("Sized the exchanger of a dairy", "equipment sizing"),
    ],
)
def test_a_deed_tells_of_a_skill(text: str, skill: str) -> None:
    assert skill in told(text)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Moved the tables to a data warehouse", "warehouse operations"),
        ("Wrote an SQL query with five join clauses", "contract drafting"),
        ("Tuned the kernel of a smoother", "typography"),
        ("Planned a measurement campaign on a glacier", "campaigning"),
        ("Harvested cells after 48 hours", "crop production"),
        ("Beat the baseline by four points", "programme evaluation"),
        ("Collaborated with the Foster group", "working with vulnerable people"),
        ("Built an occupancy grid from lidar", "revenue management"),
        ("Cells of 18 donors", "fundraising"),
        ("Attached a listener to every button", "mental health support"),
        ("Localised the robot in a corridor", "localisation"),
        ("Translated a design into code", "translation and interpreting"),
        ("Analysed oxygen vacancies", "recruitment"),
        ("Recruited fifty participants by e-mail", "recruitment"),
        ("Designed a board game about bees", "PCB design"),
        ("Counted the takings of a book stall", "biodiversity and ecology"),
        ("Trained new staff at the till", "machine learning"),
        ("Split the bill between nine guests", "cell culture"),
    ],
)
def test_words_that_only_look_like_a_deed_do_not(text: str, skill: str) -> None:
    assert skill not in told(text)


def test_a_deed_is_found_once_at_its_first_place() -> None:
    text = "Took the minutes, then wrote the minutes up"
    found = [(text[one.start : one.end], one.skill) for one in find_deeds(text) if one.skill == "committee papers"]
    assert found == [("Took the minutes", "committee papers")]

from __future__ import annotations

import pytest

from matcher.nouns import Place
from matcher.posting.divisions import small_town
from matcher.posting.locations import places_in_head, read_places


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("Darlington, London", ["Darlington", "London"]),
        ("Saint-Denis, Paris", ["Saint-Denis, Paris"]),
        ("Guildford, Surrey", ["Guildford"]),
        ("Portland, Oregon", ["Portland, OR"]),
        ("Leeds & York", ["Leeds", "York"]),
        ("Ely; bunk house available", ["Ely"]),
        ("London or remote in the UK", ["London", "UK"]),
        ("Manchester city centre (hybrid)", ["Manchester"]),
        ("Multiple locations", []),
        ("Remote (UK) or Kendal, Cumbria", ["UK", "Kendal"]),
        ("Thame, Oxfordshire", ["Thame"]),
        ("Macclesfield, Cheshire", ["Macclesfield"]),
        ("Ringaskiddy, Co. Cork", ["Ringaskiddy"]),
        ("Kincardine, Ontario", ["Kincardine"]),
        ("near Craven Arms, Shropshire", ["Craven Arms"]),
        ("Zwijnaarde (Ghent)", ["Zwijnaarde (Ghent)"]),
        ("Frankfurt am Main", ["Frankfurt am Main"]),
        ("Wroclaw; Kraków", ["Wroclaw", "Kraków"]),
    ],
)
def test_a_field_of_locations_names_each_place_once(stated: str, expected: list[str]) -> None:
    assert [place.text for place in read_places([stated], None)] == expected


@pytest.mark.parametrize("line", ["Delft", "Golfslag Engineering, Delft", "At Golfslag · Delft"])
def test_a_small_town_counts_where_it_is_a_whole_piece_of_a_line(line: str) -> None:
    assert [place.city for place in places_in_head([line])] == ["Delft"]


@pytest.mark.parametrize("text", ["Marlow Institute, Scotland", "Knots and Co, Ltd", "Leeds", "Paris, France"])
def test_an_employer_or_a_known_town_is_no_small_town(text: str) -> None:
    assert small_town(text, None) is None


def test_a_small_town_takes_the_country_of_its_division_and_the_town_the_county_is_named_after() -> None:
    assert small_town("Kemble, Gloucestershire", None) == Place("Kemble", "Kemble", "GB")
    assert small_town("Ringaskiddy, Co. Cork", None) == Place("Ringaskiddy", "Cork", "IE")
    assert small_town("Aviemore, Highland", "GB") == Place("Aviemore", "Aviemore", "GB")

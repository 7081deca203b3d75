from __future__ import annotations

import pytest

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
    ],
)
def test_a_field_of_locations_names_each_place_once(stated: str, expected: list[str]) -> None:
    assert [place.text for place in read_places([stated], None)] == expected


@pytest.mark.parametrize("line", ["Delft", "Golfslag Engineering, Delft", "At Golfslag · Delft"])
def test_a_small_town_counts_where_it_is_a_whole_piece_of_a_line(line: str) -> None:
    assert [place.city for place in places_in_head([line])] == ["Delft"]

"""What the words of a requirement name, worked out once for all requests."""

from __future__ import annotations

from matcher.degrees import find_degrees
from matcher.durations import find_durations
from matcher.places import find_places
from matcher.scratch import kept
from matcher.skills import find_skills
from matcher.study_years import read_stages
from matcher.subjects import find_subjects, read_field_condition

degrees_asked = kept(find_degrees)
durations_asked = kept(find_durations)
places_asked = kept(find_places)
skills_asked = kept(find_skills)
stages_asked = kept(read_stages)
subjects_asked = kept(find_subjects)
field_asked = kept(read_field_condition)

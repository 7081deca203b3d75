"""Degrees: the levels that a text names, and what a posting asks of them; the door to their readers."""

from matcher.award_mentions import DegreeMention, find_degrees, rank, subject_of_award
from matcher.degree_conditions import read_degree_condition

__all__ = ["DegreeMention", "find_degrees", "rank", "read_degree_condition", "subject_of_award"]

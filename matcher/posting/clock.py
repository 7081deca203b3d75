"""Times of day and their zones, as deadlines state them."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

_CLOCK = re.compile(
    r"\b(\d{1,2})(?:[:.h](\d{2}))?\s?([ap])\.?\s?m\b\.?|\b([01]?\d|2[0-3])[:h]([0-5]\d)\b|"
    r"\b(noon|midday|midnight)\b|\b(?:at|by|um|until|before|bis|à)\s([01]?\d|2[0-3])\.([0-5]\d)(?!\.?\d)|"
    r"\b([01]?\d|2[0-3])(?:[:.]([0-5]\d))?\s?(?:Uhr|h|heures)\b",
    re.IGNORECASE,
)
_ZONES = {
    "gmt": "Etc/UTC", "utc": "Etc/UTC", "bst": "Europe/London", "uk time": "Europe/London", "london time":
    "Europe/London",
    "british time": "Europe/London", "irish time": "Europe/Dublin", "ist": "Asia/Kolkata",
    "cet": "Europe/Berlin", "cest": "Europe/Berlin", "mez": "Europe/Berlin", "berlin time": "Europe/Berlin",
    "paris time": "Europe/Paris", "swiss time": "Europe/Zurich", "eet": "Europe/Helsinki",
    "et": "America/New_York", "est": "America/New_York", "edt": "America/New_York", "eastern": "America/New_York",
    "ct": "America/Chicago", "cst": "America/Chicago", "cdt": "America/Chicago", "central time": "America/Chicago",
    "mt": "America/Denver", "mst": "America/Denver", "mdt": "America/Denver", "mountain": "America/Denver",
    "pt": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
    "pacific": "America/Los_Angeles", "aoe": "Etc/GMT+12", "anywhere on earth": "Etc/GMT+12",
    "sgt": "Asia/Singapore", "jst": "Asia/Tokyo", "hkt": "Asia/Hong_Kong", "aest": "Australia/Sydney",
}  # fmt: skip
_ZONE = re.compile(r"\b(" + "|".join(sorted(map(re.escape, _ZONES), key=len, reverse=True)) + r")\b", re.IGNORECASE)
_LOWER_CASE_WORDS = frozenset({"et", "est", "pt", "ct", "mt", "ist"})
_COUNTRY_ZONES = {
    "GB": "Europe/London", "IE": "Europe/Dublin", "DE": "Europe/Berlin", "FR": "Europe/Paris", "NL":
    "Europe/Amsterdam",
    "BE": "Europe/Brussels", "LU": "Europe/Luxembourg", "CH": "Europe/Zurich", "AT": "Europe/Vienna",
    "IT": "Europe/Rome", "ES": "Europe/Madrid", "PT": "Europe/Lisbon", "DK": "Europe/Copenhagen",
    "SE": "Europe/Stockholm", "NO": "Europe/Oslo", "FI": "Europe/Helsinki", "PL": "Europe/Warsaw",
    "CZ": "Europe/Prague", "SK": "Europe/Bratislava", "HU": "Europe/Budapest", "RO": "Europe/Bucharest",
    "BG": "Europe/Sofia", "GR": "Europe/Athens", "HR": "Europe/Zagreb", "SI": "Europe/Ljubljana",
    "EE": "Europe/Tallinn", "LV": "Europe/Riga", "LT": "Europe/Vilnius", "MT": "Europe/Malta", "CY": "Asia/Nicosia",
    "IS": "Atlantic/Reykjavik", "SG": "Asia/Singapore", "JP": "Asia/Tokyo", "HK": "Asia/Hong_Kong", "IN":
    "Asia/Kolkata",
    "CN": "Asia/Shanghai", "KR": "Asia/Seoul", "TW": "Asia/Taipei", "IL": "Asia/Jerusalem", "AE": "Asia/Dubai",
    "ZA": "Africa/Johannesburg", "NG": "Africa/Lagos", "KE": "Africa/Nairobi", "TR": "Europe/Istanbul",
    "NZ": "Pacific/Auckland",
}  # fmt: skip


def find_moment(around: str, day: date, country: str | None) -> str | None:
    """The ISO 8601 date-time, where the words around a date give a time, and its zone is said or follows from "
    "`country`.

    "Midnight" gives none: it only repeats that the whole day counts.
    """
    clock = next(
        (found for found in _CLOCK.finditer(around) if not re.search(r"hours? of \w+$", around[: found.start()])), None
    )
    zone = _zone(around[clock.start() :] if clock else around, country)
    if clock is None or zone is None or (clock[6] or "").lower() == "midnight":
        return None
    hour, minute = _hour_and_minute(clock)
    return datetime.combine(day, time(hour, minute), ZoneInfo(zone)).isoformat()


def _hour_and_minute(clock: re.Match[str]) -> tuple[int, int]:
    if clock[6]:
        return 12, 0
    for hours, minutes in ((4, 5), (7, 8), (9, 10)):
        if clock[hours]:
            return int(clock[hours]), int(clock[minutes] or 0)
    hour = int(clock[1]) % 12 + (12 if clock[3].lower() == "p" else 0)
    return hour, min(int(clock[2] or 0), 59)


def _zone(around: str, country: str | None) -> str | None:
    for found in _ZONE.finditer(around):
        if found[1].lower() not in _LOWER_CASE_WORDS or found[1].isupper():
            return _ZONES[found[1].lower()]
    return _COUNTRY_ZONES.get(country or "")

"""Whether a posting pays, and what it says of the amount."""

from __future__ import annotations

import re
from collections.abc import Iterable

from matcher.nouns import Pay
from matcher.posting.sentences import split_sentences

_CODES_READ = (
    "GBP|EUR|USD|CHF|SGD|SEK|NOK|DKK|PLN|CAD|AUD|NZD|HKD|JPY|INR|CZK|HUF|RON|ISK|KES|UGX|TZS|NGN|GHS|ZAR|EGP|MYR|THB|IDR"
    "|PHP|VND|KRW|TWD|CNY|RMB|AED|SAR|QAR|ILS|TRY|BRL|MXN|CLP|COP|PKR|BDT|LKR"
)
_CURRENCY = rf"(?:[£€$¥₹]|(?<![A-Za-z])(?:{_CODES_READ}|RM|US\$|C\$|A\$|S\$|NZ\$|HK\$)\s?)"
_NUMBER = r"\d{1,3}(?:[,.'’ ]\d{3}){1,2}(?!\d)(?:\.\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?(?!\d)"
_AMOUNT = re.compile(
    rf"(?P<before>{_CURRENCY})\s?(?P<low>{_NUMBER})\s?(?P<thousands>k\b)?"
    rf"(?:\s?(?:-|–|to)\s?{_CURRENCY}?\s?(?P<high>{_NUMBER})\s?(?P<more>k\b)?)?"
    rf"|(?P<alone>{_NUMBER})\s?(?P<after>€|£|{_CODES_READ}|euros?|pounds|dollars|francs|kroner|kronor|zloty|rupees|shillings|rand"
    r"|ringgit)(?!\w)",
    re.IGNORECASE,
)
_INTERVAL = re.compile(
    r"\b(?:per|an?|each|every|/|p\.?)\s?(hour|hr|day|week|wk|month|year|annum|h|mo)\b|/\s?(hour|hr|h|day|week|"
    r"month|mo|year)\b|"
    r"\b(hourly|weekly|daily|monthly|annual(?:ly|i[sz]ed)?|pro[ -]?rata|p\.?a\.?|p\.?c\.?m\.?)(?:\b|$)|"
    r"\bcalendar (month)\b|"
    r"\b(?:im|pro|par|per|al|die) (monat|mois|maand|mese|stunde|heure|uur|woche|semaine)\b",
    re.IGNORECASE,
)
_INTERVALS = {
    "h": "hour", "hr": "hour", "hour": "hour", "hourly": "hour", "stunde": "hour", "heure": "hour", "uur": "hour",
    "day": "day", "daily": "day", "week": "week", "wk": "week", "weekly": "week", "woche": "week", "semaine": "week",
    "month": "month", "mo": "month", "monthly": "month", "pcm": "month", "monat": "month", "mois": "month",
    "maand": "month", "mese": "month", "year": "year", "annum": "year", "annual": "year", "annually": "year",
    "annualised": "year", "annualized": "year", "pa": "year", "prorata": "year",
}  # fmt: skip
_CODES = {"£": "GBP", "€": "EUR", "$": "USD", "¥": "JPY", "EURO": "EUR", "EUROS": "EUR", "POUNDS": "GBP",
    "DOLLARS": "USD", "FRANCS": "CHF", "US$": "USD", "C$": "CAD", "A$": "AUD", "S$": "SGD"}  # fmt: skip
_PAY_WORDS = re.compile(
    r"\b(?:pay|paid|salary|stipend|wages?|remuneration|rate|earn|gratification|allowance|bursary|receive|"
    r"compensation|grant|scholarship|"
    r"verg[üu]tung|gehalt|vergoeding|rémunération|indemnité)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\s?(?:stipend|bursary|scholarship|salary|wage)\b", re.IGNORECASE)
_PAID = re.compile(
    r"\bpaid (?:\w+[ -]){0,3}(?:internships?|placements?|posts?|positions?|roles?|programmes?|programs?|"
    r"traineeships?|interns?|summer)\b|"
    r"\b(?:living|minimum) wage\b|\bcompetitive (?:salary|pay|compensation|stipend|wage)\b|"
    r"\b(?:compensation|salary|pay|stipend) is (?:competitive|commensurate|paid|generous)\b|^paid(?:\.|:|$)|"
    r"[·|,]\s*paid\b(?! or)|"
    r"\((?:[^()]{0,30}\b)?paid\b|\b(?:we|interns are|is|internship is|role is) (?:fully |well )?paid\b|\b(?:a|"
    r"our|your) (?:\w+ )?(?:stipend|salary|bursary)\b|"
    r"\bstipend (?=[£€$])|\binterns (?:are|get) paid\b|^(?:weekly |monthly )?(?:salary|stipend|pay|wage|remuneration):",
    re.IGNORECASE,
)
_PAID_ELSEWHERE = re.compile(
    r"\b(?:mileage|travel|fares?|expenses|leave|holiday|lunch|relocation|costs?)\b.{0,20}\b(?:is|"
    r"are) (?:\w+ )?paid\b",
    re.IGNORECASE,
)
_UNPAID = re.compile(
    r"\bunpaid\b|\bexpenses[ -]only\b|\bno (?:wage|pay|salary|stipend|payment|remuneration)\b|"
    r"\bvoluntary (?:position|internship|role|post)\b|"
    r"\b(?:position|internship|role|post|placement) is (?:purely |entirely )?voluntary\b|"
    r"\bnot (?:\w+ )?(?:salaried|remunerated|waged|compensated)\b|"
    r"\bwithout (?:pay|a wage|remuneration)\b|\bnot (?:a )?paid\b|\bunbezahlt\b|\bnon rémunéré",
    re.IGNORECASE,
)
_ALONE = re.compile(r"(?:^|[|·•])\s*$")
_ALONE_AFTER = re.compile(r"\s*(?:$|[|·•])")
_LEAST_SALARY = 300
"""A lone amount among the facts at the top, from which it can only be pay: "Placement year | £22,400 | Hybrid"."""
_DENIAL = re.compile(r"\b(?:do not|don't|never|not) (?:\w+ ){0,2}(?:run|offer|have|host|advertise)\b", re.IGNORECASE)
_NOT_OF_THIS = re.compile(
    r"\b(?:mandatory|compulsory|obligatory) (?:or|and|/) voluntary\b"
    r"|\bvoluntary (?:or|and|/) (?:mandatory|compulsory)\b"
    r"|\bunpaid (?:internships|interns|placements|labou?r)\b|\bthe unpaid (?:internship|intern)\b",
    re.IGNORECASE,
)
"""Said of internships in general, or of both kinds."""
_NOT_WORK = re.compile(
    r"\b(?:paid or unpaid|unpaid or paid|unpaid (?:work|experience|overtime|leave|care))\b|\b(?:housing|"
    r"relocation|one-time|moving|travel)\b",
    re.IGNORECASE,
)


def find_pay(texts: Iterable[str]) -> Pay:
    """What the text says of pay: an amount for a period of work, else plain words, else nothing."""
    sentences = [sentence for text in texts for sentence in split_sentences(text)]
    if any(_says_unpaid(sentence) for sentence in sentences):
        return Pay(paid=False)
    stated = next((pay for sentence in sentences if (pay := _amount_in(sentence)) is not None), None)
    if stated is not None:
        return stated
    said = next((s for s in sentences if _PAID.search(s) and not _PAID_ELSEWHERE.search(s)), None)
    return Pay() if said is None else Pay(paid=True, text=said if len(said) <= 200 else None)


def _says_unpaid(sentence: str) -> bool:
    found = _UNPAID.search(sentence)
    return (
        found is not None
        and not _DENIAL.search(sentence)
        and not _NOT_OF_THIS.search(sentence)
        and not re.search(
            r"\b(?:paid or unpaid|unpaid or paid|unpaid (?:work|experience|overtime|leave|care))\b",
            sentence,
            re.IGNORECASE,
        )
    )


def _amount_in(sentence: str) -> Pay | None:
    """The first amount for a stretch of work; money for revenue, relocation or budgets has no such stretch."""
    for found in _AMOUNT.finditer(sentence):
        after = sentence[found.end() : found.end() + 40]
        before = sentence[max(0, found.start() - 60) : found.start()]
        interval = _INTERVAL.search(after[:30]) or _INTERVAL.search(before)
        labelled = _PAY_WORDS.search(before) is not None and not _NOT_WORK.search(before + after[:25])
        labelled = labelled or _CALLED.match(after) is not None
        near = _INTERVAL.search(after[:22])
        if near is None and not labelled and not _stands_alone(sentence, found):
            continue
        if re.match(r"\s?(?:m|bn|billion|million)\b", after):
            continue
        return _pay(found, interval, sentence)
    return None


def _stands_alone(sentence: str, found: re.Match[str]) -> bool:
    """Whether an amount is one whole piece of a line of facts."""
    piece = _ALONE.search(sentence[: found.start()]) and _ALONE_AFTER.match(sentence, found.end())
    alone = bool(piece) and len(piece.string) > found.end() - found.start() if piece else False
    return alone and _value(found["low"] or found["alone"], found["thousands"]) >= _LEAST_SALARY


def _pay(found: re.Match[str], interval: re.Match[str] | None, sentence: str) -> Pay:
    low = _value(found["low"] or found["alone"], found["thousands"])
    high = _value(found["high"], found["more"]) if found["high"] else low
    sign = (found["before"] or found["after"]).strip().upper()
    name = next((group for group in interval.groups() if group), "") if interval else ""
    period = _INTERVALS.get(re.sub(r"[^a-z]", "", name.lower()))
    end = interval.end() + found.end() if interval else found.end()
    text = sentence[found.start() : min(end, found.end() + 30)].strip(" .,;")
    return Pay(low > 0 or high > 0, text, _CODES.get(sign, sign), low, high, period)


def _value(digits: str, thousands: str | None) -> float:
    """A number with either mark of thousands: "2,450", "2.450" and "2'450" are the same."""
    plain = re.sub(r"[,.'’ ](?=\d{3}(?:\D|$))", "", digits).replace(",", ".")
    return float(plain) * (1000 if thousands else 1)

"""Words that name what somebody is at work, so that a job title can be told from an employer or a project."""

from __future__ import annotations

import re

ROLE = re.compile(
    r"\b(?:intern(?:ship)?|assistant|engineer|developer|analyst|manager|officer|volunteer|tutor"
    r"|research\w*|student|supervisor|barista|consultant"
    r"|lead|leader|head|nurse|sister|technician|staff|helper|demonstrator|teacher|designer|member"
    r"|president|treasurer|representative|rep|fellow|trainee"
    r"|worker|clerk|waiter|waitress|associate|coach|mentor|editor|paralegal|scientist|programmer"
    r"|administrator"
    r"|mechanic|porter|chef|cook|attachee|visitor|waiting staff|seller|guide"
    r"|carpenter|electrician|picker|guard|adviser|advisor|governor|apprentice"
    r"|freelance\w*|co-?founder|founder|director|instructor|server|cashier|receptionist|carer|driver"
    r"|steward|ambassador|secretary|chair|captain"
    r"|placement|praktik\w+|stagiaire|werkstudent\w*|hilfskraft|spring week|internship)\b",
    re.IGNORECASE,
)

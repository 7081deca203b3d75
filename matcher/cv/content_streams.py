"""Content streams as programs write them, cut into operators with one expression; odd ones are left to pypdf.

Cutting streams is the larger part of reading a PDF. What stands here takes only what is beyond doubt: whole numbers
and decimals, plain names, strings of few nested brackets, flat arrays and dictionaries (ISO 32000-2, 7.2 and 7.3).
"""

from __future__ import annotations

import re

from matcher.cv.resources import Operation

# The quantifiers are possessive, so that no text makes the search go back.
_LETTERS = rb"[^()\\\r]++|\\[nrtbf()\\]|\\[0-3][0-7]{2}"
_IN_BRACKETS = rb"(?:" + _LETTERS + rb"|\((?:" + _LETTERS + rb"|\((?:" + _LETTERS + rb")*+\))*+\))*+"
_TOKEN = re.compile(
    rb"""[\0\t\n\f\r ]*+(?:
      ([+-]?+(?:\d{1,15}+(?:\.\d{0,20}+)?+|\.\d{1,20}+))(?=[\0\t\n\f\r ()<>\[\]{}/%]|\Z)
    | ([A-Za-z'"][A-Za-z0-9*]{0,7}+)(?=[\0\t\n\f\r ()<>\[\]{}/%]|\Z)
    | \(("""
    + _IN_BRACKETS
    + rb""")\)
    | <([0-9A-Fa-f]*+)>
    | (/[!-"$&'*-.0-;=?-Z\\^-z|~]*+)(?=[\0\t\n\f\r ()<>\[\]{}/%]|\Z)
    | (\[)
    | (\])
    | (<<(?:[^<>()%]++|<[0-9A-Fa-f]*+>|\((?:[^()\\]++|\\.)*+\))*+>>)
    | (.)
    )""",
    re.VERBOSE | re.DOTALL,
)
_NUMBER, _OPERATOR, _STRING, _HEX, _NAME, _OPEN, _CLOSE, _DICTIONARY = range(1, 9)
_VALUES = frozenset({_NUMBER, _STRING, _HEX, _NAME, _DICTIONARY})
_ESCAPE = re.compile(rb"\\([nrtbf()\\]|[0-7]{3})")
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_INLINE_IMAGE = b"BI"


def operations_in(content: bytes, most: int) -> list[Operation] | None:
    """The operators with their operands; None where the stream holds anything unusual or more than `most` tokens."""
    found: list[Operation] = []
    outer: list[object] = []
    operands = outer
    for count, token in enumerate(_TOKEN.finditer(content)):
        kind = token.lastindex or 0
        if count >= most or (operands is not outer and kind in {_OPERATOR, _OPEN, _DICTIONARY}):
            return None
        if kind == _OPERATOR:
            if token[kind] == _INLINE_IMAGE:
                return None
            found.append(Operation(token[kind].decode("ascii"), tuple(outer)))
            outer = operands = []
        elif kind == _OPEN:
            operands = []
        elif kind == _CLOSE and operands is not outer:
            outer.append(tuple(operands))
            operands = outer
        elif kind in _VALUES:
            operands.append(_operand(kind, token[kind]))
        else:
            return None
    return found if operands is outer else None


def _operand(kind: int, written: bytes) -> object:
    if kind == _NUMBER:
        return float(written) if b"." in written else int(written)
    if kind == _STRING:
        return _ESCAPE.sub(_unescaped, written) if b"\\" in written else written
    if kind == _HEX:
        return bytes.fromhex((written + b"0" * (len(written) % 2)).decode("ascii"))
    return written.decode("ascii") if kind == _NAME else None


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    return bytes([int(code, 8)]) if len(code) == 3 else _ESCAPED.get(code, code)

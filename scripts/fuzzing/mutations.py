"""How a sound file is changed: bytes, words and numbers anywhere; objects of a PDF, parts of a DOCX, values of JSON."""

from __future__ import annotations

import json
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import replace
from io import BytesIO

from lxml import etree

from scripts.fuzzing.pdf_objects import PdfObject, build, parse, root_of
from scripts.fuzzing.seeds import Seed, package
from scripts.fuzzing.words import NUMBERS, TEXTS, WORDS

MAX_BYTES = 4 * 1024 * 1024
MAX_REPEATS = 3000

_NOT_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])
_NUMBER = re.compile(rb"-?[0-9]+(?:\.[0-9]+)?")
_TOKEN = re.compile(rb"[^\s<>()\[\]/{},:\"]+")


def mutant(seed: Seed, others: Sequence[Seed], dice: random.Random) -> bytes:
    """A changed copy of a seed: some changes in a row; the same dice give the same bytes."""
    content = _inside(seed, dice) if dice.random() < 0.75 else _anywhere(seed.content, seed, dice)
    if dice.random() < 0.05:
        other = dice.choice(others).content
        cut = dice.randrange(len(content) + 1)
        content = content[:cut] + other[dice.randrange(len(other)) :]
    return content[:MAX_BYTES]


def _inside(seed: Seed, dice: random.Random) -> bytes:
    inside = {"pdf": _pdf, "docx": _docx, "json": _json}.get(seed.kind)
    return inside(seed, dice) if inside else _anywhere(seed.content, seed, dice)


def _anywhere(content: bytes, seed: Seed, dice: random.Random) -> bytes:
    changes = (_flip, _cut, _repeat, _swap_number, _swap_word, _truncate)
    for _ in range(dice.choice((1, 1, 2, 3, 8, 30))):
        change = dice.choice((*changes, lambda text, roll: _insert(text, seed.kind, roll)))
        content = change(content, dice)[:MAX_BYTES]
    return content


def _slice(content: bytes, dice: random.Random) -> tuple[int, int]:
    start = dice.randrange(len(content) + 1)
    return start, min(len(content), start + int(dice.expovariate(1 / 40)))


def _flip(content: bytes, dice: random.Random) -> bytes:
    if not content:
        return content
    at = dice.randrange(len(content))
    return content[:at] + bytes([dice.randrange(256)]) + content[at + 1 :]


def _cut(content: bytes, dice: random.Random) -> bytes:
    start, end = _slice(content, dice)
    return content[:start] + content[end:]


def _repeat(content: bytes, dice: random.Random) -> bytes:
    start, end = _slice(content, dice)
    times = dice.choice((1, 2, 10, 100, MAX_REPEATS))
    return content[:start] + content[start:end] * times + content[start:]


def _truncate(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randrange(len(content) + 1)] if dice.random() < 0.1 else content


def _insert(content: bytes, kind: str, dice: random.Random) -> bytes:
    at = dice.randrange(len(content) + 1)
    word = dice.choice(WORDS.get(kind, TEXTS) if dice.random() < 0.7 else TEXTS)
    return content[:at] + word * dice.choice((1, 1, 1, 5, 200)) + content[at:]


def _swap_number(content: bytes, dice: random.Random) -> bytes:
    return _swap(_NUMBER, content, lambda _: dice.choice(NUMBERS), dice)


def _swap_word(content: bytes, dice: random.Random) -> bytes:
    words = _TOKEN.findall(content[:200_000])
    return _swap(_TOKEN, content, lambda _: dice.choice(words), dice)


def _swap(pattern: re.Pattern[bytes], content: bytes, other: Callable[[bytes], bytes], dice: random.Random) -> bytes:
    found = list(pattern.finditer(content[:200_000]))
    if not found:
        return content
    one = dice.choice(found)
    return content[: one.start()] + other(one[0]) + content[one.end() :]


def _pdf(seed: Seed, dice: random.Random) -> bytes:
    """Change the head or the stream of some objects, drop, double or swap some, and write a file that fits."""
    objects = parse(seed.content)
    for _ in range(dice.choice((1, 1, 2, 4))):
        if not objects:
            break
        at = dice.randrange(len(objects))
        objects[at : at + 1] = dice.choice((_change, _change, _change, _drop, _double))(objects, at, seed, dice)
    return build(objects, root_of(seed.content), compress=dice.random() < 0.3)


def _change(objects: Sequence[PdfObject], at: int, seed: Seed, dice: random.Random) -> list[PdfObject]:
    one = objects[at]
    if one.stream is not None and dice.random() < 0.7:
        return [replace(one, stream=_anywhere(one.stream, seed, dice))]
    return [replace(one, head=_anywhere(one.head, seed, dice))]


def _drop(_: Sequence[PdfObject], __: int, ___: Seed, ____: random.Random) -> list[PdfObject]:
    return []


def _double(objects: Sequence[PdfObject], at: int, _: Seed, dice: random.Random) -> list[PdfObject]:
    other = dice.choice(objects)
    return [objects[at], replace(objects[at], head=other.head, stream=other.stream)]


def _docx(seed: Seed, dice: random.Random) -> bytes:
    """Change some parts of the package, and write it anew."""
    with zipfile.ZipFile(BytesIO(seed.content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(dice.choice((1, 1, 2))):
        name = "word/document.xml" if dice.random() < 0.6 else dice.choice(sorted(parts))
        change = _anywhere if dice.random() < 0.25 else _grown
        parts[name] = change(parts[name], seed, dice)
    return package(parts)


def _grown(part: bytes, __: Seed, dice: random.Random) -> bytes:
    """XML that is still sound: some elements dropped, doubled, moved, nested or given another value."""
    root = etree.fromstring(part, etree.XMLParser(recover=True, resolve_entities=False))
    if root is None:
        return part
    for _ in range(dice.choice((1, 2, 5, 20))):
        inner = list(root.iter("*"))[1:]
        if inner:
            _regrow(dice.choice(inner), dice.choice(inner), dice)
    return etree.tostring(root)


def _regrow(one: etree._Element, other: etree._Element, dice: random.Random) -> None:
    parent = one.getparent()
    step = dice.randrange(6)
    if step == 0 and parent is not None:
        parent.remove(one)
    elif step == 1 and parent is not None:
        parent.extend([deepcopy(one) for _ in range(dice.choice((1, 3, 60)))])
    elif step == 2:
        other.append(deepcopy(one))
    elif step == 3 and parent is not None:
        deep = one
        for _ in range(dice.choice((1, 5, 200))):
            shell = etree.Element(one.tag)
            shell.append(deepcopy(deep))
            deep = shell
        parent.append(deep)
    elif step == 4 and one.attrib:
        one.attrib[dice.choice(sorted(map(str, one.attrib)))] = dice.choice(("", "-1", "99999999999", "x", "0", "true"))
    else:
        one.text = dice.choice(TEXTS).decode("utf-8", "replace").translate(_NOT_XML)


def _json(seed: Seed, dice: random.Random) -> bytes:
    return json.dumps(_twisted(json.loads(seed.content), dice)).encode()


def _twisted(value: object, dice: random.Random) -> object:
    """A JSON value in which some values are of another type, doubled or nested."""
    if dice.random() < 0.06:
        odd: tuple[object, ...] = (None, True, -1, 1e300, "", "x" * 3000, [], {}, [value], {"name": value})
        return dice.choice((*odd, [value] * 50, "\ud800", dice.choice(TEXTS).decode("utf-8", "replace")))
    if isinstance(value, dict):
        return {key: _twisted(entry, dice) for key, entry in value.items()}
    if isinstance(value, list):
        return [_twisted(entry, dice) for entry in value]
    return value

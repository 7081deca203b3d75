"""Functions of ISO 32000-2, 7.10: numbers to numbers, as tints and shadings use them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

Pairs = tuple[tuple[float, float], ...]
MAX_STEPS = 2000
MAX_STACK = 100
MAX_BLOCKS = 8


class Function(Protocol):
    """Gives the values at a point; None where they cannot be told."""

    def __call__(self, inputs: Sequence[float]) -> list[float] | None:
        """The values."""


def pairs(numbers: Sequence[float]) -> Pairs:
    """Numbers two by two: the lower and upper end of each range."""
    return tuple(zip(numbers[::2], numbers[1::2], strict=False))


def within(numbers: Sequence[float], ranges: Pairs) -> list[float]:
    """The numbers, each brought into its range; numbers beyond the ranges stay as they are."""
    bounded = [float(min(max(number, low), high)) for number, (low, high) in zip(numbers, ranges, strict=False)]
    return [*bounded, *map(float, numbers[len(bounded) :])]


@dataclass(frozen=True, slots=True)
class Sampled:
    """A table of values (type 0), read at the sample that lies nearest."""

    domain: Pairs
    sizes: tuple[int, ...]
    bits: int
    decode: Pairs
    samples: bytes

    def __call__(self, inputs: Sequence[float]) -> list[float] | None:
        """The values of the nearest sample; None for sizes of samples other than whole bytes."""
        if self.bits not in {8, 16} or len(inputs) != len(self.sizes):
            return None
        at, step = 0, 1
        for number, (low, high), size in zip(within(inputs, self.domain), self.domain, self.sizes, strict=True):
            share = (number - low) / (high - low) if high > low else 0.0
            at += round(share * (size - 1)) * step
            step *= size
        width = self.bits // 8
        first = at * len(self.decode) * width
        raw = self.samples[first : first + len(self.decode) * width]
        if len(raw) != len(self.decode) * width:
            return None
        values = [int.from_bytes(raw[i : i + width], "big") / (256**width - 1) for i in range(0, len(raw), width)]
        return [low + value * (high - low) for value, (low, high) in zip(values, self.decode, strict=True)]


@dataclass(frozen=True, slots=True)
class Exponential:
    """From one colour to another (type 2)."""

    domain: Pairs
    start: tuple[float, ...]
    end: tuple[float, ...]
    exponent: float

    def __call__(self, inputs: Sequence[float]) -> list[float] | None:
        """The values."""
        share = within(inputs, self.domain)[0] ** self.exponent
        return [one + share * (other - one) for one, other in zip(self.start, self.end, strict=True)]


@dataclass(frozen=True, slots=True)
class Stitched:
    """Several functions side by side (type 3)."""

    domain: Pairs
    parts: tuple[Function, ...]
    bounds: tuple[float, ...]
    encode: Pairs

    def __call__(self, inputs: Sequence[float]) -> list[float] | None:
        """The values of the part in whose range the input lies."""
        number = within(inputs, self.domain)[0]
        edges = (self.domain[0][0], *self.bounds, self.domain[0][1])
        part = sum(number >= bound for bound in self.bounds)
        (low, high), (first, last) = list(pairwise(edges))[part], self.encode[part]
        share = (number - low) / (high - low) if high > low else 0.0
        return self.parts[part]([first + share * (last - first)])


_TOKEN = re.compile(r"[{}]|[^\s{}]+")
Program = list["str | float | Program"]


def calculator(text: str, domain: Pairs, ranges: Pairs) -> Function:
    """A PostScript calculator (type 4); ValueError where the program is none."""
    tokens = _TOKEN.findall(text)[:MAX_STEPS]
    program, rest = _block(tokens[1:], 0) if tokens[:1] == ["{"] else ([], ["}"])
    if rest:
        raise ValueError("a calculator stands between braces")

    def run(inputs: Sequence[float]) -> list[float] | None:
        stack = within(inputs, domain)
        try:
            _run(program, stack)
        except (IndexError, ValueError, ArithmeticError, TypeError, KeyError):
            return None
        return within(stack[-len(ranges) :], ranges) if len(stack) >= len(ranges) > 0 else None

    return run


def _block(tokens: list[str], depth: int) -> tuple[Program, list[str]]:
    program: Program = []
    while tokens:
        token, *tokens = tokens
        if token == "}":
            return program, tokens
        if token == "{":
            if depth >= MAX_BLOCKS:
                break
            inner, tokens = _block(tokens, depth + 1)
            program.append(inner)
        else:
            program.append(float(token) if re.fullmatch(r"[+-]?\d{0,9}\.?\d{0,9}", token) else token)
    raise ValueError("a block of a calculator has no end")


def _run(program: Program, stack: list[float]) -> None:
    blocks: list[Program] = []
    for step in program:
        if isinstance(step, list):
            blocks.append(step)
        elif isinstance(step, float):
            stack.append(step)
        elif step in {"if", "ifelse"}:
            otherwise = blocks.pop() if step == "ifelse" else []
            then = blocks.pop()
            _run(then if stack.pop() else otherwise, stack)
        else:
            _OPERATORS[step](stack)
        if len(stack) > MAX_STACK:
            raise ValueError("a calculator keeps too much")


def _one(act: Callable[[float], float]) -> Callable[[list[float]], None]:
    def run(stack: list[float]) -> None:
        stack.append(float(act(stack.pop())))

    return run


def _two(act: Callable[[float, float], float]) -> Callable[[list[float]], None]:
    def run(stack: list[float]) -> None:
        second, first = stack.pop(), stack.pop()
        stack.append(float(act(first, second)))

    return run


def _copy(stack: list[float]) -> None:
    count = int(stack.pop())
    if not 0 <= count <= len(stack):
        raise ValueError("there is not so much to copy")
    stack.extend(stack[len(stack) - count :])


def _index(stack: list[float]) -> None:
    stack.append(stack[-1 - abs(int(stack.pop()))])


def _roll(stack: list[float]) -> None:
    turns, count = int(stack.pop()), int(stack.pop())
    if not 0 < count <= len(stack):
        raise ValueError("there is not so much to roll")
    top = stack[-count:]
    turns %= count
    stack[-count:] = top[count - turns :] + top[: count - turns]


def _exchange(stack: list[float]) -> None:
    stack[-1], stack[-2] = stack[-2], stack[-1]


_OPERATORS: dict[str, Callable[[list[float]], None]] = {
    **{"dup": lambda stack: stack.append(stack[-1]), "pop": lambda stack: stack.__delitem__(-1), "exch": _exchange},
    **{"copy": _copy, "index": _index, "roll": _roll},
    **{"add": _two(float.__add__), "sub": _two(float.__sub__), "mul": _two(float.__mul__)},
    **{"div": _two(float.__truediv__), "idiv": _two(lambda a, b: int(a) // int(b)), "mod": _two(math.fmod)},
    **{"neg": _one(float.__neg__), "abs": _one(abs), "sqrt": _one(math.sqrt), "exp": _two(math.pow)},
    **{"ceiling": _one(math.ceil), "floor": _one(math.floor), "round": _one(round), "truncate": _one(math.trunc)},
    **{"cvi": _one(math.trunc), "cvr": _one(float), "ln": _one(math.log), "log": _one(math.log10)},
    **{"sin": _one(lambda a: math.sin(math.radians(a))), "cos": _one(lambda a: math.cos(math.radians(a)))},
    "atan": _two(lambda a, b: math.degrees(math.atan2(a, b)) % 360),
    **{"eq": _two(float.__eq__), "ne": _two(float.__ne__), "gt": _two(float.__gt__), "ge": _two(float.__ge__)},
    **{"lt": _two(float.__lt__), "le": _two(float.__le__), "not": _one(lambda a: not a)},
    **{"and": _two(lambda a, b: int(a) & int(b)), "or": _two(lambda a, b: int(a) | int(b))},
    **{"xor": _two(lambda a, b: int(a) ^ int(b)), "true": lambda stack: stack.append(1.0)},
    "false": lambda stack: stack.append(0.0),
}

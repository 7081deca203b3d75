"""What a content stream calls by name (fonts, forms, colours, opacity), as far as reading needs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from matcher.cv.functions import Function
from matcher.cv.ink import Box, Colour, Matrix


class Face(Protocol):
    """A font, as far as reading needs it."""

    bold: bool
    height: float

    def decode(self, codes: bytes) -> Sequence[Letter]:
        """What each character code shows."""


class Letter(NamedTuple):
    """What a character code of a font shows: its text, its width in ems.

    `is_space` says that it is the one-byte code of a space, `inked` is False where the font draws nothing for it.
    """

    text: str
    width: float
    is_space: bool
    inked: bool = True


@dataclass(frozen=True, slots=True)
class SoftMask:
    """A form whose light, or else (`alpha`) whose opacity, is the opacity of what is painted through it.

    `backdrop` is the light of what the form leaves unpainted.
    """

    form: Form
    alpha: bool
    backdrop: float
    transfer: Function | None = None


@dataclass(frozen=True, slots=True)
class Shade:
    """What an ExtGState sets; None where it leaves things as they are. `unmasked` ends a soft mask."""

    fill_opacity: float | None
    stroke_opacity: float | None
    blend: str | None = None
    mask: SoftMask | None = None
    unmasked: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """One operator of a content stream with its operands as plain Python values; names start with a slash."""

    operator: str
    operands: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A content stream inside another one; a `group` is painted as one picture, which then is laid on the page."""

    operations: Sequence[Operation]
    matrix: Matrix
    box: Box | None
    resources: Resources
    switched_off: bool = False
    group: bool = False


class ColourSpace(Protocol):
    """A way to name colours by numbers."""

    @property
    def initial(self) -> tuple[float, ...]:
        """The numbers of the colour that it starts with."""

    def colour(self, components: Sequence[float]) -> Colour | None:
        """Red, green and blue; None where they cannot be told."""


@dataclass(frozen=True, slots=True)
class Tile:
    """The cell of a tiling pattern; `coloured` says that it brings its own colours."""

    form: Form
    coloured: bool


class Resources(Protocol):
    """What a content stream calls by name. Every lookup answers None (or a neutral value) for an unknown name."""

    def face(self, name: str) -> Face | None:
        """A font."""

    def form(self, name: str) -> Form | None:
        """A form to paint, None for a picture."""

    def hides(self, name: str, *, closely: bool) -> bool:
        """Whether a picture hides what lies under it; `closely` looks through its mask, too."""

    def shade(self, name: str) -> Shade | None:
        """An ExtGState."""

    def space(self, name: str) -> ColourSpace | None:
        """A colour space, None for that of patterns and for unknown ones."""

    def pattern(self, name: str) -> Tile | Colour | None:
        """A tiling pattern, or the colour of a shading pattern that has but one."""

    def shading(self, name: str) -> Colour | None:
        """The colour of a shading that has but one."""

    def switched_off(self, name: str) -> bool:
        """Whether a marked layer is switched off."""

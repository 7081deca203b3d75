"""How the product uses a pattern, read from its source: a pattern that is only matched at a place is tried at one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.patterns.collect import PACKAGES

ANCHORED = frozenset({"match", "fullmatch"})
_OTHER = "another way"


@dataclass(frozen=True, slots=True)
class _Named:
    """A name that a file gives to what is compiled on some of its lines."""

    module: str
    name: str
    lines: range


class Usage:
    """The methods that are called on each pattern, by the place where it is compiled."""

    def __init__(self, root: Path) -> None:
        self._trees = {path.relative_to(root).as_posix(): _tree(path) for path in _files(root)}
        self._named = [named for path, tree in self._trees.items() for named in _names(path, tree)]
        self._imported: dict[str, list[str]] = {}
        for path, tree in self._trees.items():
            for module in _imports(tree):
                self._imported.setdefault(module, []).append(path)

    def is_anchored(self, place: str) -> bool:
        """Whether the pattern compiled at `path:line` is nowhere searched for: only matched, at one place of a text."""
        path, line = place.rsplit(":", 1)
        methods = set(self._methods(path, int(line)))
        return bool(methods) and methods <= ANCHORED

    def _methods(self, path: str, line: int) -> Iterator[str]:
        yield from _called_at(self._trees[path], line)
        around = [named for named in self._named if named.module == path and line in named.lines]
        innermost = min((len(named.lines) for named in around), default=0)
        for named in (one for one in around if len(one.lines) == innermost):
            for user in (path, *self._imported.get(_module(path), ())):
                yield from _used(self._trees[user], named.name)


def _files(root: Path) -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((root / package).rglob("*.py"))


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _module(path: str) -> str:
    return path.removesuffix(".py").replace("/", ".")


def _imports(tree: ast.Module) -> set[str]:
    return {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


def _names(path: str, tree: ast.Module) -> Iterator[_Named]:
    """Names of a module, fields that a call fills, as in `Words(joint=...)`, and functions that give one."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        for field in call.keywords:
            if field.arg is not None:
                yield _Named(path, field.arg, range(field.value.lineno, (field.value.end_lineno or 0) + 1))
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        for end in (node for node in ast.walk(function) if isinstance(node, ast.Return)):
            yield _Named(path, function.name, range(end.lineno, (end.end_lineno or end.lineno) + 1))
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "value", None)
        for target in targets:
            if isinstance(target, ast.Name) and isinstance(value, ast.expr):
                yield _Named(path, target.id, range(value.lineno, (value.end_lineno or value.lineno) + 1))


def _called_at(tree: ast.Module, line: int) -> Iterator[str]:
    """`re.match(...)` and the like, on this very line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.lineno == line:
            owner = node.func.value
            if isinstance(owner, ast.Name) and owner.id == "re" and node.func.attr != "compile":
                yield node.func.attr


def _used(tree: ast.Module, name: str) -> Iterator[str]:
    """The methods called on a name, and "another way" where it is handed on."""
    attributes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    owned = {id(node.value): node.attr for node in attributes}
    owned |= {id(node.value.func): node.attr for node in attributes if isinstance(node.value, ast.Call)}
    for node in ast.walk(tree):
        named = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else None
        if named == name and isinstance(node.ctx, ast.Load):  # type: ignore[attr-defined]
            yield owned.get(id(node), _OTHER)

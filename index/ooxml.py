"""What is asked of a node of Office Open XML (ECMA-376), by local names: two namespaces are in use.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree


def tag_of(node: etree._Element) -> str:
    """The local name of an element; empty for a comment."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def attribute(node: etree._Element | None, name: str = "val") -> str | None:
    """An attribute by its local name; None where it is missing."""
    if node is None:
        return None
    found = (v for k, v in node.attrib.items() if str(k).rpartition("}")[2] == name)
    return next((str(v) for v in found), None)


def child(node: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element down a path of local names; None where there is none."""
    for tag in path:
        node = None if node is None else next((c for c in node if tag_of(c) == tag), None)
    return node


def children(node: etree._Element | None, tag: str) -> Iterator[etree._Element]:
    """The elements of one local name right below a node."""
    return (c for c in (() if node is None else node) if tag_of(c) == tag)


def whole(text: str | None, otherwise: int = 0) -> int:
    """A whole number that is written in digits, or else another."""
    return int(text) if text is not None and text.isdecimal() and len(text) < 10 else otherwise


def is_on(node: etree._Element | None) -> bool:
    """A switch is on where it stands without a value."""
    return node is not None and attribute(node) not in ("0", "false", "off")

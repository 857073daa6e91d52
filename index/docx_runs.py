"""What a run of a Word document shows: nothing, raised figures, or a sign of a font of signs. Pure.

Knows nothing of paragraphs.
"""

from __future__ import annotations

from lxml import etree

from index.ooxml import attribute, child, is_on

_UNSHOWN = ("vanish", "strike", "dstrike")
_PRIVATE = range(0xF020, 0xF100)
"""Where Word puts the codes of a font of signs."""
_UNKNOWN = "\ufffd"

_SYMBOL = (
    " !∀#∃%&∍()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾"
    "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
"""The signs of the font Symbol, from code 0x20 on."""
_SYMBOL_UPPER = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
"""Those from 0xA0 on."""
_FONTS = {
    "symbol": dict(enumerate(_SYMBOL, 0x20)) | dict(enumerate(_SYMBOL_UPPER, 0xA0)),
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x75: "◆", 0x9F: "•", 0xA1: "○", 0xA7: "▪",
        0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    },
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "□"},
}  # fmt: skip


def is_unshown(properties: etree._Element | None) -> bool | None:
    """Do a run's properties hide its text or strike it out? None where they say nothing of it."""
    switches = [s for tag in _UNSHOWN if (s := child(properties, tag)) is not None]
    return any(map(is_on, switches)) if switches else None


def is_raised(run: etree._Element) -> bool:
    """Does a run stand above the line?"""
    return attribute(child(run, "rPr", "vertAlign")) == "superscript"


def sign(symbol: etree._Element) -> str:
    """The sign that a ``w:sym`` shows; U+FFFD where it is not known."""
    written, font = attribute(symbol, "char") or "", (attribute(symbol, "font") or "").lower()
    try:
        code = int(written, 16)
    except ValueError:
        return _UNKNOWN
    if code in _PRIVATE or code < 0x100:
        return _FONTS.get(font, {}).get(code & 0xFF, _UNKNOWN)
    return chr(code) if code < 0xD800 or 0xF900 <= code < 0x110000 else _UNKNOWN

"""The ways to write of the examination: two halves of one, and others made independently. Pure.

Knows nothing of documents or of verdicts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random
from types import ModuleType

from tests import (
    check_almanac,
    check_almanac_alterations,
    check_alterations,
    check_audit,
    check_audit_alterations,
    check_blind,
    check_blind_alterations,
    check_brief,
    check_brief_alterations,
    check_bulletin,
    check_bulletin_alterations,
    check_charter,
    check_charter_alterations,
    check_circular,
    check_circular_alterations,
    check_colloquy,
    check_counsel,
    check_counsel_alterations,
    check_digest,
    check_digest_alterations,
    check_docket,
    check_docket_alterations,
    check_dossier,
    check_dossier_alterations,
    check_folio,
    check_folio_alterations,
    check_fresh,
    check_fresh_alterations,
    check_gazette,
    check_gazette_alterations,
    check_ledger,
    check_ledger_alterations,
    check_memo,
    check_memo_alterations,
    check_naming,
    check_phrasings,
    check_practice,
    check_practice_alterations,
    check_seminar,
    check_seminar_alterations,
    check_tribune,
    check_tribune_alterations,
    check_words,
)
from tests.check_alterations import WAYS, Alteration, Opposite

DEV, HELD, FRESH, BLIND = "dev", "held", "fresh", "blind"
PRACTICE, MEMO, AUDIT, BRIEF, SEMINAR = "practice", "memo", "audit", "brief", "seminar"
COLLOQUY, COUNSEL, DOSSIER = "colloquy", "counsel", "dossier"
TRIBUNE, GAZETTE, ALMANAC, CIRCULAR = "tribune", "gazette", "almanac", "circular"
DIGEST, BULLETIN, CHARTER, LEDGER = "digest", "bulletin", "charter", "ledger"
DOCKET, FOLIO = "docket", "folio"
HALVES = (DEV, HELD)
"""The halves of the first way to write: one to develop on, one to report."""


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way to cite.

    Attributes:
        name: The group and the number in it.
        template: With the fields of ``check_phrasings``.
    """

    name: str
    template: str


def _as_it_is(at: str, random: Random) -> str:  # noqa: ARG001
    return at


@dataclass(frozen=True, slots=True)
class Style:
    """All that one way to write consists of.

    Attributes:
        phrasings: By the letter of their group.
        marks: Quotation marks, the usual ones more often.
        before, after: Prose that claims nothing.
        absent: Names of documents that are not in the library.
        invented: Sentences that no document has.
        unsupported: A document's title and what nothing says.
        harmless: Changes that leave the words as they are.
        alterations: The ten ways, by their names in ``WAYS``.
        opposite: Makes a claim that denies a sentence.
        document_name: A title as it is cited.
        address: Writes a place once more, in a way of its own.
        unsupported_groups: Groups of phrasings that say what nothing says, in turn.
        denies_limited: Does ``opposite`` see to sentences that limit what they say?
        denies_parts: Does it see to sentences with commas too?
        absent_groups: Groups of phrasings that name what is not in the library, by chance.
    """

    phrasings: Mapping[str, tuple[Phrasing, ...]]
    marks: tuple[tuple[str, str], ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    absent: tuple[str, ...]
    invented: tuple[str, ...]
    unsupported: tuple[tuple[str, str], ...]
    harmless: Callable[[str, Random], str]
    alterations: Mapping[str, Alteration]
    opposite: Opposite
    document_name: Callable[[str, Random], str]
    address: Callable[[str, Random], str] = _as_it_is
    unsupported_groups: str = "DDUN"
    denies_limited: bool = False
    denies_parts: bool = False
    absent_groups: str = "PPPPNM"


GROUPS = {
    "P": "PLACED",
    "K": "SPOKEN",
    "T": "TOLD",
    "N": "NAMED",
    "B": "NAMELESS",
    "H": "HEARSAY",
    "M": "MENTIONED",
    "E": "ENGLISH",
    "D": "CLAIMED",
    "A": "CLAIMED_AT",
    "U": "UNPLACED_CLAIM",
    "S": "SEVERAL",
}
"""The groups of phrasings by the letter that names them."""


def _phrasings(
    module: ModuleType, start: int = 0, step: int = 1
) -> dict[str, tuple[Phrasing, ...]]:
    found = {}
    for letter, group in GROUPS.items():
        templates = getattr(module, group, ())
        every = [Phrasing(f"{letter}-{i}", t) for i, t in enumerate(templates)]
        found[letter] = tuple(every[start::step])
    return found


def _style(
    phrasings: Mapping[str, tuple[Phrasing, ...]],
    prose: ModuleType,
    words: ModuleType,
    changes: ModuleType,
    document_name: Callable[[str, Random], str],
) -> Style:
    alterations = {way: getattr(changes, way) for way in WAYS}
    return Style(
        phrasings, prose.MARKS, prose.BEFORE, prose.AFTER,
        words.ABSENT, words.INVENTED, words.UNSUPPORTED,
        changes.harmless, alterations, changes.opposite, document_name,
    )  # fmt: skip


def _first(start: int) -> Style:
    return _style(
        _phrasings(check_phrasings, start, 2),
        check_phrasings,
        check_words,
        check_alterations,
        check_naming.document_name,
    )


STYLES: Mapping[str, Style] = {
    DEV: _first(0),
    HELD: _first(1),
    FRESH: _style(
        _phrasings(check_fresh),
        check_fresh,
        check_fresh,
        check_fresh_alterations,
        check_naming.other_name,
    ),
    BLIND: _style(
        _phrasings(check_blind),
        check_blind,
        check_blind,
        check_blind_alterations,
        check_naming.other_name,
    ),
    PRACTICE: replace(
        _style(
            _phrasings(check_practice),
            check_practice,
            check_practice,
            check_practice_alterations,
            check_naming.document_name,
        ),
        address=check_practice_alterations.address,
    ),
    MEMO: replace(
        _style(
            _phrasings(check_memo),
            check_memo,
            check_memo,
            check_memo_alterations,
            check_naming.document_name,
        ),
        address=check_practice_alterations.address,
        unsupported_groups="DAUNPDAU",
    ),
    AUDIT: replace(
        _style(
            _phrasings(check_audit),
            check_audit,
            check_audit,
            check_audit_alterations,
            check_audit.document_name,
        ),
        address=check_audit_alterations.address,
        unsupported_groups="DAUNDAUP",
        denies_limited=True,
    ),
    BRIEF: replace(
        _style(
            _phrasings(check_brief),
            check_brief,
            check_brief,
            check_brief_alterations,
            check_brief.document_name,
        ),
        address=check_brief_alterations.address,
        unsupported_groups="DAUNDAUP",
        denies_limited=True,
    ),
    SEMINAR: replace(
        _style(
            _phrasings(check_seminar),
            check_seminar,
            check_seminar,
            check_seminar_alterations,
            check_seminar.document_name,
        ),
        address=check_seminar_alterations.address,
        unsupported_groups="DAAUNDAU",
        denies_limited=True,
        denies_parts=True,
        absent_groups="PPPNMDDAA",
    ),
    COLLOQUY: replace(
        _style(
            _phrasings(check_colloquy),
            check_colloquy,
            check_colloquy,
            check_seminar_alterations,
            check_colloquy.document_name,
        ),
        address=check_practice_alterations.address,
        opposite=check_colloquy.opposite,
        unsupported_groups="DAAUNDAU",
        denies_limited=True,
        denies_parts=True,
        absent_groups="PPPNMDDAA",
    ),
    COUNSEL: replace(
        _style(
            _phrasings(check_counsel),
            check_counsel,
            check_counsel,
            check_counsel_alterations,
            check_counsel.document_name,
        ),
        address=check_counsel_alterations.address,
        unsupported_groups="DAAUNDAU",
        denies_limited=True,
        denies_parts=True,
        absent_groups="PPPNMDDAA",
    ),
    DOSSIER: replace(
        _style(
            _phrasings(check_dossier),
            check_dossier,
            check_dossier,
            check_dossier_alterations,
            check_dossier.document_name,
        ),
        unsupported_groups="DADUANADPU",
        denies_limited=True,
        denies_parts=True,
        absent_groups="PPPNMDA",
    ),
    TRIBUNE: replace(
        _style(
            _phrasings(check_tribune),
            check_tribune,
            check_tribune,
            check_tribune_alterations,
            check_tribune.document_name,
        ),
        address=check_tribune_alterations.address,
        unsupported_groups="DAAUNDAU",
        denies_limited=True,
        denies_parts=True,
        absent_groups="PPPNMDDAA",
    ),
    GAZETTE: replace(
        _style(
            _phrasings(check_gazette),
            check_gazette,
            check_gazette,
            check_gazette_alterations,
            check_gazette.document_name,
        ),
        address=check_gazette_alterations.address,
        unsupported_groups="DAAUNDAU",
        denies_limited=True,
        denies_parts=True,
        absent_groups="PPPNMDDAA",
    ),
    ALMANAC: replace(
        _style(
            _phrasings(check_almanac),
            check_almanac,
            check_almanac,
            check_almanac_alterations,
            check_almanac.document_name,
        ),
        address=check_almanac_alterations.address,
        unsupported_groups="DAAUNDAU",
        denies_limited=True,
        denies_parts=True,
        absent_groups="PPPNMDDAA",
    ),
    CIRCULAR: replace(
        _style(
            _phrasings(check_circular),
            check_circular,
            check_circular,
            check_circular_alterations,
            check_circular.document_name,
        ),
        address=check_circular_alterations.address,
        unsupported_groups="DAAUNDAU",
        denies_limited=True,
        denies_parts=True,
        absent_groups="PPPNMDDAA",
    ),
    DIGEST: replace(
        _style(
            _phrasings(check_digest),
            check_digest,
            check_digest,
            check_digest_alterations,
            check_digest.document_name,
        ),
        address=check_digest_alterations.address,
        unsupported_groups="DAAUNDAU",
        denies_limited=True,
        denies_parts=True,
        absent_groups="PPPNMDDAA",
    ),
    BULLETIN: replace(
        _style(
            _phrasings(check_bulletin),
            check_bulletin,
            check_bulletin,
            check_bulletin_alterations,
            check_bulletin.document_name,
        ),
        address=check_bulletin_alterations.address,
        unsupported_groups="DAAUNDAU",
        denies_limited=True,
        denies_parts=True,
        absent_groups="PPPNMDDAA",
    ),
    CHARTER: replace(
        _style(
            _phrasings(check_charter),
            check_charter,
            check_charter,
            check_charter_alterations,
            check_charter.document_name,
        ),
        address=check_charter_alterations.address,
        unsupported_groups="DAAUNDAU",
        denies_limited=True,
        denies_parts=True,
        absent_groups="PPPNMDDAA",
    ),
    LEDGER: replace(
        _style(
            _phrasings(check_ledger),
            check_ledger,
            check_ledger,
            check_ledger_alterations,
            check_ledger.document_name,
        ),
        address=check_ledger_alterations.address,
        unsupported_groups="DAAUNDAU",
        denies_limited=True,
        denies_parts=True,
        absent_groups="PPPNMDDAA",
    ),
    DOCKET: replace(
        _style(
            _phrasings(check_docket),
            check_docket,
            check_docket,
            check_docket_alterations,
            check_docket.document_name,
        ),
        address=check_docket_alterations.address,
        unsupported_groups="DAAUNDAU",
        denies_limited=True,
        denies_parts=True,
        absent_groups="PPPNMDDAA",
    ),
    FOLIO: replace(
        _style(
            _phrasings(check_folio),
            check_folio,
            check_folio,
            check_folio_alterations,
            check_folio.document_name,
        ),
        address=check_folio_alterations.address,
        unsupported_groups="DAAUNDAU",
        denies_limited=True,
        denies_parts=True,
        absent_groups="PPPNMDDAA",
    ),
}
"""Every way to write by its name."""

"""Questions of which it is known what answers them, and how near a new question comes to them.

Everyday language and the language of a rule meet in other people's questions: who asks what was
asked before gets the clauses that answered it. A clause is known by its words alone, so that one
whose words were changed by an amendment is not taken for it. Knows no library.

Expanding what is searched by questions that it answers is the idea of doc2query (Nogueira et al.,
2019, https://arxiv.org/abs/1904.08375); here they are searched beside the clauses, not in them.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedder import Vectors, family
from index.errors import UNREADABLE_ARRAYS, LibraryError
from index.four_bits import FourBits
from index.lexical import Lexical, analyse
from index.whole_file import write_whole

FORMAT_VERSION = 1
NEAREST = 30
"""Clauses that gain: by as much as each stands above the next one."""
MOST = 6.0
"""Standard deviations that a clause gains at most: a rare sign that two questions share, such as a
number, is told from an echo by nothing else."""
LEXICAL_WEIGHT = 0.3
"""BM25's share against the embedding's where two questions are compared."""

_LATIN = re.compile("[A-Za-zＡ-Ｚａ-ｚ]+")
"""Too rare in known questions to tell anything by BM25: the "a" of an English question or of A公司
would weigh more than all else."""


def fingerprint(text: str) -> str:
    """What stands for a clause's words: the same however spaces, marks and line breaks are."""
    letters = "".join(char for char in text if char.isalnum())
    return hashlib.blake2b(letters.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


class KnownQuestions:
    """Questions and the clauses that answer each."""

    def __init__(
        self,
        model_family: str,
        texts: Sequence[str],
        codes: FourBits,
        clauses: Sequence[str],
        answers: Sequence[Sequence[int]],
    ) -> None:
        """Take questions.

        Args:
            model_family: Of the embedding model that their vectors are from.
            texts: The questions.
            codes: Their unit vectors, a row each.
            clauses: Fingerprints of the clauses.
            answers: For each question the positions of the clauses that answer it.
        """
        self.model_family = model_family
        self.texts = tuple(texts)
        self.clauses = tuple(clauses)
        self.answers = tuple(tuple(found) for found in answers)
        self._codes = codes

    def fits(self, embedding_model: str) -> bool:
        """Whether their vectors are a model's; other weights of one family have nearly the same."""
        return family(embedding_model) == self.model_family

    def __len__(self) -> int:
        return len(self.texts)

    def among(self, texts: Iterable[str]) -> frozenset[str]:
        """The fingerprints of those of some clauses of which it is known what they answer."""
        return self._fingerprints.intersection(map(fingerprint, texts))

    def nearness(self, text: str, vector: Vectors) -> dict[str, float]:
        """By how much each of the nearest clauses stands out, by its fingerprint.

        Both rankings of questions are standardised over all of them; a clause is as near as the
        nearest question that it answers.

        Args:
            text: The question.
            vector: Its vector, shape ``(d,)``; of any length, as all is standardised.
        """
        order, starts, owners = self._by_clause
        if len(owners) <= NEAREST:
            return {}
        near = _standardised(self._vectors @ vector)
        near += LEXICAL_WEIGHT * _standardised(self._lexical.scores(_LATIN.sub(" ", text)))
        best = _standardised(np.maximum.reduceat(near[order], starts))
        rows = np.argpartition(best, -NEAREST - 1)[-NEAREST - 1 :]
        floor = best[rows].min()
        gains = np.minimum(best[rows] - floor, MOST)
        return {
            self.clauses[owners[row]]: float(gain) for row, gain in zip(rows, gains, strict=True)
        }

    @cached_property
    def _fingerprints(self) -> frozenset[str]:
        return frozenset(self.clauses)

    @cached_property
    def _vectors(self) -> Vectors:
        return self._codes.rows()

    @cached_property
    def _lexical(self) -> Lexical:
        lexical = Lexical()
        keys = [str(row) for row in range(len(self.texts))]
        lexical.add([(keys, analyse(self.texts))])
        return lexical

    @cached_property
    def _by_clause(self) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
        """Questions by the clause that they belong to, where each begins, and which it is."""
        pairs = [(clause, row) for row, found in enumerate(self.answers) for clause in found]
        owner, order = np.array(sorted(pairs), np.intp).reshape(-1, 2).T
        owners, starts = np.unique(owner, return_index=True)
        return order, starts, owners

    def save(self, path: Path) -> None:
        """Write the questions; the file appears whole or not at all."""
        told = {
            "format": FORMAT_VERSION,
            "model_family": self.model_family,
            "texts": self.texts,
            "clauses": self.clauses,
            "answers": self.answers,
        }
        header = json.dumps(told, ensure_ascii=False).encode()
        made = io.BytesIO()
        np.savez_compressed(
            made,
            allow_pickle=False,
            header=np.frombuffer(header, np.uint8),
            packed=self._codes.packed,
            mean=self._codes.mean,
            spread=self._codes.spread,
        )
        write_whole(path, made.getvalue())

    @classmethod
    def load(cls, path: Path) -> KnownQuestions:
        """Read what ``save`` wrote.

        Raises:
            LibraryError: The file holds no known questions, or is of another version.
        """
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
                told = json.loads(arrays["header"].tobytes())
                codes = FourBits(arrays["packed"], arrays["mean"], arrays["spread"])
            version = told.pop("format")
            if version != FORMAT_VERSION:
                raise ValueError(f"format {version}, expected {FORMAT_VERSION}")
            return cls(codes=codes, **told)
        except UNREADABLE_ARRAYS as error:
            raise LibraryError(
                f"got no readable known questions in {path} ({error}); install Youju again"
            ) from error


def _standardised(scores: Vectors) -> Vectors:
    """Scores in standard deviations above their mean."""
    return np.asarray((scores - scores.mean()) / (scores.std() or 1.0), np.float32)

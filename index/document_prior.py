"""Which document answers a question, before any clause of it is read.

A linear classifier over the documents that answered the questions it was learned from
(multinomial logistic regression), every other document being one class of its own. A clause's
score is raised by the log-probability of its document. Knows nothing of how it is learned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from index.embedder import Vectors
from index.titles import COUNTRY

_ARTICLE = re.compile(r"\s+第[^\s]{1,12}?条.*", re.DOTALL)


@dataclass(frozen=True, slots=True, eq=False)
class DocumentPrior:
    """What was learned.

    Attributes:
        names: Of the documents that answered, as ``document_name`` gives them.
        matrix: Shape ``(d, n + 1)``, a column for each of the ``n`` names and one for all others.
        bias: Shape ``(n + 1,)``.
    """

    names: tuple[str, ...]
    matrix: Vectors
    bias: Vectors

    def __call__(self, query: Vectors) -> dict[str, float]:
        """The log-probability of each document by its name, by a unit vector of shape ``(d,)``.

        That of every document without a name of its own stands under the empty one.
        """
        logits = query @ self.matrix + self.bias
        told = logits - np.logaddexp.reduce(logits)
        return dict(zip((*self.names, ""), map(float, told), strict=True))


def document_name(title: str) -> str:
    """A document's title without the country and without the article, where it is one alone.

    中华人民共和国刑法 and 刑法 第十四条（第一编） are both 刑法.
    """
    return _ARTICLE.sub("", title).removeprefix(COUNTRY).strip()

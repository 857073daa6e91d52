"""English words by what they do in a rule: those that rule, those that state, those before a name.

Pure. The verbs are alternatives of a regular expression.
"""

from __future__ import annotations

RULES = "may|must|shall|can|cannot"
"""What allows, binds or bars."""
IS_OR_HAS = "is|are|was|were|has|have|does|do"
STATES = f"{IS_OR_HAS}|means?|appl(?:y|ies)"
"""What says something of a subject and rules nothing."""
BEFORE_SOMEBODY = frozenset(
    ["a", "an", "the", "any", "every", "each", "all", "such", "this", "that", "these", "those",
     "no", "and", "or", "but", "however", "where", "if", "when"]
)  # fmt: skip
"""What stands before somebody and says nothing of him."""

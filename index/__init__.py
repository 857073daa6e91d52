"""Documents, clauses, vectors. Knows nothing of language models or screens."""

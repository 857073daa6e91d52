"""A question becomes an answer whose every sentence carries its evidence, or a refusal."""

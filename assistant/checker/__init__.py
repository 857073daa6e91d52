"""A text held against the library: what it claims, and a verdict on each claim."""

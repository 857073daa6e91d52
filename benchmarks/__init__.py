"""What Youju claims, measured; not part of the product. See ``python -m benchmarks --help``."""

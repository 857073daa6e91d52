"""What Youju claims, measured. ``python -m benchmarks --help`` lists it; not part of the product."""

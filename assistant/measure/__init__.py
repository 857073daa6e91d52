"""What the product does, measured; and what a library learns from questions."""

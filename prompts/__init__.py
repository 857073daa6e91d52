"""Words only: what is said to the model, one file per purpose and language."""

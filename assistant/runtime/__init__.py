"""Model files and what runs them: fetched, verified, converted, loaded."""

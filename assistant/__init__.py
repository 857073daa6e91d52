"""People and models: answers whose every sentence carries its evidence."""

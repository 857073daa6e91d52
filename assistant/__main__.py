"""``python -m assistant`` is ``youju``."""

from assistant.cli import main

main()

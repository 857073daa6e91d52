"""``python -m assistant`` is ``youju``; Ctrl-C is heard while the rest is still imported."""


def main() -> None:
    """Run the command line."""
    try:
        from assistant.cli import main as run

        run()
    except KeyboardInterrupt:
        from assistant.console import interrupted

        interrupted()


if __name__ == "__main__":
    main()

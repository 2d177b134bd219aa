"""Run the command line: `python -m transfer_cli` is the same as `transfer`."""

from __future__ import annotations

from transfer_cli.cli import main

if __name__ == "__main__":
    main()

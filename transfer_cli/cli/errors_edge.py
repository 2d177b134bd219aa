"""The one place where errors become messages and exit codes."""

from __future__ import annotations

import json
import logging
import os
import sys
import uuid
from pathlib import Path

import click

from transfer_cli.errors import TransferError

DEFECT = 70
INTERRUPTED = 130


def run(command: click.Command, arguments: list[str] | None = None) -> int:
    """Run the command and return the contract's exit code; no traceback ever reaches the screen.

    Args:
        arguments: Words after the program's name; None = those of this process.
    """
    words = sys.argv[1:] if arguments is None else arguments
    _use_utf8()
    try:
        result = command.main(args=words, prog_name="transfer", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("Stopped; nothing was changed.", err=True)
        return INTERRUPTED
    except TransferError as error:
        _show(error, as_json="--json" in words)
        return error.exit_code
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - keeps the interpreter's last flush quiet
        return 0
    except Exception as error:  # noqa: BLE001 - whatever it is, the user gets one line
        return _defect(error)
    return result if isinstance(result, int) else 0


def _show(error: TransferError, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(error.as_json(), ensure_ascii=False, indent=2))
    from transfer_cli.reports.terminal import printable

    for problem in error.problems[:20]:
        click.echo(printable(str(problem)), err=True)
    if len(error.problems) > 20:
        click.echo(f"... and {len(error.problems) - 20} more.", err=True)
    click.echo(printable(f"{error.what} {error.fix} [{error.id}]"), err=True)


def _use_utf8() -> None:
    """Names have accents; a Windows console in an old code page must not stop on them."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _defect(error: Exception) -> int:
    """Log the traceback where the user may find it; say one line."""
    from transfer_cli.files import make_folder

    number = uuid.uuid4().hex[:8]
    path = log_file()
    try:
        make_folder(path.parent)
        handler: logging.Handler = logging.FileHandler(path, encoding="utf-8", delay=True)
        path.touch(mode=0o600, exist_ok=True)
    except OSError:
        handler = logging.NullHandler()
    logger = logging.getLogger("transfer_cli.defects")
    logger.propagate = False
    logger.addHandler(handler)
    logger.error("defect %s\n%s", number, without_values(error))
    logger.removeHandler(handler)
    handler.close()
    click.echo(
        f"transfer has a defect, number {number}. Nothing was changed by the step that failed. "
        f"Please send {path} to whoever looks after transfer for you. [DEF070]",
        err=True,
    )
    return DEFECT


def without_values(error: BaseException) -> str:
    """Where it happened, without the messages of the errors: they may quote a child's name."""
    import traceback

    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    before = f"{without_values(cause)}\nand then\n" if cause else ""
    return f"{before}{''.join(traceback.format_tb(error.__traceback__))}{type(error).__name__}"


def log_file() -> Path:
    """Where tracebacks go: TRANSFER_LOG, else the user's own state folder."""
    named = os.environ.get("TRANSFER_LOG")
    return Path(named) if named else Path(click.get_app_dir("transfer")) / "transfer.log"

"""Fixtures that more than one folder of tests uses."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, settings

from transfer_cli.cli import transfer
from transfer_cli.cli.errors_edge import run as run_at_edge

settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")  # a busy machine is no failure


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Rewrite the golden files with what came out.")


@dataclass(frozen=True)
class Answer:
    """What a command printed and the code it left with."""

    exit_code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        return json.loads(self.stdout)


Run = Callable[..., Answer]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the test stands in, with no setting of the environment in force."""
    for name in list(os.environ):
        if name.startswith("TRANSFER_") and not name.startswith("TRANSFER_TEST_"):
            monkeypatch.delenv(name)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TRANSFER_LOG", str(tmp_path / "log" / "transfer.log"))
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(workspace: Path) -> Run:  # noqa: ARG001 - a command runs in a folder of its own
    """Run `transfer` with these words, exactly as a user would: `run("--json", "status")`."""

    def run_transfer(*words: str) -> Answer:
        import click

        @click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
        @click.argument("words", nargs=-1, type=click.UNPROCESSED)
        @click.pass_context
        def edge(ctx: click.Context, words: tuple[str, ...]) -> None:
            ctx.exit(run_at_edge(transfer, list(words)))

        result = CliRunner().invoke(edge, ["--", *words])
        return Answer(result.exit_code, result.stdout, result.stderr)

    return run_transfer


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with a file in the `golden` folder beside the test; --update-golden rewrites it."""

    def compare(text: str, name: str) -> None:
        path = Path(request.path).parent / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare


def readable_by_others(folder: Path) -> list[Path]:
    """Files and folders below this one that somebody beside their owner can read; none where there are no modes."""
    if os.name != "posix":
        return []
    return sorted(path for path in folder.rglob("*") if path.stat().st_mode & 0o077)


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `transfer demo` makes, once for all tests: copy it before writing to it."""
    folder = tmp_path_factory.mktemp("demo") / "demo"
    with pytest.MonkeyPatch.context() as patch:
        for name in ("TRANSFER_DB", "TRANSFER_SETTINGS", "TRANSFER_AS_OF"):
            patch.delenv(name, raising=False)
        assert run_at_edge(transfer, ["-q", "demo", str(folder)]) == 0
    return folder

"""Help: every command says what it does, and its example works on the sample caseload."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.conftest import Run, readable_by_others
from transfer_cli.cli import transfer

ROOT = Path(__file__).parent.parent
DONE, FINDING = 0, 1


def commands(group: click.Group = transfer, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by its words."""
    for name, command in sorted(group.commands.items()):
        words = (*path, name)
        if isinstance(command, click.Group):
            yield from commands(command, words)
        if not isinstance(command, click.Group) or command.invoke_without_command:
            yield " ".join(words), command


COMMANDS = dict(commands())


def examples(command: click.Command) -> list[str]:
    """The lines of the help that begin with `Example:`, without that word."""
    lines = (command.help or "").splitlines()
    return [line.strip().removeprefix("Example:").strip() for line in lines if line.strip().startswith("Example:")]


EXAMPLES = [(name, example) for name, command in COMMANDS.items() for example in examples(command)]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_what_it_does_in_a_sentence(name: str) -> None:
    summary = (COMMANDS[name].help or "").strip().split("\n\n")[0].strip()
    assert summary.endswith("."), summary


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_an_example_that_calls_it(name: str) -> None:
    found = examples(COMMANDS[name])
    assert found
    for example in found:
        words = [word for word in shlex.split(example) if not word.startswith("-")]
        assert words[0] == "transfer"
        assert name.split(maxsplit=1)[0] in words


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_is_for(name: str) -> None:
    options = (p for p in COMMANDS[name].params if isinstance(p, click.Option) and not p.hidden)
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[example for _, example in EXAMPLES])
def test_the_example_works_on_the_sample(
    name: str, example: str, demo_folder: Path, run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(demo_folder, workspace / "here")
    monkeypatch.chdir(workspace / "here")
    monkeypatch.setenv("TRANSFER_AS_OF", "2016-10-03")
    monkeypatch.setattr("tempfile.tempdir", str(workspace / "no such folder"))
    answer = run(*shlex.split(example)[1:])
    assert answer.exit_code in {DONE, FINDING}, (name, answer.stderr)
    assert answer.stdout or answer.stderr
    assert readable_by_others(Path()) == []


def test_the_demo_is_for_its_owner_only(demo_folder: Path) -> None:
    assert readable_by_others(demo_folder) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_or_a_page_of_the_documentation_names_it(name: str) -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    assert any(f"transfer {name}" in page.read_text(encoding="utf-8") for page in pages)

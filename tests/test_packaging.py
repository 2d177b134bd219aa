"""What is in the tree is what is shipped: packages are listed by hand, and a forgotten one is left out in silence."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import sys
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAPPED = {"transfer_cli.templates": ROOT / "templates", "transfer_cli.sample_data": ROOT / "sample_data"}


def packages_in_the_tree() -> set[str]:
    found = {".".join(init.parent.relative_to(ROOT).parts) for init in (ROOT / "transfer_cli").rglob("__init__.py")}
    return found | set(MAPPED)


def data_files() -> set[str]:
    """Every file that is not Python under the package and the two mapped folders, as the wheel should name it."""
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "transfer_cli").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    for package, folder in MAPPED.items():
        inside = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        found |= {f"{package.replace('.', '/')}/{path.relative_to(folder).as_posix()}" for path in inside}
    return found


def test_setup_cfg_lists_every_package() -> None:
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    assert set(setup["options"]["packages"].split()) == packages_in_the_tree()


def test_the_templates_and_sample_data_are_importable() -> None:
    assert files("transfer_cli.templates").joinpath("letters").is_dir()
    assert files("transfer_cli.sample_data").joinpath("caseload.csv").is_file()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names in a freshly built wheel."""
    out, source = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("source")
    for name in ("transfer_cli", "templates", "sample_data"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("setup.cfg", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(source)],
        check=True,
        capture_output=True,
    )
    (path,) = out.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_file_of_the_tree(wheel: set[str]) -> None:
    assert sorted(data_files() - wheel) == []


def test_the_wheel_holds_nothing_else(wheel: set[str]) -> None:
    others = {name for name in wheel if ".dist-info/" not in name}
    assert sorted(others - data_files()) == []

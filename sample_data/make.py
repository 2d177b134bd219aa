"""Make every file of the sample anew: `python sample_data/make.py [FOLDER]`.

The children, families, officers and schools are invented, and the same ones come out each time.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def files() -> dict[str, bytes]:
    """Name and content of every file that is made; the settings are written by hand."""
    from sample_data.caseload import caseload, caseload_csv
    from sample_data.directory import settings_csv
    from sample_data.follow_up import follow_up_csv
    from sample_data.messy import messy_xlsx
    from sample_data.september import september_csv
    from transfer_cli.readers.settings_toml import read_settings

    settings = read_settings(HERE / "transfer.toml")
    children = caseload(settings)
    return {
        "settings.csv": settings_csv(settings),
        "caseload.csv": caseload_csv(children),
        "events_september.csv": september_csv(children, settings),
        "events_follow_up.csv": follow_up_csv(children, settings),
        "caseload_messy.xlsx": messy_xlsx(children),
    }


def main() -> None:
    """Write the files into the folder named on the command line, or beside this program."""
    sys.path.insert(0, str(HERE.parent))  # so that it runs as a script as well as a module
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for name, content in files().items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()

"""Every error id with the text that `transfer explain ID` prints."""

from __future__ import annotations

from transfer_cli.errors import ErrorText
from transfer_cli.errors.backups import TEXTS as BACKUPS
from transfer_cli.errors.directory import TEXTS as DIRECTORY
from transfer_cli.errors.forecast import TEXTS as FORECAST
from transfer_cli.errors.importing import TEXTS as IMPORTING
from transfer_cli.errors.law import TEXTS as LAW
from transfer_cli.errors.letters import TEXTS as LETTERS
from transfer_cli.errors.local_plan import TEXTS as LOCAL_PLAN
from transfer_cli.errors.record import TEXTS as RECORD
from transfer_cli.errors.reports import TEXTS as REPORTS
from transfer_cli.errors.retention import TEXTS as RETENTION
from transfer_cli.errors.roles import TEXTS as ROLES
from transfer_cli.errors.schedule import TEXTS as SCHEDULE
from transfer_cli.errors.settings import TEXTS as SETTINGS
from transfer_cli.errors.undoing import TEXTS as UNDOING
from transfer_cli.errors.usage import TEXTS as USAGE
from transfer_cli.errors.watching import TEXTS as WATCHING

CATALOGUE: dict[str, ErrorText] = {
    **IMPORTING,
    **DIRECTORY,
    **SETTINGS,
    **LOCAL_PLAN,
    **RECORD,
    **BACKUPS,
    **ROLES,
    **UNDOING,
    **SCHEDULE,
    **LAW,
    **LETTERS,
    **REPORTS,
    **RETENTION,
    **FORECAST,
    **USAGE,
    **WATCHING,
}

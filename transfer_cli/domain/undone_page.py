"""The page of a published plan, which undoing its publishing takes down nowhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from transfer_cli.domain.changes import Operation

PUBLISH = "plan publish"
"""The command whose page families have read."""


def page_left(
    operation: Operation, operations: Iterable[Operation], undone: Collection[int], *, redo: bool
) -> tuple[str, ...]:
    """What becomes of the page of the plan once its publishing is undone, or done again, and what a person has to do.

    Args:
        operations: All of them, in order.
        undone: Numbers of those that do not count.

    Returns:
        Whole sentences; empty for any other command.
    """
    if operation.command != PUBLISH:
        return ()
    version = _version(operation)
    if redo:
        not_up = (
            f"The page of {version} is not put up by this. If it was taken down, put it up again, or make it anew with "
            "that version's [[plan]] tables and [plan_version] in the settings: transfer plan publish."
        )
        return (not_up,)
    stays = (
        f"The page of {version} stays where it is, here and wherever it was put up, and families may have read it: "
        "take it down by hand, and tell them."
    )
    counting = [one for one in operations if one.command == PUBLISH and one.id not in undone]
    others = [one for one in counting if _version(one) != version]
    if not others:
        return stays, "No other version was published, so that families have no promise then."
    latest = _version(others[-1])
    if others[-1].id > operation.id:
        return stays, f"The page of {latest}, which was published later, is not touched."
    again = (
        f"To publish {latest} again, put its [[plan]] tables and [plan_version] back into the settings (a backup made "
        "then has them), and give: transfer plan publish."
    )
    return stays, again


def _version(operation: Operation) -> str:
    """`version 2 of 2016-09-01`, as the words of the operation begin."""
    return operation.words.rpartition(", ")[0] or "that version"

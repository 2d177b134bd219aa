"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "operation",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("command", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("recorded", sa.DateTime(timezone=True), nullable=False),
        sa.Column("file_sha256", sa.String(), nullable=True),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_operation"),
        sa.UniqueConstraint("hash", name="uq_operation_hash"),
    )
    op.create_index("ix_operation_file_sha256", "operation", ["file_sha256"])
    op.create_table(
        "case_row",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("upn", sa.String(), nullable=True),
        sa.Column("forename", sa.String(), nullable=True),
        sa.Column("surname", sa.String(), nullable=True),
        sa.Column("date_of_birth", sa.Date(), nullable=False),
        sa.Column("home_address1", sa.String(), nullable=True),
        sa.Column("home_address2", sa.String(), nullable=True),
        sa.Column("home_address3", sa.String(), nullable=True),
        sa.Column("home_address4", sa.String(), nullable=True),
        sa.Column("home_address5", sa.String(), nullable=True),
        sa.Column("home_postcode", sa.String(), nullable=True),
        sa.Column("ncy", sa.Integer(), nullable=True),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("document_date", sa.Date(), nullable=True),
        sa.Column("last_annual_review", sa.Date(), nullable=True),
        sa.Column("setting_urn", sa.String(), nullable=True),
        sa.Column("setting_name", sa.String(), nullable=True),
        sa.Column("setting_type", sa.String(), nullable=False),
        sa.Column("phase_move", sa.String(), nullable=True),
        sa.Column("phase_move_on", sa.Date(), nullable=True),
        sa.Column("primary_need", sa.String(), nullable=True),
        sa.Column("officer", sa.String(), nullable=True),
        sa.Column("commissioning_body", sa.String(), nullable=True),
        sa.Column("priority", sa.Text(), nullable=True),
        sa.Column("hold_letters", sa.String(), nullable=True),
        sa.Column("young_person_can_decide", sa.Boolean(), nullable=True),
        sa.Column("assessment_begins", sa.Date(), nullable=True),
        sa.Column("meeting_on", sa.Date(), nullable=True),
        sa.Column("meeting_at", sa.String(), nullable=True),
        sa.Column("meeting_place", sa.String(), nullable=True),
        sa.Column("meeting_officer", sa.String(), nullable=True),
        sa.Column("moved_in_on", sa.Date(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("left_reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["operation_id"], ["operation.id"], name="fk_case_row_operation_id_operation"),
        sa.PrimaryKeyConstraint("id", name="pk_case_row"),
        sa.UniqueConstraint("reference", name="uq_case_row_reference"),
    )
    op.create_table(
        "row_digest",
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["operation_id"], ["operation.id"], name="fk_row_digest_operation_id_operation"),
        sa.PrimaryKeyConstraint("table_name", "row_id", name="pk_row_digest"),
    )
    op.create_index("ix_row_digest_operation_id", "row_digest", ["operation_id"])
    op.create_table(
        "schedule",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("feasible", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["operation_id"], ["operation.id"], name="fk_schedule_operation_id_operation"),
        sa.PrimaryKeyConstraint("id", name="pk_schedule"),
    )
    op.create_table(
        "contact",
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("relationship", sa.String(), nullable=True),
        sa.Column("parental_responsibility", sa.Boolean(), nullable=True),
        sa.Column("address1", sa.String(), nullable=True),
        sa.Column("address2", sa.String(), nullable=True),
        sa.Column("address3", sa.String(), nullable=True),
        sa.Column("address4", sa.String(), nullable=True),
        sa.Column("address5", sa.String(), nullable=True),
        sa.Column("postcode", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("format", sa.String(), nullable=True),
        sa.Column("do_not_write", sa.Boolean(), nullable=True),
        sa.Column("confidential", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["reference"], ["case_row.reference"], name="fk_contact_reference_case_row"),
        sa.PrimaryKeyConstraint("reference", "number", name="pk_contact"),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("happened", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=True),
        sa.Column("supersedes", sa.Integer(), nullable=True),
        sa.Column("retracts", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["operation_id"], ["operation.id"], name="fk_event_operation_id_operation"),
        sa.ForeignKeyConstraint(["reference"], ["case_row.reference"], name="fk_event_reference_case_row"),
        sa.ForeignKeyConstraint(["supersedes"], ["event.id"], name="fk_event_supersedes_event"),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
        sa.UniqueConstraint("supersedes", name="uq_event_supersedes"),
    )
    op.create_index("ix_event_operation_id", "event", ["operation_id"])
    op.create_index("ix_event_reference", "event", ["reference"])
    op.create_table(
        "field_change",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("old", sa.String(), nullable=True),
        sa.Column("new", sa.String(), nullable=True),
        sa.Column("holds_from", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["operation_id"], ["operation.id"], name="fk_field_change_operation_id_operation"),
        sa.ForeignKeyConstraint(["reference"], ["case_row.reference"], name="fk_field_change_reference_case_row"),
        sa.PrimaryKeyConstraint("id", name="pk_field_change"),
    )
    op.create_index("ix_field_change_holds_from", "field_change", ["holds_from"])
    op.create_index("ix_field_change_operation_id", "field_change", ["operation_id"])
    op.create_index("ix_field_change_reference_field", "field_change", ["reference", "field"])
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("batch", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("addressee", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("template", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["operation_id"], ["operation.id"], name="fk_letter_operation_id_operation"),
        sa.ForeignKeyConstraint(["reference"], ["case_row.reference"], name="fk_letter_reference_case_row"),
        sa.PrimaryKeyConstraint("id", name="pk_letter"),
    )
    op.create_index("ix_letter_batch", "letter", ["batch"])
    op.create_index("ix_letter_operation_id", "letter", ["operation_id"])
    op.create_index("ix_letter_reference", "letter", ["reference"])
    op.create_table(
        "schedule_start",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("schedule_id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("officer", sa.String(), nullable=True),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["operation_id"], ["operation.id"], name="fk_schedule_start_operation_id_operation"),
        sa.ForeignKeyConstraint(["reference"], ["case_row.reference"], name="fk_schedule_start_reference_case_row"),
        sa.ForeignKeyConstraint(["schedule_id"], ["schedule.id"], name="fk_schedule_start_schedule_id_schedule"),
        sa.PrimaryKeyConstraint("id", name="pk_schedule_start"),
        sa.UniqueConstraint("reference", "schedule_id", name="uq_schedule_start_reference_schedule_id"),
    )
    op.create_index("ix_schedule_start_operation_id", "schedule_start", ["operation_id"])
    op.create_index("ix_schedule_start_schedule_id", "schedule_start", ["schedule_id"])
    op.create_table(
        "letter_state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("happened", sa.Date(), nullable=False),
        sa.Column("post_class", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name="fk_letter_state_letter_id_letter"),
        sa.ForeignKeyConstraint(["operation_id"], ["operation.id"], name="fk_letter_state_operation_id_operation"),
        sa.PrimaryKeyConstraint("id", name="pk_letter_state"),
    )
    op.create_index("ix_letter_state_letter_id", "letter_state", ["letter_id"])
    op.create_index("ix_letter_state_operation_id", "letter_state", ["operation_id"])

"""What the law, the calendar and the record say of a caseload: pure values, no files, no clock."""

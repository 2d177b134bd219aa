"""Moves a caseload from Statements of SEN to EHC plans, and can say why of every date."""

__version__ = "0.1.0"

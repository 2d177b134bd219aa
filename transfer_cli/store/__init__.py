"""The record: every row that was ever written, and what it said on any day."""

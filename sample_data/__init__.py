"""An invented caseload of real size, and the seeded program that makes it."""

"""Letters, letterhead, report pages and chart specifications."""

"""Rule sets: the law as rows of data, one file a nation."""

"""Letters to families, checked before and after they are rendered."""

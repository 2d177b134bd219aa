"""One file a fault, beside the words it must give."""

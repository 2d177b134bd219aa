"""Files in, checked values and problems out."""

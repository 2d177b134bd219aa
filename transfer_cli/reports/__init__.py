"""One set of numbers, written as terminal, HTML, PDF, XLSX, CSV or JSON."""

"""Scripts that make the data files the analysis ships; never imported by the program."""

"""One file for each format that can be read; `corpus/formats.py` lists them."""

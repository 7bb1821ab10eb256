"""Annotations kept; knows no screen and no analysis."""

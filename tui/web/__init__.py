"""The same screen in a browser; knows nothing of what it shows."""

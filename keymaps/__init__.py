"""Commands as data and the keys that call them; knows no screen."""

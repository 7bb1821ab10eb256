"""Numbers of things in words; imports nothing."""


def counted(number: int, noun: str) -> str:
    """How many, in words that fit one as well."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"

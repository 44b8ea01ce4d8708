"""Tells letters the direction of a language."""

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def reads_right_to_left(tag: str) -> bool:
    """Return whether a language (a tag such as ``ur`` or ``ar-EG``) is read from right to left."""
    return tag.partition("-")[0] in RIGHT_TO_LEFT

"""A HEIC photograph, as iPhones keep them, made into one that browsers show. The file that was kept stays as it came."""

import io

import pi_heif
from PIL import Image, ImageOps

WIDEST = 1600
"""Pixels of the longer side: enough to look at; the file itself has all of them."""
_QUALITY = 80
_UNREADABLE = (EOFError, LookupError, MemoryError, OSError, RuntimeError, SyntaxError, TypeError, ValueError)
"""What the decoder raises on what no telephone wrote."""


def as_jpeg(content: bytes) -> bytes | None:
    """Return a HEIC picture as a JPEG, turned upright, without where and when it was taken; None where it cannot be read."""
    try:
        picture = pi_heif.open_heif(content, convert_hdr_to_8bit=True).to_pillow()
        upright = ImageOps.exif_transpose(picture).convert("RGB")
        upright.thumbnail((WIDEST, WIDEST))
        made = io.BytesIO()
        Image.frombytes("RGB", upright.size, upright.tobytes()).save(made, "JPEG", quality=_QUALITY)
    except _UNREADABLE:
        return None
    return made.getvalue()

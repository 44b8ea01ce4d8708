"""Converts an iPhone's HEIC photograph to one that browsers show; the stored file stays as it came."""

import io

import pi_heif
from PIL import Image, ImageOps

WIDEST = 1600
"""Pixels of the longer side: enough for a page; the file itself has all of them."""
_QUALITY = 80
_UNREADABLE = (EOFError, LookupError, MemoryError, OSError, RuntimeError, SyntaxError, TypeError, ValueError)
"""What the decoder raises on malformed pictures."""


def as_jpeg(content: bytes) -> bytes | None:
    """Return a HEIC picture as a JPEG, upright, without place and time of the photograph; None where it cannot be read."""
    try:
        picture = pi_heif.open_heif(content, convert_hdr_to_8bit=True).to_pillow()
        upright = ImageOps.exif_transpose(picture).convert("RGB")
        upright.thumbnail((WIDEST, WIDEST))
        made = io.BytesIO()
        Image.frombytes("RGB", upright.size, upright.tobytes()).save(made, "JPEG", quality=_QUALITY)
    except _UNREADABLE:
        return None
    return made.getvalue()

"""Seals words under a key of their person. Without the key they are unreadable."""

import hmac
import json
import os
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from evenhand.journal.canonical import canonical
from evenhand.journal.models import Entry, PersonKey

LEAST_SECRET = 32  # characters
KEY_BYTES = 32
NONCE_BYTES = 12


class UnreadableError(Exception):
    """Something sealed does not open: another installation's key, or changed bytes."""


def wrap_new_key(key: PersonKey) -> None:
    """Give a person's key its bytes, wrapped under the installation's key."""
    key.wrapped = _shut(_master(settings.JOURNAL_KEY), os.urandom(KEY_BYTES), _owner(key))


def wrap_again(key: PersonKey, old_secret: str) -> None:
    """Rewrap a person's key from an old secret under the present one.

    Raises:
        UnreadableError: it was not wrapped under that secret.
    """
    bare = _unshut(_master(old_secret), bytes(key.wrapped), _owner(key))
    key.wrapped = _shut(_master(settings.JOURNAL_KEY), bare, _owner(key))


def seal(entry: Entry, key: PersonKey, words: dict[str, Any]) -> bytes:
    """Return the words of an entry, encrypted under a person's key and bound to the entry's place in its chain."""
    return _shut(_bare(key), canonical(words).encode(), _place(entry))


def unseal(entry: Entry, key: PersonKey) -> dict[str, Any]:
    """Return the words of an entry.

    Raises:
        UnreadableError: the key is not the installation's, or the bytes were changed or moved here from elsewhere.
    """
    words: dict[str, Any] = json.loads(_unshut(_bare(key), bytes(entry.sealed or b""), _place(entry)))
    return words


def opens_what_is_sealed() -> bool:
    """Return whether the installation's key opens the oldest and the newest sealed words; nothing sealed is opened."""
    living = PersonKey.objects.filter(destroyed_at=None).order_by("made_at")
    try:
        for key in (living.first(), living.last()):
            _ = key and _bare(key)
    except UnreadableError:
        return False
    return True


def opens(key: PersonKey) -> bool:
    """Return whether a living key opens under the installation's."""
    try:
        return bool(_bare(key))
    except UnreadableError:
        return False


def fingerprint() -> str:
    """Return what tells the installation's key from another one, and nothing of the key itself."""
    return _derived(settings.JOURNAL_KEY, b"evenhand fingerprint").hex()[:16]


def mark_of(content: bytes) -> str:
    """Return a mark that only the installation's key can make of a content: a changed content has another."""
    return hmac.new(_derived(settings.JOURNAL_KEY, b"evenhand backup"), content, "sha256").hexdigest()


def _bare(key: PersonKey) -> bytes:
    return _unshut(_master(settings.JOURNAL_KEY), bytes(key.wrapped), _owner(key))


def _owner(key: PersonKey) -> bytes:
    return f"evenhand key {key.landlord_id} {key.person} {key.pk}".encode()


def _place(entry: Entry) -> bytes:
    return f"evenhand entry {entry.landlord_id} {entry.sequence} {entry.key_id}".encode()


def _master(secret: str) -> bytes:
    return _derived(secret, b"evenhand journal")


@lru_cache(maxsize=8)
def _derived(secret: str, purpose: bytes) -> bytes:
    if len(secret) < LEAST_SECRET:
        raise ImproperlyConfigured(f"EVENHAND_KEY must have {LEAST_SECRET} characters or more to seal words in the journal.")
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(secret.encode())


def _shut(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to)


def _unshut(key: bytes, shut: bytes, bound_to: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(shut[:NONCE_BYTES], shut[NONCE_BYTES:], bound_to)
    except (InvalidTag, ValueError) as wrong:
        raise UnreadableError("It does not open under this installation's key, or its bytes were changed.") from wrong

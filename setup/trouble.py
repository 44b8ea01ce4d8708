"""Turns what pip or npm printed when it failed into one sentence that says what to do."""

CERTIFICATE = ("CERTIFICATE_VERIFY_FAILED", "SELF_SIGNED_CERT", "UNABLE_TO_VERIFY", "UNABLE_TO_GET_ISSUER", "certificate")
UNREACHABLE = (
    "NameResolutionError", "Name or service not known", "Temporary failure in name resolution", "NewConnectionError",
    "Connection refused", "ConnectTimeout", "timed out", "ProxyError", "Network is unreachable",
    "ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ETIMEDOUT", "ECONNRESET", "ENETUNREACH", "EHOSTUNREACH", "network",
)  # fmt: skip
HASHES = ("DO NOT MATCH THE HASHES", "EINTEGRITY")


def sentence(tool: str, printed: str) -> str:
    """Return the one sentence for a failed ``tool`` ("pip" or "npm"), from what it printed.

    A refused certificate is looked for first: pip goes on to call it "No matching distribution".
    """
    if _has(printed, HASHES):
        return f"{tool} was given a package that does not match its hash in the lock, so nothing was installed."
    if _has(printed, CERTIFICATE):
        return (
            f"{tool} does not trust the certificate of its package registry: set PIP_CERT and NODE_EXTRA_CA_CERTS "
            f"to the file with your organisation's certificates, then run this again."
        )
    if _has(printed, UNREACHABLE):
        return f"{tool} cannot reach its package registry: check the network and the proxy settings, then run this again."
    return f"{tool} failed: {_last_word(printed)}"


def _has(printed: str, signs: tuple[str, ...]) -> bool:
    return any(sign.lower() in printed.lower() for sign in signs)


def _last_word(printed: str) -> str:
    errors = [line for line in printed.splitlines() if "error" in line.lower()]
    lines = errors or printed.split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "it printed nothing")

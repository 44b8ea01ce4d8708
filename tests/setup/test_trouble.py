"""Checks that each fault of the set-up is reported in one sentence within seconds."""

import datetime as dt
import http.server
import os
import shutil
import socket
import ssl
import subprocess
import threading
import time
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

import build_static
import environment
import trouble
from steps import StoppedError

PROJECT = Path(__file__).parents[2]
SECONDS = 20  # generous: the machine may be busy; each takes one or two


@pytest.fixture
def untrusted(tmp_path):
    """Serve nothing over https, under a certificate that nobody knows."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "registry.example")])
    day = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(day - dt.timedelta(days=1))
        .not_valid_after(day + dt.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = tmp_path / "server.pem"
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    pem.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
    server.handle_error = lambda *_: None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"https://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def nobody():
    """Give an address where nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}/"


@pytest.fixture
def plain_pip(monkeypatch):
    """Forget what this machine says of indexes and proxies."""
    for name in [name for name in os.environ if name.startswith("PIP_") or name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)


def told(act) -> str:
    started = time.monotonic()
    with pytest.raises(StoppedError) as stopped:
        act()
    assert time.monotonic() - started < SECONDS
    sentence = str(stopped.value)
    assert "\n" not in sentence
    return sentence


def test_pip_meets_a_certificate_that_it_does_not_trust(plain_pip, monkeypatch, untrusted):
    monkeypatch.setenv("PIP_INDEX_URL", f"{untrusted}simple")

    assert "does not trust the certificate" in told(environment._probe)


def test_pip_meets_a_registry_that_does_not_answer(plain_pip, monkeypatch, nobody):
    monkeypatch.setenv("PIP_INDEX_URL", f"{nobody}simple")

    assert "pip cannot reach its package registry" in told(environment._probe)


@pytest.mark.skipif(not shutil.which("npm"), reason="no npm on this machine; the wheel's is not fetched for a test")
@pytest.mark.parametrize(("where", "says"), [("nobody", "npm cannot reach"), ("untrusted", "does not trust the certificate")])
def test_npm_meets_a_registry_that_it_cannot_use(monkeypatch, request, where, says):
    monkeypatch.setenv("npm_config_registry", request.getfixturevalue(where))
    monkeypatch.setenv("npm_config_noproxy", "127.0.0.1")

    assert says in told(build_static._fetch)


@pytest.mark.parametrize(
    ("printed", "says"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "does not match its hash"),
        ("npm error code EINTEGRITY", "does not match its hash"),
        ("SSLError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]')\nERROR: No matching distribution found for six", "certificate"),
        ("npm error code ENOTFOUND", "cannot reach"),
        ("ERROR: something else\n", "pip failed: ERROR: something else"),
        ("", "it printed nothing"),
    ],
)
def test_output_of_a_tool_becomes_one_sentence(printed, says):
    sentence = trouble.sentence("pip", printed)

    assert says in sentence
    assert "\n" not in sentence


def test_taken_port_is_refused_before_anything_is_built():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        started = time.monotonic()
        done = subprocess.run(
            ["make", "--silent", "demo", f"PORT={port}"], cwd=PROJECT, capture_output=True, text=True, check=False
        )
    assert time.monotonic() - started < SECONDS
    assert done.returncode != 0
    assert done.stdout == ""
    first, *rest = [line for line in done.stderr.splitlines() if not line.startswith("make")]
    assert first.startswith(f"Port {port} is taken: choose another")
    assert rest == []


@pytest.mark.parametrize("asked", ["0", "70000", "eight"])
def test_invalid_port_is_refused(asked):
    done = subprocess.run(
        ["make", "--silent", "demo", f"PORT={asked}"], cwd=PROJECT, capture_output=True, text=True, check=False
    )

    assert done.returncode != 0
    assert f"PORT={asked} is not a port" in done.stderr


@pytest.mark.parametrize(("python", "found"), [(None, "no python3"), ("Python 3.9.2", "Python 3.9.2")])
def test_old_or_missing_python_is_refused(tmp_path, python, found):
    if python:
        old = tmp_path / "python3"
        old.write_text(f'#!/bin/sh\n[ "$1" = --version ] && echo "{python}" && exit 0\nexit 1\n')
        old.chmod(0o755)
    done = subprocess.run(
        ["/bin/sh", PROJECT / "setup" / "python", "-c", "print('ran')"],
        env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 1
    assert done.stderr == f"Evenhand needs Python 3.11 or newer as python3; this machine has {found}.\n"

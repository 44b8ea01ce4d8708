"""Checks that the product opens no connection to another host but where it is listed here and in docs/commands.md."""

import ast
from pathlib import Path

import evenhand

HOUSE = Path(evenhand.__path__[0])
OPENS = frozenset({
    "aiohttp", "ftplib", "http.client", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket", "ssl", "telnetlib",
    "urllib.request", "urllib3", "xmlrpc", "django.core.mail",
})  # fmt: skip
LISTED = {
    ("ops/serve_commands.py", "socket"): "looks whether a port of this machine is free",
    ("notifications/sending.py", "smtplib"): "names what a mail server answers",
    ("notifications/sending.py", "django.core.mail"): "sends emails to colleagues, where EVENHAND_MAIL names a server",
    ("notifications/sending.py", "http.client"): "posts messages to colleagues, where EVENHAND_WEBHOOK names an address",
}


def opened(tree: ast.AST) -> set[str]:
    """Return which modules that open connections a module imports."""
    named = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            named |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            named |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return {name for name in OPENS for one in named if one == name or one.startswith(f"{name}.")}


def test_no_module_opens_connections_that_are_not_listed():
    paths = sorted(HOUSE.rglob("*.py"))
    found = {(str(path.relative_to(HOUSE)), name) for path in paths for name in opened(ast.parse(path.read_text("utf-8")))}

    assert found == set(LISTED)


def test_import_that_opens_connections_is_found():
    code = "import smtplib\nfrom urllib import request\nfrom http import client\nimport socketserver\nfrom urllib import parse"

    assert opened(ast.parse(code)) == {"smtplib", "urllib.request", "http.client"}

"""Lists what has to be well in an installation: one list, for the start, ``evenhand doctor`` and the page.

Each check is handed the present moment and yields what is wrong, as Django's messages: an `Error` is a fault. No sentence names
a customer, a case or a landlord.
"""

import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import ERROR, CheckMessage, Error, Warning  # noqa: A004 - Django's names
from django.db import DatabaseError, connection
from django.db import Error as DatabaseFault
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from evenhand.health.queries import last_run
from evenhand.journal import heads, queries
from evenhand.journal.checks import look_at_key
from evenhand.journal.queries import newest
from evenhand.journal.seals import LEAST_SECRET, opens_what_is_sealed
from evenhand.notifications.actions import ways
from evenhand.notifications.queries import counts as unsettled_messages

SECONDS = 5
"""How long a database server may take to answer before the start is refused."""
HOST = re.compile(r"\*|\.?[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]", re.IGNORECASE)
LEAST_DJANGO_SECRET = 50
OTHERS = 0o077
"""The modes by which others than the owner may read or enter."""
APART, FAR_APART = timedelta(seconds=5), timedelta(minutes=2)
"""Between the clocks of server and database; two workers two minutes apart are no fault."""
LATE = timedelta(hours=1)
"""After which `evenhand work` should have run again."""
A_DAY, DAYS = timedelta(hours=26), timedelta(days=8)
GIGABYTE = 1024**3
LITTLE, NONE_LEFT = 2 * GIGABYTE, GIGABYTE // 4
GOOD, WARNING, FAULT = "good", "warning", "fault"


@dataclass(frozen=True)
class HealthCheck:
    """One thing that has to be well. ``starts``: no server starts without it.

    ``reads``: it needs a database that answers and is migrated; ``stops``: where it finds something, those are left out.
    """

    key: str
    title: Any
    look: Callable[[datetime], Iterable[CheckMessage]]
    starts: bool = False
    reads: bool = False
    stops: bool = False


@dataclass(frozen=True)
class Examined:
    """A check and what it found. ``level``: good, warning or fault."""

    key: str
    title: str
    level: str
    says: tuple[str, ...] = ()


def examine(at: datetime) -> tuple[Examined, ...]:
    """Return every check that can be made, with what it found, worst first."""
    found = [_examined(check, messages) for check, messages in _run(CHECKS, at)]
    return tuple(sorted(found, key=lambda one: (FAULT, WARNING, GOOD).index(one.level)))


def before_start(at: datetime) -> Iterator[CheckMessage]:
    """Yield what would fail once people use the product: a server does not start with it."""
    for _check, messages in _run((check for check in CHECKS if check.starts), at):
        yield from messages


def unready(at: datetime) -> tuple[str, ...]:
    """Return which of database, migrations and key keep the product from answering, by the keys of their checks."""
    return tuple(
        check.key for check, messages in _run((one for one in CHECKS if one.stops or one.key == "key"), at) if messages
    )


def _run(checks: Iterable[HealthCheck], at: datetime) -> Iterator[tuple[HealthCheck, list[CheckMessage]]]:
    stopped = False
    for check in checks:
        if not (check.reads and stopped):
            messages = list(check.look(at))
            stopped |= check.stops and bool(messages)
            yield check, messages


def _examined(check: HealthCheck, messages: list[CheckMessage]) -> Examined:
    level = GOOD if not messages else FAULT if any(one.level >= ERROR for one in messages) else WARNING
    says = tuple(f"{one.msg} {one.hint or ''}".strip() for one in messages)
    return Examined(check.key, str(check.title), level, says)


def look_at_settings() -> Iterator[Error]:
    """Refuse the demo's secret, a short one, debug pages and a missing host name outside demo mode."""
    if settings.DEMO:
        return
    if settings.SECRET_KEY == settings.DEMO_SECRET:
        yield Error("The secret is the demo's.", hint=_("Set EVENHAND_SECRET to one of your own."), id="evenhand.E001")
    elif len(settings.SECRET_KEY) < LEAST_DJANGO_SECRET:
        yield Error(_("The secret is missing or short."), hint=_("Set EVENHAND_SECRET: 50 characters."), id="evenhand.E002")
    if settings.DEBUG:
        yield Error(_("Debug pages are on."), hint=_("Unset EVENHAND_DEBUG."), id="evenhand.E003")
    if not any(settings.ALLOWED_HOSTS):
        yield Error(_("No host name is allowed."), hint=_("Set EVENHAND_HOSTS."), id="evenhand.E004")


def look_at_users() -> Iterator[Error]:
    """Refuse a database that holds the demo's users outside demo mode."""
    if not settings.DEMO and _demo_users_exist():
        yield Error(
            "This database holds the demo's users, whose password is printed for everybody.",
            hint=_("Start with an empty database: DATABASE_URL or EVENHAND_DATA."),
            id="evenhand.E005",
        )


def _demo_users_exist() -> bool:
    try:
        return get_user_model().objects.filter(email__iendswith=f"@{settings.DEMO_MAIL_DOMAIN}").exists()
    except DatabaseError:  # not migrated yet: it has no users
        return False


def look_at_hosts(hosts: Sequence[str]) -> Iterator[Error]:
    """Refuse each host that no request can name."""
    for host in hosts if any(hosts) else ():  # `look_at_settings` reports that there is none
        if host != host.strip() or not host:
            says = _("EVENHAND_HOSTS holds a blank: write host names with commas and no spaces between.")
            yield Error(says, id="evenhand.E006")
        elif not HOST.fullmatch(host):
            says = _('EVENHAND_HOSTS holds "{host}": write host names alone, with no scheme, port or path.')
            yield Error(says.format(host=host), id="evenhand.E007")


def _proxies(_at: datetime) -> Iterator[CheckMessage]:
    """Refuse a proxy that is no address, and say where one that trusts everybody hides who asks."""
    for named in settings.PROXIES:
        try:
            network = ip_network(named.strip())
        except ValueError:
            says = _('EVENHAND_PROXIES holds "{proxy}": write addresses or networks, with commas between.')
            yield Error(says.format(proxy=named), id="evenhand.E021")
        else:
            if not network.prefixlen:
                says = _("EVENHAND_PROXIES trusts every address, so that each visitor can claim any: name your proxies alone.")
                yield Error(says, id="evenhand.E022")


def _folders(_at: datetime) -> Iterator[Error]:
    named = {"EVENHAND_DATA": settings.DATA, "EVENHAND_HEADS_DIR": settings.HEADS_DIR}
    for name, folder in named.items():
        if why := _unwritable(Path(folder)):
            says = _("The folder {folder} cannot be written ({why}): let Evenhand write there, or name another in {name}.")
            yield Error(says.format(folder=folder, why=why, name=name), id="evenhand.E008")


def _unwritable(folder: Path) -> str:
    """Return why a folder, or its nearest parent that exists, cannot be written; "" where it can."""
    there = next(one for one in (folder, *folder.absolute().parents) if one.exists())
    try:
        with TemporaryFile(dir=there) as tried:
            tried.write(b".")
    except OSError as why:
        return str(why.strerror).lower()
    return ""


def _private(_at: datetime) -> Iterator[Warning]:
    for folder in dict.fromkeys(map(Path, (settings.DATA, settings.HEADS_DIR, settings.MEDIA_ROOT))):
        if folder.is_dir() and folder.stat().st_mode & OTHERS and not _within(folder, Path(settings.DATA)):
            says = _("Others on this machine may enter the folder {folder}: run `chmod 700 {folder}`.")
            yield Warning(says.format(folder=folder), id="evenhand.W001")


def _within(folder: Path, closed: Path) -> bool:
    """Return whether a folder lies in one that others cannot enter."""
    return closed in folder.parents and closed.is_dir() and not closed.stat().st_mode & OTHERS


def _static_files(_at: datetime) -> Iterator[Error]:
    if not (settings.STATIC_ROOT / "staticfiles.json").is_file() or not settings.FONTS_DIR.is_dir():
        yield Error(_("The static files and fonts are not built: run `make static`."), id="evenhand.E009")


def _database(_at: datetime) -> Iterator[Error]:
    if why := _unreachable():
        says = _("The database cannot be reached ({why}): check DATABASE_URL, and that the database runs.")
        yield Error(says.format(why=why), id="evenhand.E010")


def _unreachable() -> str:
    """Return why no connection can be made, in a line; "" where one can. The pool would wait for half a minute."""
    tried = connection.copy("tried")
    options = tried.settings_dict["OPTIONS"]
    if options.pop("pool", None):
        options["connect_timeout"] = SECONDS
    try:
        with tried.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseFault as why:
        return str(why).splitlines()[0]
    finally:
        tried.close()
    return ""


def _migrations(_at: datetime) -> Iterator[Error]:
    if missing := missing_migrations():
        says = ngettext(
            "The database lacks {count} migration, first {name}: run `evenhand manage migrate`.",
            "The database lacks {count} migrations, first {name}: run `evenhand manage migrate`.",
            len(missing),
        )
        yield Error(says.format(count=len(missing), name=missing[0]), id="evenhand.E011")


def missing_migrations() -> list[str]:
    """Return the migrations that the database lacks, each as ``app.name``, in their order."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def _key(_at: datetime) -> Iterator[Error]:
    if len(settings.JOURNAL_KEY) >= LEAST_SECRET and not opens_what_is_sealed():
        says = _("EVENHAND_KEY does not open what is sealed in this database: set the key under which it was sealed.")
        yield Error(says, id="evenhand.E012")


def _clocks(at: datetime) -> Iterator[CheckMessage]:
    """Compare the real clock of this machine with the database's, and with the newest entry of each chain."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            apart = abs(datetime.now(UTC) - cursor.fetchone()[0])
        kind = Error if apart > FAR_APART else Warning
        if apart > APART:
            says = _("The clocks of this machine and of the database are {seconds} seconds apart: let NTP set both.")
            yield kind(says.format(seconds=round(apart.total_seconds())), id="evenhand.E013")
    ahead = max((entry.recorded_at for entry in newest()), default=at)
    if ahead - at > FAR_APART:
        says = _(
            "The newest entry of the journal is later than now: a clock was ahead or went back. Check the time of each machine."
        )
        yield Error(says, id="evenhand.E014")


def _work(at: datetime) -> Iterator[CheckMessage]:
    ran = last_run("work")
    if ran is None or at - ran.at > LATE:
        says = _("`evenhand work` has never run here.") if ran is None else _("`evenhand work` last ran on {at}.")
        hint = _("Start it, and keep it running: limits end and reminders come by it.")
        yield Error(says.format(at=_shown(ran.at) if ran else ""), hint=hint, id="evenhand.E015")
    elif failed := ran.found.get("failed", 0):
        says = ngettext(
            "In its last pass `evenhand work` failed at {count} landlord.",
            "In its last pass `evenhand work` failed at {count} landlords.",
            failed,
        )
        hint = _("Look at its log; the next pass tries again.")
        yield Error(says.format(count=failed), hint=hint, id="evenhand.E016")


def _outgoing(_at: datetime) -> Iterator[Error]:
    """Refuse an email server or a webhook that cannot be used, or that would carry what it sends in the open."""
    if settings.MAIL_ON and not (settings.EMAIL_PORT and "@" in settings.MAIL_FROM):
        says = _(
            "EVENHAND_MAIL names a server, and EVENHAND_MAIL_FROM no address that emails come from, or its port is missing."
        )
        yield Error(says, id="evenhand.E023")
    if settings.MAIL_ON and not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL or _is_here(settings.EMAIL_HOST)):
        says = _("EVENHAND_MAIL would send emails in the open: use smtp:// or smtps://, and `tls=off` on this machine alone.")
        yield Error(says, id="evenhand.E024")
    parts = urlsplit(settings.WEBHOOK_URL)
    if settings.WEBHOOK_URL and parts.scheme != "https" and not (parts.scheme == "http" and _is_here(parts.hostname or "")):
        yield Error(_("EVENHAND_WEBHOOK is no https address."), id="evenhand.E025")
    if settings.WEBHOOK_URL and len(settings.WEBHOOK_SECRET) < LEAST_SECRET:
        says = _("EVENHAND_WEBHOOK_SECRET is missing or short: give it 32 characters or more.")
        yield Error(says, id="evenhand.E026")


def _is_here(host: str) -> bool:
    """Return whether a host is this machine."""
    return host in {"localhost", "127.0.0.1", "::1"}


def _notifications(_at: datetime) -> Iterator[CheckMessage]:
    if not ways():
        hint = _("Set EVENHAND_MAIL and EVENHAND_MAIL_FROM, or EVENHAND_WEBHOOK.")
        yield Warning(_("No message goes out: colleagues see what waits once they sign in."), hint=hint, id="evenhand.W004")
    found = unsettled_messages()
    if uncertain := found.get("uncertain", 0):
        says = ngettext(
            "{count} message to a colleague may not have arrived.",
            "{count} messages to colleagues may not have arrived.",
            uncertain,
        )
        hint = _("Open “Messages that may not have arrived”: say for each if it arrived, or send it again.")
        yield Error(says.format(count=uncertain), hint=hint, id="evenhand.E027")
    if failed := found.get("failed", 0):
        says = ngettext(
            "{count} message to a colleague could not be sent.", "{count} messages to colleagues could not be sent.", failed
        )
        hint = _("“Messages that may not have arrived” gives the reason for each.")
        yield Error(says.format(count=failed), hint=hint, id="evenhand.E028")


def _decisions(_at: datetime) -> Iterator[Warning]:
    ran = last_run("work")
    if ran and (open_ones := ran.found.get("orphans", 0)):
        says = ngettext(
            "{count} open decision can be taken by nobody present.",
            "{count} open decisions can be taken by nobody present.",
            open_ones,
        )
        hint = _("`evenhand work --once` names each, with the role that is missing.")
        yield Warning(says.format(count=open_ones), hint=hint, id="evenhand.W002")


def _disk(_at: datetime) -> Iterator[CheckMessage]:
    for name, folder in {"EVENHAND_DATA": settings.DATA, "EVENHAND_HEADS_DIR": settings.HEADS_DIR}.items():
        there = next(one for one in (Path(folder), *Path(folder).absolute().parents) if one.exists())
        if (free := shutil.disk_usage(there).free) < LITTLE:
            says = _("The disk of {name} has {megabytes} MB left: free some, or move the folder.")
            kind = Error if free < NONE_LEFT else Warning
            yield kind(says.format(name=name, megabytes=free // 1024**2), id="evenhand.E017")


def _heads(_at: datetime) -> Iterator[Error]:
    """Compare the end of each chain with its head; `evenhand journal verify` walks the whole of it."""
    wrong = sum(not _is_at_its_head(number) for number in queries.landlords())
    if wrong:
        says = ngettext(
            "The journal of {count} landlord does not end where its head outside the database is.",
            "The journals of {count} landlords do not end where their heads outside the database are.",
            wrong,
        )
        hint = _("Run `evenhand journal verify`, which names the entries.")
        yield Error(says.format(count=wrong), hint=hint, id="evenhand.E018")


def _is_at_its_head(landlord: int) -> bool:
    last = next((entry for entry in newest() if entry.landlord_id == landlord), None)
    try:
        head = heads.read(landlord)
    except (heads.HeadUnreadableError, OSError):
        return False
    return last is not None and head is not None and (head.sequence, head.hash) == (last.sequence, last.hash)


def _files(_at: datetime) -> Iterator[CheckMessage]:
    ran = last_run("files")
    if ran and (wrong := sum(ran.found.values())):
        says = _("Evidence and its files differ: {missing} files missing, {changed} changed, {unclaimed} without a row.")
        hint = _("Run `evenhand files check`, which names each. Restore what is missing from a backup.")
        lost = wrong - ran.found.get("unclaimed", 0)
        yield (Error if lost else Warning)(says.format(**ran.found), hint=hint, id="evenhand.E019")


def _backup(at: datetime) -> Iterator[CheckMessage]:
    ran = last_run("backup")
    if ran is None or at - ran.at > A_DAY:
        says = _("No backup was ever made.") if ran is None else _("The last backup was made on {at}.")
        hint = _("Let `evenhand backup FOLDER` run every night, and `evenhand restore --check` on what it made.")
        late = ran is None or at - ran.at > DAYS
        yield (Error if late else Warning)(says.format(at=_shown(ran.at) if ran else ""), hint=hint, id="evenhand.E020")


def _scan(_at: datetime) -> Iterator[Warning]:
    if not settings.SCAN_COMMAND:
        says = _("Files are kept unscanned.")
        yield Warning(says, hint=_("Name a command in EVENHAND_SCAN that looks for harmful content."), id="evenhand.W003")


def _shown(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


CHECKS = (
    HealthCheck("settings", gettext_lazy("Settings"), lambda _at: [*look_at_settings(), *look_at_key(None)]),
    HealthCheck("hosts", gettext_lazy("Host names"), lambda _at: look_at_hosts(settings.ALLOWED_HOSTS), starts=True),
    HealthCheck("proxies", gettext_lazy("Trusted proxies"), _proxies, starts=True),
    HealthCheck("outgoing", gettext_lazy("Email and webhook"), _outgoing, starts=True),
    HealthCheck("folders", gettext_lazy("Folders can be written"), _folders, starts=True),
    HealthCheck("static", gettext_lazy("Static files and fonts"), _static_files, starts=True),
    HealthCheck("database", gettext_lazy("Database"), _database, starts=True, stops=True),
    HealthCheck("migrations", gettext_lazy("Migrations"), _migrations, starts=True, reads=True, stops=True),
    HealthCheck("key", gettext_lazy("Key of the journal"), _key, starts=True, reads=True),
    HealthCheck("users", gettext_lazy("Users of the demo"), lambda _at: look_at_users(), reads=True),
    HealthCheck("work", gettext_lazy("Work that runs by itself"), _work, reads=True),
    HealthCheck("backup", gettext_lazy("Backup"), _backup, reads=True),
    HealthCheck("heads", gettext_lazy("Heads of the journal"), _heads, reads=True),
    HealthCheck("clocks", gettext_lazy("Clocks"), _clocks, reads=True),
    HealthCheck("files", gettext_lazy("Evidence and its files"), _files, reads=True),
    HealthCheck("decisions", gettext_lazy("Decisions that nobody can take"), _decisions, reads=True),
    HealthCheck("notifications", gettext_lazy("Messages to colleagues"), _notifications, reads=True),
    HealthCheck("disk", gettext_lazy("Disk"), _disk),
    HealthCheck("private", gettext_lazy("Folders are private"), _private),
    HealthCheck("scan", gettext_lazy("Scan of files"), _scan),
)
"""The one list, in the order in which they are made. Of one level, the first comes first."""

"""Adds ``evenhand doctor``: looks at everything that has to be well in this installation."""

from evenhand.ops.cli import Commands, after_setup


def add_to(commands: Commands) -> None:
    doctor = commands.add_parser(
        "doctor",
        help="say what is not well here, worst first, and what to do",
        description="Say what is not well here, worst first, and what to do. Exit code 1: there is a fault.",
    )
    doctor.add_argument("--json", action="store_true", help="print JSON")
    doctor.set_defaults(run=after_setup("evenhand.ops.doctor_commands:doctor"))

"""Adds ``evenhand firm``, which adds, lists and ends contractors and adds their schedulers."""

from evenhand.ops.cli import Commands, after_setup


def add_to(commands: Commands) -> None:
    says = (
        "Add, list and end the firms that do jobs for a landlord, and add their schedulers. Contractors’ pages are on for it."
    )
    firm = commands.add_parser("firm", help="firms that do jobs for a landlord", description=says)
    what = firm.add_subparsers(required=True, metavar="add | scheduler | list | end")
    for name, words, about in (
        ("add", ("NAME", "TELEPHONE", "SAFETY_LEAD"), "add a firm: its name, its office number, who answers for safety there"),
        (
            "scheduler",
            ("NAME", "FIRST", "LAST", "EMAIL"),
            "add a scheduler; print the address where they set a password",
        ),
        ("list", (), "list the firms, with their schedulers"),
        ("end", ("NAME",), "end a firm: its people see no page from now on"),
    ):
        one = what.add_parser(name, help=about, description=about.capitalize() + ".")
        one.add_argument("landlord", metavar="LANDLORD", help="its slug")
        for word in words:
            one.add_argument(word.lower(), metavar=word)
        one.add_argument("--by", required=True, metavar="USER", help="the user name of an officer who owns the policy")
        one.set_defaults(run=after_setup(f"evenhand.ops.firm_commands:{name}_"))

"""Adds ``evenhand token``, which makes, lists and revokes the tokens by which a landlord's programs ask the API."""

from evenhand.ops.cli import Commands, after_setup


def add_to(commands: Commands) -> None:
    says = (
        "Make, list and revoke the tokens by which a landlord's programs ask the API. A token is printed once; no copy is kept."
    )
    token = commands.add_parser("token", help="tokens by which a landlord's programs ask the API", description=says)
    what = token.add_subparsers(required=True, metavar="make | list | revoke")
    for name, last, about in (
        ("make", "NAME", "print a new token; NAME is what the program is called"),
        ("list", "", "list the working tokens, with their last day of use"),
        ("revoke", "REFERENCE", "let a token work no longer"),
    ):
        one = what.add_parser(name, help=about, description=about.capitalize() + ".")
        one.add_argument("landlord", metavar="LANDLORD", help="its slug")
        if last:
            one.add_argument("which", metavar=last)
        one.add_argument("--by", required=True, metavar="USER", help="the user name of an officer who owns the policy")
        one.set_defaults(run=after_setup(f"evenhand.ops.token_commands:{name}_"))

"""``evenhand livery``: let pages carry a landlord's own colour and logo."""

from pathlib import Path

from evenhand.ops.cli import Commands, after_setup


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    says = "Let pages carry a landlord's own colour and logo. A colour on which words could not be read is refused."
    livery = commands.add_parser("livery", help="a landlord's own colour and logo", description=says)
    livery.add_argument("landlord", metavar="SLUG")
    livery.add_argument("--colour", default="", metavar="#RRGGBB", help="of the bar at the top, links and buttons")
    livery.add_argument("--logo", type=Path, metavar="FILE", help="a PNG, JPEG or SVG image")
    livery.set_defaults(run=after_setup("evenhand.ops.livery_commands:livery"))

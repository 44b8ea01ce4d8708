"""Adds ``evenhand branding``, which gives pages a landlord's own colour and logo."""

from pathlib import Path

from evenhand.ops.cli import Commands, after_setup


def add_to(commands: Commands) -> None:
    says = "Let pages carry a landlord's own colour and logo. A colour on which words could not be read is refused."
    branding = commands.add_parser("branding", help="a landlord's own colour and logo", description=says)
    branding.add_argument("landlord", metavar="SLUG")
    branding.add_argument("--colour", default="", metavar="#RRGGBB", help="of the bar at the top, links and buttons")
    branding.add_argument("--logo", type=Path, metavar="FILE", help="a PNG, JPEG or SVG image")
    branding.set_defaults(run=after_setup("evenhand.ops.branding_commands:branding"))

"""The demo's data: an invented landlord under Octavia's published policy, its people, and cases made by acts."""

from evenhand.ops.demo_data.build import build, log_ins

__all__ = ["build", "log_ins"]

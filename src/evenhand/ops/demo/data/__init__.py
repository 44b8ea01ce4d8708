"""Makes the demo's data: five invented landlords under published policies, and sixty cases made by acts."""

from evenhand.ops.demo.data.build import build, log_ins

__all__ = ["build", "log_ins"]

"""The questions of each act. A form asks, and hands over a frozen value of `evenhand.casework.details`."""

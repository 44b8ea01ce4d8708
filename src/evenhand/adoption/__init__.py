"""Lets a landlord adopt a policy, readings and house choices, and shows what that changes in live cases."""

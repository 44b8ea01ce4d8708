"""How a landlord adopts a policy, readings and house choices, and what that changes in live cases."""

"""What the forms of acts have to ask, and of which colleagues, under the policy of the day."""

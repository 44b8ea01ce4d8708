"""Works out what the forms of acts ask, and about which colleagues, under the policy of the day."""

"""What a landlord adopts where its policy is silent or ambiguous, and which version it runs. Two people do it."""

"""What customers say of our own people, each looked into apart from the case beside which it was said."""

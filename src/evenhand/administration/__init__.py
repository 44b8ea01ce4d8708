"""Sets a landlord up and keeps it: its own data, its people, its homes and customers."""

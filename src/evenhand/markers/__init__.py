"""Instructions on a record that keep people safe."""

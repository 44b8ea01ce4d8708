"""Databases as earlier versions left them, which every later build migrates and reads. See `freeze`."""

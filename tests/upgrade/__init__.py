"""Keeps databases of earlier versions, which every build migrates and reads. See `freeze`."""

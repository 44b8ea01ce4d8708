"""Random walks through whole cases, with what must hold after any act in any order."""

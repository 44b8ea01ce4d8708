"""What an appeal is decided with: its file, who may hear it, what its answer brings about."""

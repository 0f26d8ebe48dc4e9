"""Many files: found, handed to processes, and compared with one another at the end."""

"""Floor 8: the commands. Thin: they read options, call one function of a lower floor, and print."""

"""From rows of cells to what a table says: its columns, its kind, its figures, its projects and their targets."""

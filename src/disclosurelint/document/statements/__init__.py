"""From a paragraph to what its sentences say of figures, through ``amounts.lark``."""

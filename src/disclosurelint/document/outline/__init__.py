"""From joined lines to the tree of headings, paragraphs and tables, through ``document.lark``."""

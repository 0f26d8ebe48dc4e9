"""PDF files with a text layer: from characters with places to paragraphs and tables."""

"""Word documents: as packages (.docx) and in one XML file."""

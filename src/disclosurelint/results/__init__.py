"""What checking one file gives: a report, the relations judged, an overview, and what a whole run comes to."""

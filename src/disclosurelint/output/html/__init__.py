"""A page for people: the document as read with its marks on one side, the findings on the other. One file, no network.

``page`` puts the parts together, ``reading`` draws the document, ``cards`` the findings, the two pictures a sum and the
flow of money; ``report.css`` and ``report.js`` are written into the page. Without scripts it reads as well.
"""

from disclosurelint.output.html.page import Html, Link, with_links

__all__ = ["Html", "Link", "with_links", "writer"]

writer = Html

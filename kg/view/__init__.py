"""See the graph: statements become a picture or a page.

In go statements, out come SVG, PNG, PDF or HTML; positions are computed here, once, and are the same
on every run. `draw` gives a picture.

Alternatives weighed: matplotlib (97 MB with what it brings, its SVG is 2 MB and its text outlines);
graphviz (a program that is not always there); canvas libraries in the page (no focus, no names for a
screen reader, 170-700 KB of script). The SVG is written here; resvg turns it into PNG with the font
that lies in ``data``, so that Chinese is never boxes; PDF is written from the same drawing.
"""

"""A question is read: from what was typed to a `Question`.

What surrounds it is set apart, slips are mended, and it is taken apart into the kind of thing asked for, whom it names,
which articles it means, and the words to be met. May import the tables and `question`; it looks up names and articles
that are meant, and no evidence.
"""

"""Whom the mentions of a text stand for: names gathered into referents, and the pronouns, titles and epithets between."""

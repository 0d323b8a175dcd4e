"""Clauses without a parser: chains of verbs with what they do, their subjects and their objects."""

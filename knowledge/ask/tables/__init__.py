"""What is about a language: how questions are put in it, and how its sentences tell who acts, deny and give reasons.

Each table (TOML) stands beside the module that reads and checks it. Nothing here knows a question; it may import the
lexicon of `knowledge.search`, `knowledge.model` and `knowledge.text`, and nothing else of free questions.
"""

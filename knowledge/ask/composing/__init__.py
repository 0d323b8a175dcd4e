"""An answer is composed from those to several questions, or from that to one put otherwise.

Two sides, two parts, several articles, what was told before, an alternative that nobody knows: each makes the questions
and gives them to whoever answers, which is passed in. May import `answers` and what that may import.
"""

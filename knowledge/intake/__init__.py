"""Reading an article out of a file that somebody saved: text, or a page of HTML.

article     what a file gives, and why it gives nothing
decoding    bytes to text: what they are, and in which encoding
pages       the main text of a page, with what it says of itself
records     texts in JSON
"""

from knowledge.intake.article import Article, IntakeError, article_of, read_articles

__all__ = ["Article", "IntakeError", "article_of", "read_articles"]

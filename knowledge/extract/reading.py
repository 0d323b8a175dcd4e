"""Reads a text into a document: tokens and sentences, who is named in it, and what they say."""

from __future__ import annotations

from bisect import bisect_left

from knowledge.extract.document import Document, Paragraph, Sentence
from knowledge.extract.lexicon import load_lexicon
from knowledge.extract.names.finding import Namer
from knowledge.extract.phrases import Phrases, classify
from knowledge.extract.quotations.reader import QuotationFinder
from knowledge.extract.referents.cast import Cast
from knowledge.extract.tokens import tokenise
from knowledge.text.paragraphs import paragraph_bounds
from knowledge.text.sentences import sentence_bounds


def cut(text: str, language: str) -> Document:
    """Return the document of a text, without its mentions and quotations."""
    tokens = tokenise(text, load_lexicon(language))
    document = Document(text, language, tokens, [], [])
    document.index_tokens()
    starts = document.token_starts
    blocks = paragraph_bounds(text)
    cut_sentences = sentence_bounds(text, blocks)
    at = 0
    for block_start, block_end in blocks:
        begun = len(document.sentences)
        while at < len(cut_sentences) and cut_sentences[at][0] < block_end:
            start, end = cut_sentences[at]
            first, last = bisect_left(starts, start), bisect_left(starts, end)
            if last > first:
                document.sentences.append(
                    Sentence(
                        len(document.sentences),
                        start,
                        end,
                        first,
                        last,
                        len(document.paragraphs),
                    )
                )
            at += 1
        if len(document.sentences) > begun:
            document.paragraphs.append(
                Paragraph(
                    len(document.paragraphs),
                    block_start,
                    block_end,
                    begun,
                    len(document.sentences),
                )
            )
    document.sentence_starts = [sentence.start for sentence in document.sentences]
    return document


def read(text: str, language: str) -> Document:
    """Return the document of a text, with its mentions resolved and its quotations found."""
    lexicon = load_lexicon(language)
    document = cut(text, language)
    if not document.sentences:
        return document
    classes = classify(document, lexicon)
    phrases = Phrases(document, lexicon, classes)
    runs = Namer(document, lexicon, classes).find()
    cast = Cast(document, lexicon, classes, phrases)
    cast.prepare(runs)
    cast.assemble(runs)
    QuotationFinder(document, lexicon, classes, cast, phrases).run()
    return document

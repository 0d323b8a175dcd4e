"""Figures: numbers that an article states and that are no promise."""

from knowledge.extract.figures.reader import extract_figures, figures_of

__all__ = ["extract_figures", "figures_of"]

"""Positions: who supports, opposes, doubts, hedges or mediates, and on what subject."""

from knowledge.extract.positions.reader import extract_positions, positions_of

__all__ = ["extract_positions", "positions_of"]

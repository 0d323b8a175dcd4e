"""Turns a text into facts of every kind in the model, each with its exact span."""

"""Events: what happened, happens or is to happen, with who took part, where and when."""

from knowledge.extract.events.reader import events_of, extract_events

__all__ = ["events_of", "extract_events"]

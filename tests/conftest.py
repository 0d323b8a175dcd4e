"""What all tests share."""

from __future__ import annotations

from hypothesis import settings

# A property says what comes back, not how fast: machines are noisy, and first calls load tables. Time has tests of its own.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

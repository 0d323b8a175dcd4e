"""A corpus that may change while it is in use."""

from __future__ import annotations

from pathlib import Path

from knowledge.corpus.change import Signature, signature
from knowledge.corpus.corpus import Corpus
from knowledge.corpus.folder import shipped_folder
from knowledge.corpus.saved import open_corpus


class CorpusWatch:
    """Looks whether the files of a corpus have changed since they were looked at last."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or shipped_folder()
        # Unknown, as the files may have changed between being loaded and being watched: the first look reads them.
        self._seen: Signature | None = None

    def reload_if_changed(self, current: Corpus) -> Corpus | None:
        """Return the corpus anew, whole, if it has changed; None where it has not.

        Raises CorpusError where the files have changed and are not sound: the current corpus is then the one to keep,
        and nothing is read again until the files change once more. Without a change it costs one look at each file.
        """
        found = signature(self.folder)
        if found == self._seen:
            return None
        self._seen = found
        fresh = open_corpus(self.folder)
        return None if fresh.fingerprint == current.fingerprint else fresh

"""The names that the world goes by: countries in both languages, what stands for them, what is in the news.

tables/   what people wrote: one TOML file an idea (demonyms, capitals, persons, ...)
data/     what `build.py` made of them, of CLDR, of ISO 3166 and of GeoNames; read at start, in milliseconds
"""

from knowledge.gazetteer.loading import GazetteerError, load_gazetteer
from knowledge.gazetteer.world import City, Country, Currency, Gazetteer, Notable

__all__ = ["City", "Country", "Currency", "Gazetteer", "GazetteerError", "Notable", "load_gazetteer"]

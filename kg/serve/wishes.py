"""What is asked of the process that answers questions in words.

In a `kg.store.wish.Wish` to it ``query`` is a question or the name of a thing, ``rows`` tells which of the two, and
``triples`` the format of what is told of a thing (``json`` or one of RDF), or the language of an answer's own words.
"""

QUESTION, ENTITY = "question", "entity"
CHINESE, ENGLISH = LANGUAGES = ("zh", "en")
NOBODY = "nobody"  #: what it answers where nothing has the name

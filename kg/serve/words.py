"""Questions in words and cards of entities, over HTTP."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.responses import JSONResponse, RedirectResponse, Response

from kg.serve.formats import TRIPLES, chosen, media_type
from kg.serve.told import RefusedError
from kg.serve.wishes import CHINESE, ENTITY, LANGUAGES, NOBODY, QUESTION
from kg.store.wish import Wish

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.serve.service import Service

LONGEST = 500  #: characters of a question or a name
OFFERED = {"application/json": "json", **{kind: form for kind, form in TRIPLES.items() if "json" not in form}}


async def ask(request: Request) -> Response:
    """Answer the question ``q``: what is told, the sentences that say so, and the SPARQL that finds it.

    What is not quoted is said in the language ``lang``.
    """
    question = request.query_params.get("q", "").strip()
    if not question:
        raise RefusedError(400, "there is no question; send one as the parameter q")
    _refuse_long(question)
    language = request.query_params.get("lang", CHINESE)
    if language not in LANGUAGES:
        raise RefusedError(400, f"there is no such language; there are: {', '.join(LANGUAGES)}")
    service: Service = request.app.state.service
    answer = await service.words.send(Wish(question, QUESTION, language), service.settings.seconds)
    return Response(answer.body, media_type="application/json")


async def entity(request: Request) -> Response:
    """Tell what is known of an entity; a browser is led to the page."""
    name = request.path_params["name"]
    _refuse_long(name)
    accept = request.headers.get("accept", "")
    if "text/html" in accept:
        return RedirectResponse(f"/#{quote(name)}", 303)
    form = chosen(accept, OFFERED)
    if form is None:
        raise RefusedError(406, f"there is no such format; there are: {', '.join(OFFERED)}")
    service: Service = request.app.state.service
    answer = await service.words.send(Wish(name, ENTITY, form), service.settings.seconds)
    if answer.form == NOBODY:
        message = "nothing in the graph has that name"
        return JSONResponse({"error": {"message": message, "nearest": json.loads(answer.body)}}, 404)
    return Response(answer.body, headers={"Vary": "Accept"}, media_type=media_type(form, OFFERED))


def _refuse_long(words: str) -> None:
    if len(words) > LONGEST:
        raise RefusedError(400, f"that is longer than {LONGEST} characters; say it in fewer")

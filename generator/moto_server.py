"""The small program that serves moto. Nothing in tfgen imports it.

moto answers what it does not know, an action or a whole service, with status 500, which every client tries again for
minutes: here it is 501. And it does a call twice that a client sends again because the answer was lost on the way: here
the second gets the answer of the first.
"""

import json
import sys
from collections import OrderedDict
from concurrent.futures import Future, wait
from threading import Lock
from typing import Any
from xml.sax.saxutils import escape

from flask import Flask, Response, request
from moto import server

# The number a client gives a call, whichever attempt it is: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
_CALL = "Amz-Sdk-Invocation-Id"
# A repeated call comes within seconds, and no client sends as many meanwhile.
_CALLS_KEPT, _PATIENCE = 500, 120.0
_ERROR = "<ErrorResponse><Error><Code>NotImplemented</Code><Message>{}</Message></Error></ErrorResponse>"


def main() -> None:
    """Takes the arguments of `moto_server`."""
    served: Any = server
    answers = _Answers()
    make = served.create_backend_app

    def make_honest(service: str | None) -> Any:
        app = make(service) if service else _stranger()
        app.before_request_funcs.setdefault(None, []).insert(0, answers.given)
        app.after_request(answers.keep)
        app.teardown_request(answers.forget)
        app.register_error_handler(NotImplementedError, _not_implemented)
        app.register_error_handler(404, _no_such_path)
        return app

    served.create_backend_app = make_honest
    served.main(sys.argv[1:])


class _Answers:
    """What the last calls were answered, by their numbers. One that was refused or failed is done again."""

    def __init__(self) -> None:
        self._lock, self._calls = Lock(), OrderedDict[str, Future[Response | None]]()

    def given(self) -> Response | None:
        """The answer to a call that came before; one that is being done still is waited for."""
        call = request.headers.get(_CALL)
        if call is None:
            return None
        with self._lock:
            earlier = self._calls.get(call)
            if earlier is None:
                self._make_room()
                self._calls[call] = Future()
                return None
        wait([earlier], _PATIENCE)
        return earlier.result() if earlier.done() else Response(status=503)

    def _make_room(self) -> None:
        ended = (call for call, answer in self._calls.items() if answer.done())
        if len(self._calls) >= _CALLS_KEPT and (oldest := next(ended, None)):
            del self._calls[oldest]

    def keep(self, response: Response) -> Response:
        """Remembers the answer that is about to be sent."""
        if response.status_code < 400:
            kept = Response(response.get_data(), response.status)
            kept.headers = response.headers.copy()
            self._end(kept)
        return response

    def forget(self, _error: BaseException | None) -> None:
        """Lets go of a call that ended without an answer to remember."""
        self._end(None)

    def _end(self, answer: Response | None) -> None:
        with self._lock:
            call = request.headers.get(_CALL, "")
            asked = self._calls.get(call)
            if asked and not asked.done():
                asked.set_result(answer)
                if answer is None:
                    del self._calls[call]


def _stranger() -> Flask:
    """What stands in for a service that moto has not at all."""
    app = Flask(__name__)

    @app.before_request
    def refuse() -> None:
        action = request.headers.get("X-Amz-Target", "").rpartition(".")[2] or request.method
        raise NotImplementedError(f"The {action} action has not been implemented")

    return app


def _no_such_path(error: Any) -> Any:
    """An action that is a path of its own, which moto has not; what is merely not found moto answers itself."""
    if request.url_rule is not None:
        return error
    name = request.path.rstrip("/").rpartition("/")[2].replace("-", "_")
    return _not_implemented(NotImplementedError(f"The {request.method}_{name} action has not been implemented"))


def _not_implemented(error: NotImplementedError) -> Response:
    """In the form the service speaks: JSON or XML."""
    headers = {"x-amzn-errortype": "NotImplemented"}
    if "json" in (request.content_type or ""):
        return Response(json.dumps({"message": str(error)}), 501, headers, content_type=request.content_type)
    return Response(_ERROR.format(escape(str(error))), 501, headers, content_type="text/xml")


if __name__ == "__main__":
    main()

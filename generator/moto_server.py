"""The small program that serves moto. Nothing in tfgen imports it.

moto answers what it does not know, an action or a whole service, with status 500, which every client tries again for
minutes: here it is 501.
"""

import json
import sys
from typing import Any
from xml.sax.saxutils import escape

from flask import Flask, Response, request
from moto import server

_ERROR = "<ErrorResponse><Error><Code>NotImplemented</Code><Message>{}</Message></Error></ErrorResponse>"


def main() -> None:
    """Takes the arguments of `moto_server`."""
    served: Any = server
    make = served.create_backend_app

    def make_honest(service: str | None) -> Any:
        app = make(service) if service else _stranger()
        app.register_error_handler(NotImplementedError, _not_implemented)
        app.register_error_handler(404, _no_such_path)
        return app

    served.create_backend_app = make_honest
    served.main(sys.argv[1:])


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

"""The small program that serves moto. Nothing in tfgen imports it.

moto answers what it does not know with status 500, which every client tries again for minutes: here it is 501.
"""

import sys
from typing import Any
from xml.sax.saxutils import escape

from flask import Response
from moto import server

_ERROR = "<ErrorResponse><Error><Code>NotImplemented</Code><Message>{}</Message></Error></ErrorResponse>"


def main() -> None:
    """Takes the arguments of `moto_server`."""
    served: Any = server
    make = served.create_backend_app

    def make_honest(*arguments: Any, **settings: Any) -> Any:
        app = make(*arguments, **settings)
        app.register_error_handler(NotImplementedError, _not_implemented)
        return app

    served.create_backend_app = make_honest
    served.main(sys.argv[1:])


def _not_implemented(error: NotImplementedError) -> Response:
    """In the form of the XML services; the others read the header."""
    headers = {"x-amzn-errortype": "NotImplemented"}
    return Response(_ERROR.format(escape(str(error))), 501, headers, content_type="text/xml")


if __name__ == "__main__":
    main()

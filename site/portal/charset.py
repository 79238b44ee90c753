"""Text in requests is UTF-8, whatever charset a Content-Type names."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_CHARSET: Final = re.compile(r";\s*charset\*?\s*=[^;]*", re.IGNORECASE)


def believe_no_charset(application: "WSGIApplication") -> "WSGIApplication":
    """The same application, that doesn't see what charset a request claims.

    Django decodes an address and a form by it before any middleware runs: some charsets that Python knows decode no
    text at all, which ends in an error, and others read another query than the one that everybody else would.
    """

    def utf8(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        environ["CONTENT_TYPE"] = _CHARSET.sub("", environ.get("CONTENT_TYPE", ""))
        return application(environ, start_response)

    return utf8

"""`prevent_destroy` for the resources that hold data, set into a rendered file."""

from __future__ import annotations

import re
from collections.abc import Collection

from generator import layout

_RESOURCE = re.compile(r'^resource "(\w+)" "([\w-]+)" \{\n(.*?)^\}', re.MULTILINE | re.DOTALL)
_LIFECYCLE = "  lifecycle {\n"
_ARGUMENT = "    prevent_destroy = true\n"


def protect(text: str, addresses: Collection[str]) -> str:
    """The file with each of the resources kept from being destroyed, in canonical form."""
    if not addresses:
        return text
    return layout.format(_RESOURCE.sub(lambda match: _protected(match, addresses), text))


def _protected(match: re.Match[str], addresses: Collection[str]) -> str:
    kind, name, body = match.groups()
    if f"{kind}.{name}" not in addresses:
        return match[0]
    if _LIFECYCLE in body:
        return match[0].replace(_LIFECYCLE, _LIFECYCLE + _ARGUMENT, 1)
    return f"{match[0][:-1]}\n{_LIFECYCLE}{_ARGUMENT}  }}\n}}"

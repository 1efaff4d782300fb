"""Countries, as blueprints name them."""

import re
from typing import Annotated

from pydantic import BeforeValidator, Field

from generator.component import problem, shown

_COUNTRY = "^[A-Z]{2}$"


def _check(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(_COUNTRY, value):
        hint = f"did you mean {value.upper()}?" if re.fullmatch("[A-Za-z]{2}", value) else "such as DE for Germany"
        raise problem(f"{shown(value)} is not a country in two capital letters", hint)
    if value == "UK":
        raise problem('"UK" is not a country of ISO 3166', "write GB")
    return value


Country = Annotated[str, Field(pattern=_COUNTRY), BeforeValidator(_check)]
"""A country as two capital letters of ISO 3166."""

"""What browsers are told for the safety of people."""

from typing import Literal

from generator import component
from generator.component import Duration, structure, variable


class Headers(component.Inputs):
    """What browsers are told for the safety of people."""

    https_only_for: Duration = structure(31_536_000, "Time a browser asks by HTTPS only, in seconds.")
    subdomains: bool = structure(True, "Whether that holds for all names below, too.")
    frames: Literal["DENY", "SAMEORIGIN"] = variable("SAMEORIGIN", "Who may show its pages in a frame.")
    referrer: Literal["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"] = variable(
        "strict-origin-when-cross-origin", "What other sites learn of the page a link was on."
    )
    content_security_policy: str | None = structure(None, "The Content-Security-Policy, where there is to be one.")

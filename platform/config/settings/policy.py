"""What browsers may load, run and send from our pages: ours alone, and nothing written into a page."""

from csp.constants import NONE, SELF


def content_security_policy(
    *, scheme: str, host: str, port: str
) -> dict[str, dict[str, list[str]]]:
    """Return the policy for a service whose front door is the host, and whose workspaces are hosts under it."""
    end = f":{port}" if port else ""
    return {
        "DIRECTIVES": {
            "default-src": [NONE],
            "script-src": [SELF],
            "style-src": [SELF],
            "img-src": [SELF, "data:"],
            "font-src": [SELF],
            "connect-src": [SELF],
            # Signing in and out leads by redirects from one of our hosts to another, which browsers count as a form's way.
            "form-action": [SELF, f"{scheme}://{host}{end}", f"{scheme}://*.{host}{end}"],
            "base-uri": [NONE],
            "object-src": [NONE],
            "frame-ancestors": [NONE],
        }
    }

"""Reading what programs send."""

import json
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


class Json(JSONParser):
    """JSON as it is written; what is nested without end, or is no Unicode text, is refused like any that cannot be read."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        try:
            found = super().parse(stream, media_type, parser_context)
            # Half of a surrogate pair can be written in JSON, and can be neither kept nor sent back.
            json.dumps(found, ensure_ascii=False).encode()
        except RecursionError as error:
            raise ParseError(_("The document is nested too deeply.")) from error
        except UnicodeEncodeError as error:
            raise ParseError(_("The document holds a sign that is no sign of Unicode.")) from error
        return found

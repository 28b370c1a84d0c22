"""What somebody had typed when their session had ended: it is given back, and nothing of it is kept."""

from django.http import HttpRequest

NOT_TYPED = {
    "csrfmiddlewaretoken", "version", "base", "against", "parent", "choice", "edit", "discard", "key", "seen",
    "direction",
}  # fmt: skip
SHORT = 4


def typed_texts(request: HttpRequest) -> list[str]:
    """Return the texts of a form that was sent, the longest first; codes, numbers and ticks are left out."""
    texts = {
        str(value)
        for name, values in request.POST.lists()
        if name not in NOT_TYPED and "password" not in name
        for value in values
        if len(value) >= SHORT and any(sign.isspace() for sign in value.strip())
    }
    return sorted(texts, key=len, reverse=True)

"""Who asks at the front door: the policies of people's own rows read it."""

from django.db import connection


def say_person(key: int | None) -> None:
    """Say for the rest of the transaction whose rows are asked for; None takes it back.

    The setting cannot be given as a parameter, and `set_config` is nobody's: the key is a number before it is a text.
    """
    said = "" if key is None else str(int(key))
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL kotopolku.person = '{said}'")

"""Why the register's files could not be loaded."""

from django.utils.translation import gettext as _

from core.errors import Refusal


class FaultyFile(Refusal):
    """A file of the register says something that cannot be."""

    code = "faulty_register_file"

    def __init__(self, file: str, line: int, problem: str) -> None:
        super().__init__(
            _("%(file)s, line %(line)d: %(problem)s Nothing was loaded.")
            % {"file": file, "line": line, "problem": problem}
        )


class RegisterDoesNotFit(Refusal):
    """The files contradict each other, or what already rests on the register."""

    code = "register_does_not_fit"

    def __init__(self, rule: str) -> None:
        super().__init__(
            _("The files break the rule “%(rule)s” of the database. Nothing was loaded.")
            % {"rule": rule}
        )

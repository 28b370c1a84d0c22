"""What the demo prints when it serves: where to go, and as whom."""

from config.demo.files import SignIn, password, sign_ins

REGION = "edc-01"
WHERE = {"m049": "Espoo", "m078": "Hanko", REGION: "Uusimaa", "": "Kotopolku"}


def welcome(port: int) -> str:
    """Return the addresses and sign-ins of a demo on a port."""
    front, espoo = f"http://kotopolku.localhost:{port}", f"http://espoo.kotopolku.localhost:{port}"
    return "\n".join(
        [
            "",
            f"  Kotopolku          {front}/fi/",
            f"  Espoo's workspace  {espoo}/fi/",
            f"  Uusimaa's region   {front}/fi/region/{REGION}/",
            f"  The API            {front}/fi/api/",
            "  E-mails            var/mail (nothing leaves this machine)",
            "",
            *(_line(person) for person in sign_ins()),
            "",
            f"  Password of all: {password()}     Six digits: make code (or add the key to an authenticator app)",
            "",
            "Ctrl-C stops it.",
        ]
    )


def _line(person: SignIn) -> str:
    return f"  {WHERE[person.place]:<9}  {person.role:<13}  {person.email:<33}  {person.secret}"

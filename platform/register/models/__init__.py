"""The administrative map of Finland, dated."""

from register.models.area import Area, AreaKind
from register.models.authority import Authority, AuthorityKind
from register.models.belonging import Belonging
from register.models.competence import Competence, Task
from register.models.municipality import LanguageClass, Municipality, UrbanRural
from register.models.succession import AuthoritySuccession, MunicipalitySuccession

__all__ = [
    "Area",
    "AreaKind",
    "Authority",
    "AuthorityKind",
    "AuthoritySuccession",
    "Belonging",
    "Competence",
    "LanguageClass",
    "Municipality",
    "MunicipalitySuccession",
    "Task",
    "UrbanRural",
]

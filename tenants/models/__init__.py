from tenants.models.errand import Errand
from tenants.models.membership import Membership, Officer, Role
from tenants.models.participation import Participation
from tenants.models.template import SchemaTemplate
from tenants.models.workspace import Domain, Workspace

__all__ = [
    "Domain",
    "Errand",
    "Membership",
    "Officer",
    "Participation",
    "Role",
    "SchemaTemplate",
    "Workspace",
]

from accounts.models.api_token import ApiToken
from accounts.models.handover import Handover
from accounts.models.invitation import Invitation
from accounts.models.mail import Mail
from accounts.models.session import Session
from accounts.models.user import Credential, User

__all__ = ["ApiToken", "Credential", "Handover", "Invitation", "Mail", "Session", "User"]

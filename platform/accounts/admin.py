"""The administrator comes in by the front door's sign-in, with its second factor; Django's groups are not for us."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.models import Group

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # as allauth says to do it
admin.site.unregister(Group)  # nobody has a right through groups

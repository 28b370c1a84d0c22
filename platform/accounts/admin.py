"""What the administrator sees of accounts: not Django's groups, which nobody has a right through."""

from django.contrib import admin
from django.contrib.auth.models import Group

admin.site.unregister(Group)

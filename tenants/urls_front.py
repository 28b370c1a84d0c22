"""The front door: find the way in."""

from django.urls import path

from tenants.views import errands, front, invitations

app_name = "tenants"

urlpatterns = [
    path("", front.front, name="front"),
    path("places/", front.places, name="places"),
    path("tasks/", errands.errands, name="errands"),
    path("enter/<slug:slug>/", front.enter, name="enter"),
    path("invitations/<str:token>/", invitations.invitation, name="invitation"),
]

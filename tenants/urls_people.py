"""Who is in the workspace."""

from django.urls import path

from tenants.views import people

app_name = "people"

urlpatterns = [
    path("people/", people.people, name="list"),
    path("people/invite/", people.invite_somebody, name="invite"),
    path("people/invite/expert/", people.invite_expert, name="invite-expert"),
    path("people/<int:pk>/", people.change, name="change"),
    path("people/<int:pk>/end/", people.end, name="end"),
    path("people/invitations/<int:pk>/withdraw/", people.withdraw, name="withdraw"),
    path("people/invitations/<int:pk>/send/", people.send_again, name="send"),
]

"""The platform's administration, at the front door."""

from django.urls import path

from tenants.views import authorities, platform

app_name = "platform"

urlpatterns = [
    path("workspaces/", platform.list_workspaces, name="workspaces"),
    path("workspaces/open/", platform.open_one, name="open"),
    path("workspaces/<slug:slug>/", platform.one_workspace, name="workspace"),
    path("invitations/<int:pk>/withdraw/", platform.withdraw, name="withdraw"),
    path("invitations/<int:pk>/send/", platform.send_again, name="send"),
    path("authorities/", authorities.authorities, name="authorities"),
    path("authorities/<str:key>/", authorities.authority, name="authority"),
    path("officers/<int:pk>/", authorities.change, name="change"),
    path("officers/<int:pk>/end/", authorities.end, name="end"),
]

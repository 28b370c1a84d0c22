from django.urls import path

from plans.notices import views

urlpatterns = [
    path("notices/", views.notices, name="notices"),
    path("notices/read/", views.all_read, name="notices-read"),
    path("notices/choices/", views.choices, name="notice-choices"),
    path("notices/<uuid:notice>/", views.follow, name="notice"),
]

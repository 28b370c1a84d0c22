from django.urls import path

from plans.home import views

urlpatterns = [
    path("", views.home, name="home"),
    path("plans/", views.plans, name="plans"),
    path("plans/<uuid:plan>/", views.home, name="home"),
]

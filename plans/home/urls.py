from django.urls import path

from plans.home import views

urlpatterns = [
    path("", views.home, name="home"),
    path("plans/", views.plans, name="plans"),
    path("plans/<uuid:plan>/", views.home, name="home"),
    path("steps/<int:number>/", views.step, name="step"),
    path("plans/<uuid:plan>/steps/<int:number>/", views.step, name="step"),
    path("plans/<uuid:plan>/steps/<int:number>/care/", views.care, name="care"),
    path("plans/<uuid:plan>/items/<str:item>/", views.mark, name="mark"),
]

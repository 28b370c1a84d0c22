from django.urls import path

from plans.drafts import views

urlpatterns = [
    path("drafts/<str:key>/", views.keep, name="draft"),
]

from django.urls import path

from plans.communication import views

urlpatterns = [
    path("plans/<uuid:plan>/communication/", views.communication, name="communication"),
    path("plans/<uuid:plan>/communication/add/", views.message_add, name="message_add"),
    path("communication/<uuid:message>/", views.message, name="message"),
    path("communication/<uuid:message>/delete/", views.message_delete, name="message_delete"),
]

from django.urls import path

from plans.document import views

urlpatterns = [
    path("plans/<uuid:plan>/elements/", views.elements, name="elements"),
    path("plans/<uuid:plan>/elements/<slug:element>/", views.elsewhere, name="elsewhere"),
    path("plans/<uuid:plan>/check/", views.check, name="check"),
    path("plans/<uuid:plan>/approve/", views.approve, name="approve"),
    path("plans/<uuid:plan>/state/<slug:state>/", views.change_state, name="change_state"),
    path("plans/<uuid:plan>/versions/", views.versions, name="versions"),
    path("plans/<uuid:plan>/versions/<int:number>/", views.version, name="version"),
    path("plans/<uuid:plan>/differences/", views.differences, name="differences"),
    path("plans/<uuid:plan>/log/", views.log, name="log"),
    path("plans/<uuid:plan>/carry/", views.carry, name="carry"),
]

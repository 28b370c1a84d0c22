from django.urls import path

from plans.trail import views

urlpatterns = [
    path("history/", views.trail, name="trail"),
    path("history/csv/", views.trail_csv, name="trail-csv"),
    path("history/xlsx/", views.trail_xlsx, name="trail-xlsx"),
    path("history/<slug:kind>/<uuid:key>/", views.history, name="history"),
]

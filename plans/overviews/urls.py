from django.urls import path

from plans.overviews import views

urlpatterns = [
    path("plan/<uuid:plan_id>/table/", views.table, name="table"),
    path("plan/<uuid:plan_id>/table.csv", views.table_csv, name="table-csv"),
    path("plan/<uuid:plan_id>/table.xlsx", views.table_xlsx, name="table-xlsx"),
    path("plan/<uuid:plan_id>/coverage/", views.coverage, name="coverage"),
    path("measures/", views.ours, name="ours"),
]

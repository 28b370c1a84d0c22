from django.urls import path

from plans.search import views

urlpatterns = [path("search/", views.search_page, name="search")]

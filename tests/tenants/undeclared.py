"""A view that forgot to say whom it is for."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from config import urls_front


def undeclared(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("secret")


urlpatterns = [*urls_front.urlpatterns, path("undeclared/", undeclared)]

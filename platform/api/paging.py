"""Pages of long lists."""

from rest_framework.pagination import PageNumberPagination


class Pages(PageNumberPagination):
    """Fifty rows a page unless the client asks for another number, two hundred at most."""

    page_size_query_param = "page_size"
    max_page_size = 200

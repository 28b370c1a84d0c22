from django.urls import path

from plans.todo import views

urlpatterns = [
    path("tasks/", views.tasks, name="tasks"),
    path("tasks/add/", views.task_add, name="task-add"),
    path("tasks/add/<slug:kind>/<uuid:concern>/", views.task_add, name="task-add"),
    path("tasks/<uuid:task>/", views.task, name="task"),
    path("tasks/<uuid:task>/edit/", views.task_edit, name="task-edit"),
    path("tasks/<uuid:task>/done/", views.task_done, name="task-done"),
    path("tasks/<uuid:task>/reopen/", views.task_reopen, name="task-reopen"),
    path("tasks/<uuid:task>/drop/", views.task_drop, name="task-drop"),
]

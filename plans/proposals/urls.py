from django.urls import path

from plans.proposals import views

urlpatterns = [
    path("plan/<uuid:plan_id>/proposals/", views.proposals, name="proposals"),
    path("plan/<uuid:plan_id>/proposals/add/", views.proposal_add, name="proposal-add"),
    path("proposals/<uuid:proposal_id>/", views.proposal, name="proposal"),
    path("proposals/<uuid:proposal_id>/edit/", views.proposal_edit, name="proposal-edit"),
    path("proposals/<uuid:proposal_id>/remove/", views.proposal_remove, name="proposal-remove"),
    path(
        "proposals/<uuid:proposal_id>/answer/<slug:how>/",
        views.proposal_answer,
        name="proposal-answer",
    ),
    path("proposals/<uuid:proposal_id>/reopen/", views.proposal_reopen, name="proposal-reopen"),
]

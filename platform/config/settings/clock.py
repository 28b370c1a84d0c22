"""What is done by the clock."""

from celery.schedules import crontab

# Beat publishes one task, which publishes those that are named here; each may run twice.
BY_THE_CLOCK: dict[str, list[str]] = {
    "often": ["accounts.send_what_is_left", "regional.tell_officers"],
    "hourly": ["tenants.keep_spares", "figures.go_on"],
    "nightly": [
        "tenants.forget_what_has_ended",
        "regional.keep_up_obligations",
        "regional.check_chains",
        "regional.publish_figures",
        "figures.refresh_all",
    ],
    "mornings": ["regional.send_digests"],
}
# What is done in each workspace, by a task of its own in each.
IN_EACH_WORKSPACE = {
    "hourly": [
        "reporting.tell_of_answers",
        "reporting.tell_of_advice",
        "reporting.hear_authority",
        "plans.tell_errands_again",
    ],
    "nightly": ["plans.watch_situations"],
    "mornings": ["reporting.remind", "plans.tell_in_the_morning", "plans.remind_of_statements"],
}
BEAT_SCHEDULE = {
    name: {
        "task": "tenants.by_the_clock",
        "args": [name],
        "schedule": when,
        "options": {"headers": {"place": "front"}},
    }
    for name, when in {
        "often": crontab(minute="*/5"),
        "hourly": crontab(minute="20"),
        "nightly": crontab(hour="3", minute="40"),
        "mornings": crontab(hour="6", minute="30"),
    }.items()
}

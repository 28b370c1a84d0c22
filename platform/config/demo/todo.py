"""Espoo's tasks: late, coming and done; composed, and each says so."""

from accounts.models import User
from config.demo.files import read
from config.demo.programme import Hand, bodies
from config.demo.stages import days_ago
from plans.models import Measure, Plan
from plans.todo.services import add_task, finish_task


def enter_tasks(plan: Plan, hand: Hand) -> None:
    """Agree on the tasks that the file names, by days counted from the day on which the demo is made."""
    said = read("tasks")
    people = {user.email: user for user in User.objects.all()}
    own = bodies(hand, sorted({each["body"] for each in said if "body" in each}))
    measures = {
        (row.objective.position, row.position): row
        for row in Measure.objects.filter(objective__plan=plan).select_related("objective")
    }
    for each in said:
        by = people[each["by"]]
        task = add_task(
            title=each["title"],
            concerns=measures[each["objective"], each["measure"]] if "objective" in each else None,
            due_on=days_ago(-each["days"]),
            user_id=people[each["person"]].pk if "person" in each else None,
            body=own[each["body"]] if "body" in each else None,
            by=by,
        )
        if each.get("done"):
            finish_task(task, version=task.version, by=by, on=days_ago(-each["days"]))

"""What a person's spreadsheet said."""

from django.db.models import Model

from plans.models import Indicator, Plan, ValueUpload
from tests.isolation.makers import makes, row_of
from tests.isolation.makers.plans import NOBODY


@makes("plans.ValueUpload")
def upload(word: str) -> Model:
    indicator = row_of(Indicator, word)
    line = [2, str(indicator.pk), 2025, "12.5", word, 0]
    return ValueUpload.objects.create(
        plan=row_of(Plan, word), user_id=NOBODY, file_name=word, lines=[line]
    )

from django.db import migrations

SAID = {
    "fi": "Syytä ei ole kirjattu: toimenpide lopetettiin ennen kuin syytä kysyttiin.",
    "sv": "Ingen orsak har antecknats: åtgärden avslutades innan en orsak efterfrågades.",
    "en": "No reason was recorded: the measure was stopped before one was asked for.",
}


def say_it_in_words(apps, _editor):
    """A dash was put as the reason of measures stopped before a reason was asked for; a reader needs a sentence."""
    measures = apps.get_model("plans", "Measure").objects
    for language, words in SAID.items():
        dashed = measures.filter(status="stopped", status_reason="–")
        dashed.filter(objective__plan__language=language).update(status_reason=words)


class Migration(migrations.Migration):

    dependencies = [("plans", "0015_notices_of_the_authority")]

    operations = [migrations.RunPython(say_it_in_words, migrations.RunPython.noop)]

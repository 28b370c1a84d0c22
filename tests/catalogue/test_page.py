"""The page that says what is required, and by whom."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

pytestmark = pytest.mark.django_db

TITLES = {
    "fi": "Tarkistuslista kotoutumisen edistämisen suunnitteluun (KOTO24)",
    "sv": "Checklista för planeringen av integrationsfrämjandet (KOTO24)",
    "en": "Checklist for planning the promotion of integration (KOTO24)",
}


def page(client: Client, language: str) -> str:
    with translation.override(language):
        answer = client.get(f"/{language}/rules/", headers={"host": settings.BASE_HOST})
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_anybody_reads_the_rules_in_their_language(client: Client, language: str) -> None:
    assert TITLES[language] in page(client, language)


def test_each_rule_set_says_whether_it_holds(client: Client) -> None:
    said = page(client, "en")

    sections = re.findall(r'<section class="card" aria-labelledby="(.*?)">(.*?)</section>', said)
    states = {
        key: re.findall(r"Valid now|No longer valid|Never came into force", text)
        for key, text in sections
        if key != "force"
    }
    assert states == {
        "checklist": ["Valid now"],
        "act-681-2023": ["Valid now"],
        "act-681-2023-enacted": ["Never came into force"],
        "act-1386-2010": ["No longer valid"],
    }


def test_the_page_is_only_read(client: Client) -> None:
    answer = client.post("/en/rules/", headers={"host": settings.BASE_HOST})

    assert answer.status_code == 405

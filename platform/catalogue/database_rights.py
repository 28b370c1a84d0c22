"""Everybody reads the catalogue; the administrator keeps it."""

TABLES = (
    "catalogue_advisoryboard",
    "catalogue_audience",
    "catalogue_contentlanguage",
    "catalogue_councilterm",
    "catalogue_datasource",
    "catalogue_element",
    "catalogue_framework",
    "catalogue_frameworkgoal",
    "catalogue_indicatordefinition",
    "catalogue_indicatordefinition_themes",
    "catalogue_leadtime",
    "catalogue_lengthbudget",
    "catalogue_obstacle",
    "catalogue_officialtheme",
    "catalogue_organisationkind",
    "catalogue_reasoncode",
    "catalogue_reportchapter",
    "catalogue_reminderstep",
    "catalogue_risksign",
    "catalogue_ruleset",
    "catalogue_step",
    "catalogue_stepitem",
    "catalogue_suggestedkind",
    "catalogue_targetgroup",
    "catalogue_theme",
    "catalogue_topic",
)
READ = {"session": "SELECT", "workspace": "SELECT", "admin": "INSERT, UPDATE, DELETE"}

GRANTS = dict.fromkeys(TABLES, READ)

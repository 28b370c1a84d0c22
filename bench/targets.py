"""What is measured, in which unit, and how much it may be. Each line: name, unit, at most (or, of a rate, at least)."""

TARGETS: dict[str, tuple[str, float]] = {
    "provision_ratio": (
        "x",
        1.2,
    ),  # opening a workspace's schema / the same statements in one round trip
    "provision_spare_ms": ("ms", 5),  # opening it from a spare one
    "migrate_noop_300_ratio": (
        "x",
        1.5,
    ),  # migrate_schemas with nothing to do / starting Django alone
    "migrate_column_300_ratio": ("x", 2),  # one column in 300 workspaces / 300 bare ALTER TABLE
    "request_cpu_ratio": ("x", 1.3),  # a page of five queries / the same page without tenancy
    "statements_per_request": ("statements", 6),  # of that page: its five, and one that binds
    "region_30_ms": ("ms", 30),  # the overview of 26 municipalities, with six years of reports
    "region_300_ms": ("ms", 100),  # of a country of 300
    "region_300_past_ms": ("ms", 100),  # the same on a day two years ago
    "region_300_contents_ms": ("ms", 100),  # what the plans of the country aim at
    "region_growth_part": ("x", 12),  # at 300 municipalities / at 26
    "region_growth_country": ("x", 12),  # at 3,000 municipalities / at 300
    "region_growth_past": ("x", 12),
    "region_growth_authority": (
        "x",
        1.3,
    ),  # the same for one authority that stays as large as it was
    "rebuild_rate": ("reports/s", 200),  # at least: counting all documents anew
    "submit_ratio": ("x", 3),  # sending a report / the bare inserts it makes
    "values_2000_ms": ("ms", 1000),  # looking at what a sheet of 2,000 values would change
    "plan_page_ratio": (
        "x",
        8,
    ),  # a plan of 12 objectives, 60 measures, 40 indicators / no plan yet
    "plan_page_ms": ("ms", 400),
    "pdf_60_s": ("s", 0.5),  # a plan of sixty measures, from the request to the last byte
    "docx_60_s": ("s", 0.5),
    "xlsx_60_s": ("s", 0.5),
    "pdf_ratio": ("x", 3),  # the same as PDF / its page
    "docx_ratio": ("x", 6),
    "xlsx_ratio": ("x", 3),
    "pdf_weasyprint_ratio": ("x", 0.2),  # / WeasyPrint on the same words, where it is installed
    "figures_import_ratio": (
        "x",
        8,
    ),  # taking in a reply of 308 areas x 10 years x 20 groups / COPY of its rows
    "figures_import_us": ("us/row", 250),  # the same for one row
    "figures_import_mb": ("MB", 150),  # how much memory it takes at most
    "demo_first_s": ("s", 60),  # from nothing but .venv to the first page
    "demo_again_s": ("s", 5),  # the second start
    "memory_web_mb": ("MB", 350),  # the largest process, after 300 workspaces were visited
    "memory_worker_mb": ("MB", 350),
    "test_ms": ("ms", 10),  # the mean of a test that uses the database
    "test_setup_ms": ("ms", 500),  # what comes before the first of them, from the second run on
}
AT_LEAST = {"rebuild_rate"}  # all others: at most

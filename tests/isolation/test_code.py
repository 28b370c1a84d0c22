"""What the code may not say, since it has let one workspace see another, or a stranger run something (docs/adr/0003).

Each rule is tried on a sample that breaks it; a place that needs an exception is named with its rule.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = ("platform", "tenants", "plans", "reporting", "regional")
FILES = sorted(
    path
    for module in MODULES
    for path in (ROOT / module).rglob("*.py")
    if "node_modules" not in path.parts
)
OWNERS = ("tenants/provisioning/", "/migrations/", "platform/config/", "tenants/database/")


def called(node: ast.AST) -> str:
    """Return the name of what a call calls, without where it comes from."""
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def imported(node: ast.AST) -> set[str]:
    """Return what an import names, dotted."""
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    if isinstance(node, ast.ImportFrom):
        return {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
    return set()


def composed(node: ast.AST | None) -> bool:
    """Tell whether a text is put together from parts."""
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in node.values)
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Add | ast.Mod)
    return called(node) in {"format", "join", "replace"} if isinstance(node, ast.Call) else False


def of_request(node: ast.AST | None) -> bool:
    return any(
        isinstance(part, ast.Attribute) and part.attr in {"GET", "POST", "data", "query_params"}
        for part in ast.walk(node or ast.Pass())
    )


def entered(node: ast.AST) -> set[str]:
    """Return the bare names that a with block enters."""
    if not isinstance(node, ast.With):
        return set()
    return {item.context_expr.id for item in node.items if isinstance(item.context_expr, ast.Name)}


def decorators(node: ast.AST) -> set[str]:
    found = set()
    for decorator in getattr(node, "decorator_list", []):
        target = decorator.func if isinstance(decorator, ast.Call) else decorator
        found.add(getattr(target, "attr", getattr(target, "id", "")))
    return found


@dataclass(frozen=True, slots=True)
class Rule:
    """What is forbidden, how it is seen, a sample of it, and where it is allowed."""

    name: str
    breaks: Callable[[ast.AST], bool]
    sample: str
    allowed: tuple[str, ...] = ()


RULES = [
    Rule(
        "SQL put together from texts",
        lambda n: called(n) in {"execute", "executemany"} and composed(next(iter(n.args), None)),  # type: ignore[attr-defined]  # a call, by the line before
        "cursor.execute(f'SELECT {name}')",
        OWNERS,
    ),
    Rule("raw()", lambda n: called(n) == "raw", "Plan.objects.raw('SELECT 1')"),
    Rule("extra()", lambda n: called(n) == "extra", "Plan.objects.extra(where=['1=1'])"),
    Rule("RawSQL", lambda n: called(n) == "RawSQL", "RawSQL('1', [])"),
    Rule(
        "text that is declared safe",
        lambda n: called(n) in {"mark_safe", "SafeString", "SafeText"},
        "mark_safe(text)",
        ("platform/ui/", "plans/desk.py"),  # what a template has just drawn is put into a row
    ),
    Rule(
        "the driver's own connection",
        lambda n: isinstance(n, ast.Attribute) and n.attr in {"connection", "pgconn"}
        and getattr(n.value, "attr", getattr(n.value, "id", "")) in {"connection", "cursor"},
        "connection.connection.execute('SELECT 1')",
        OWNERS,
    ),
    Rule(
        "django-tenants' own switches",
        lambda n: bool({"schema_context", "tenant_context", "schema_exists"} & {part.rpartition(".")[2] for part in imported(n)})
        or called(n) in {"set_schema", "set_tenant", "schema_context", "tenant_context"},
        "@schema_context('m049')\ndef f(): ...",
        OWNERS,
    ),
    Rule("a workspace entered by itself", lambda n: bool({"tenant", "workspace"} & entered(n)), "with tenant:\n    ..."),
    Rule(
        "objects that run when they are read",
        lambda n: bool({"pickle", "marshal", "shelve", "dill", "yaml"} & imported(n)) or called(n) in {"eval", "exec"},
        "import pickle",
    ),
    Rule(
        "requests to elsewhere",
        lambda n: bool({"requests", "httpx", "aiohttp", "urllib3", "urllib.request"} & imported(n)),
        "import requests",
        ("platform/ui/vendor.py", "platform/figures/connectors/fetching.py"),
    ),
    Rule(
        "a shell",
        lambda n: any(getattr(k, "arg", "") == "shell" for k in getattr(n, "keywords", [])),
        "run('x', shell=True)",
    ),
    Rule("asynchronous code", lambda n: isinstance(n, ast.AsyncFunctionDef), "async def view(request): ..."),
    Rule(
        "a filter that the request writes",
        lambda n: called(n) in {"filter", "exclude", "get", "update", "create", "annotate"}
        and any(k.arg is None and of_request(k.value) for k in n.keywords),  # type: ignore[attr-defined]
        "Plan.objects.filter(**request.GET.dict())",
    ),
    Rule(
        "a form without its token",
        lambda n: "csrf_exempt" in decorators(n) or called(n) == "csrf_exempt",
        "@csrf_exempt\ndef view(request): ...",
    ),
    Rule(
        "a cache that knows no place",
        lambda n: bool({"lru_cache", "cache", "cached_property_by_key"} & decorators(n)),
        "@lru_cache\ndef plans(): ...",
        # Of no workspace, or of one request.
        (
            "platform/ui/",
            "platform/config/",
            "platform/api/documentation.py",
            "reporting/context_processors.py",
            "platform/core/days.py",
            "platform/documents/",
        ),
    ),
    Rule(
        "a signature without a purpose",
        lambda n: called(n) in {"Signer", "TimestampSigner"} and not n.keywords,  # type: ignore[attr-defined]
        "Signer().sign('x')",
    ),
]  # fmt: skip


def breaches(rule: Rule, source: str, name: str = "plans/sample.py") -> Iterator[str]:
    if any(place in f"/{name}" for place in rule.allowed):
        return
    for node in ast.walk(ast.parse(source)):
        if rule.breaks(node):
            yield f"{name}:{getattr(node, 'lineno', 0)}: {rule.name}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_code_keeps_the_rule(rule: Rule) -> None:
    found = [
        breach
        for path in FILES
        for breach in breaches(
            rule, path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix()
        )
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_breach_of_the_rule_is_found(rule: Rule) -> None:
    assert list(breaches(rule, rule.sample))


def test_there_is_code_to_read() -> None:
    assert len(FILES) > 100


def test_no_setting_lets_a_header_choose_the_host() -> None:
    from django.conf import settings  # noqa: PLC0415

    assert not settings.USE_X_FORWARDED_HOST
    assert settings.SESSION_COOKIE_DOMAIN is settings.CSRF_COOKIE_DOMAIN is None

"""An OpenAPI document made ready for a page: operations by tag, fields in words, an example of a call."""

import json
from dataclasses import dataclass
from itertools import groupby
from typing import Any

METHODS = ("get", "post", "put", "patch", "delete")
EXAMPLES = {
    "integer": 1,
    "number": 1.0,
    "boolean": True,
    "array": [],
    "object": {},
}
FORMATS = {
    "uuid": "0190a5f0-0000-7000-8000-000000000000",
    "date": "2027-01-31",
    "decimal": "57.4",
    "email": "name@example.org",
    "uri": "https://example.org/",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter, or one field of a body or an answer."""

    name: str
    kind: str
    required: bool
    note: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What may come back."""

    status: str
    note: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One operation."""

    id: str
    method: str
    path: str
    summary: str
    notes: tuple[str, ...]
    parameters: tuple[Field, ...]
    body: tuple[Field, ...]
    answers: tuple[Answer, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Group:
    """The operations of one tag."""

    tag: str
    operations: tuple[Shown, ...]


def groups(document: dict[str, Any], *, host: str) -> list[Group]:
    """List the document's operations by tag, in the order of their addresses."""
    reader = _Reader(document["components"]["schemas"], host)
    found = [
        (said["tags"][0], reader.operation(method, path, said))
        for path, methods in document["paths"].items()
        for method, said in methods.items()
        if method in METHODS
    ]
    found.sort(key=lambda entry: entry[0])  # stable: addresses keep their order
    return [
        Group(tag, tuple(shown for _tag, shown in entries))
        for tag, entries in groupby(found, key=lambda entry: entry[0])
    ]


class _Reader:
    def __init__(self, schemas: dict[str, Any], host: str) -> None:
        self.schemas, self.host = schemas, host

    def operation(self, method: str, path: str, said: dict[str, Any]) -> Shown:
        body = _content(said.get("requestBody", {}))
        fields = self.fields(body, writing=True)
        return Shown(
            id=said["operationId"],
            method=method.upper(),
            path=path,
            summary=said.get("summary", ""),
            notes=_notes(said.get("description", "")),
            parameters=tuple(self.parameter(one) for one in said.get("parameters", ())),
            body=fields,
            answers=tuple(
                Answer(
                    status,
                    answer.get("description", ""),
                    self.fields(_content(answer)) if status < "300" else (),
                )
                for status, answer in said["responses"].items()
            ),
            example=self.example(method, path, said, fields),
        )

    def parameter(self, said: dict[str, Any]) -> Field:
        return Field(
            said["name"],
            self.kind(said["schema"]),
            said.get("required", False),
            said.get("description", ""),
            said["in"],
        )

    def fields(self, schema: dict[str, Any], *, writing: bool = False) -> tuple[Field, ...]:
        shape = self.resolved(schema)
        if shape.get("type") == "array":
            shape = self.resolved(shape["items"])
        required = shape.get("required", ())
        return tuple(
            Field(name, self.kind(said), name in required, said.get("description", ""))
            for name, said in shape.get("properties", {}).items()
            if not (writing and said.get("readOnly"))
        )

    def resolved(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Follow references, one after another; a union is read as its first part that is a reference."""
        while True:
            options = schema.get("allOf") or schema.get("oneOf") or schema.get("anyOf")
            if "$ref" in schema:
                schema = self.schemas[schema["$ref"].rsplit("/", 1)[1]]
            elif options:
                schema = options[0]
            else:
                return dict(schema)

    def kind(self, schema: dict[str, Any]) -> str:
        if "$ref" not in schema and "type" not in schema:
            options = schema.get("oneOf") or schema.get("anyOf") or schema.get("allOf") or ()
            return " | ".join(dict.fromkeys(self.kind(option) for option in options))
        shape = self.resolved(schema)
        if "enum" in shape:
            return " | ".join(str(value) for value in shape["enum"] if value not in {"", None})
        if shape.get("type") == "array":
            return f"[{self.kind(shape['items'])}]"
        kinds = shape.get("type", "object")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        return " | ".join(
            shape.get("format") or kind if kind == "string" else kind for kind in kinds
        )

    def example(
        self, method: str, path: str, said: dict[str, Any], fields: tuple[Field, ...]
    ) -> str:
        """Write the call as a shell command."""
        lines = [f"curl {'' if method == 'get' else f'-X {method.upper()} '}'{self.host}{path}'"]
        if said.get("security"):
            lines.append("-H 'Authorization: Bearer YOUR-KEY'")
        lines += [
            f"-H '{one['name']}: {_header_example(one['name'])}'"
            for one in said.get("parameters", ())
            if one["in"] == "header" and one.get("required")
        ]
        if fields:
            needed = [field for field in fields if field.required] or list(fields[:1])
            sent = {field.name: _value(field.kind) for field in needed}
            lines.append("-H 'Content-Type: application/json'")
            lines.append(f"-d '{json.dumps(sent, ensure_ascii=False)}'")
        return " \\\n  ".join(lines)


def _notes(description: str) -> tuple[str, ...]:
    return tuple(part.replace("`", "") for part in description.split("\n\n") if part)


def _content(said: dict[str, Any]) -> dict[str, Any]:
    content = said.get("content", {})
    return next((media.get("schema", {}) for media in content.values()), {})


def _header_example(name: str) -> str:
    return '"1"' if name == "If-Match" else "0190a5f0-aaaa-7000-8000-000000000000"


def _value(kind: str) -> object:
    first = kind.split(" | ", maxsplit=1)[0]
    if first.startswith("["):
        return []
    if first in EXAMPLES:
        return EXAMPLES[first]
    return FORMATS.get(first, "…" if first == "string" else first)

from django.apps import AppConfig


class WorkspaceAuditConfig(AppConfig):
    name = "audit.workspace"
    label = "audit_workspace"

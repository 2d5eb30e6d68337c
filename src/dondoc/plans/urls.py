"""The addresses of this room."""

from django.urls import path

from dondoc.plans.views import (
    acting,
    board,
    dividing,
    following,
    giving,
    importing,
    issuing,
    plans,
    reviewing,
    scores,
    tasks,
)

app_name = "plans"
urlpatterns = [
    path("", plans.index, name="index"),
    path("<int:pk>/", plans.detail, name="detail"),
    path("<int:pk>/export.xlsx", plans.export, name="export"),
    path("<int:pk>/timeline/", plans.timeline, name="timeline"),
    path("<int:pk>/documents/", plans.documents, name="documents"),
    path("<int:pk>/aims/", plans.aims, name="aims"),
    path("<int:pk>/history/", plans.history, name="history"),
    path("tasks/", tasks.index, name="tasks"),
    path("tasks/export.xlsx", tasks.export, name="tasks_export"),
    path("tasks/give/", giving.give, name="give"),
    path("tasks/<int:pk>/", tasks.detail, name="task"),
    path("tasks/<int:pk>/cooperators/", dividing.cooperators, name="cooperators"),
    path("duties/<int:pk>/steps/", dividing.step_add, name="step_add"),
    path("duties/<int:pk>/handler/", dividing.handler, name="handler"),
    path("duties/<int:pk>/extension/", following.extension_ask, name="extension_ask"),
    path("duties/<int:pk>/deadline/", following.deadline_set, name="deadline_set"),
    path("extensions/<int:pk>/", following.extension_decide, name="extension_decide"),
    path("extensions/<int:pk>/<slug:verb>/", following.extension_take, name="extension_take"),
    path("tasks/<int:pk>/withdraw/", following.task_withdraw, name="task_withdraw"),
    path("duties/<int:pk>/<slug:verb>/", acting.take, name="take"),
    path("steps/<int:pk>/report/", dividing.step_report, name="step_report"),
    path("steps/<int:pk>/close/", dividing.step_close, name="step_close"),
    path("evidence/<int:pk>/", acting.evidence, name="evidence"),
    path("follow-up/", board.board, name="board"),
    path("follow-up/export.xlsx", board.board_export, name="board_export"),
    path("scores/", scores.table, name="scores"),
    path("scores/export.xlsx", scores.export, name="scores_export"),
    path("scores/list/", scores.listed, name="scored"),
    path("scores/list/export.xlsx", scores.listed_export, name="scored_export"),
    # import, review, issue
    path("import/", importing.import_page, name="import"),
    path("<int:pk>/review/", reviewing.review, name="review"),
    path("<int:pk>/issue/", issuing.issue, name="issue"),
    path("<int:pk>/issue/recipients/<int:position>/", issuing.recipient, name="issue_recipient"),
]

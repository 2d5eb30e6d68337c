"""The addresses of this room."""

from django.urls import path

from dondoc.records.views import document, instructing, lists, registering

app_name = "records"
urlpatterns = [
    path("incoming/", lists.incoming_page, name="incoming"),
    path("incoming.xlsx", lists.incoming_export, name="incoming_export"),
    path("outgoing/", lists.outgoing_page, name="outgoing"),
    path("outgoing.xlsx", lists.outgoing_export, name="outgoing_export"),
    path("follow-up/", lists.follow_up_page, name="follow_up"),
    path("follow-up.xlsx", lists.follow_up_export, name="follow_up_export"),
    path("register/", registering.register_page, name="register"),
    path("register/same/", registering.same_page, name="same"),
    path("<int:pk>/", document.document_page, name="document"),
    path("<int:pk>/files/<int:file_pk>/", document.document_file, name="file"),
    path("<int:pk>/instruct/", instructing.instruct_page, name="instruct"),
    path("<int:pk>/instructions/<int:instruction_pk>/photo/", document.instruction_photo, name="photo"),
    path("<int:pk>/deliveries/<int:delivery_pk>/", document.delivery_state, name="delivery"),
    path("<int:pk>/recipients/<int:recipient_pk>/", document.line_sent, name="line"),
]

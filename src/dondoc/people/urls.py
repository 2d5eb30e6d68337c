"""The addresses of this room."""

from django.urls import path

from dondoc.people.views import accounts, bodies, groups, me, persons, quick, sheets

app_name = "people"
urlpatterns = [
    path("", bodies.bodies, name="bodies"),
    path("bodies.xlsx", sheets.bodies, name="bodies_sheet"),
    path("persons.xlsx", sheets.persons, name="persons_sheet"),
    path("groups.xlsx", sheets.groups, name="groups_sheet"),
    path("accounts.xlsx", sheets.accounts, name="accounts_sheet"),
    path("tree/", bodies.tree, name="tree"),
    path("bodies/new/", bodies.new_body, name="new_body"),
    path("bodies/<int:pk>/", bodies.body, name="body"),
    path("bodies/<int:pk>/edit/", bodies.edit_body, name="edit_body"),
    path("bodies/<int:pk>/rename/", bodies.rename_body, name="rename_body"),
    path("bodies/<int:pk>/close/", bodies.close_body, name="close_body"),
    path("bodies/<int:pk>/aliases/", bodies.add_alias, name="add_alias"),
    path("aliases/<int:pk>/remove/", bodies.remove_alias, name="remove_alias"),
    path("groups/", groups.groups, name="groups"),
    path("groups/new/", groups.new_group, name="new_group"),
    path("groups/<int:pk>/", groups.group, name="group"),
    path("groups/<int:pk>/members/", groups.add_member, name="add_member"),
    path("members/<int:pk>/end/", groups.end_member, name="end_member"),
    path("persons/", persons.persons, name="persons"),
    path("persons/new/", persons.new_person, name="new_person"),
    path("persons/<int:pk>/", persons.person, name="person"),
    path("persons/<int:pk>/edit/", persons.edit_person, name="edit_person"),
    path("persons/<int:pk>/appoint/", persons.appoint, name="appoint"),
    path("tenures/<int:pk>/end/", persons.end_tenure, name="end_tenure"),
    path("tenures/<int:pk>/authority/", persons.grant_authority, name="grant_authority"),
    path("find/", quick.find, name="find"),
    path("quick/body/", quick.quick_body, name="quick_body"),
    path("quick/person/", quick.quick_person, name="quick_person"),
    path("quick/alias/", quick.quick_alias, name="quick_alias"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/new/", accounts.new_account, name="new_account"),
    path("accounts/<int:pk>/reset/", accounts.reset_password, name="reset_password"),
    path("accounts/<int:pk>/lock/", accounts.lock_account, name="lock_account"),
    path("accounts/<int:pk>/unlock/", accounts.unlock_account, name="unlock_account"),
    path("me/", me.me, name="me"),
    path("me/password/", me.password, name="password"),
]

"""What imports do not show follows the same levels: foreign keys, template includes, addresses."""

from django.apps import apps
from django.urls import URLResolver, get_resolver

from architecture.house import ROOMS, found, may_use, room_of_module, room_of_path, sources


def test_foreign_keys_point_to_the_same_or_a_lower_room():
    upward = []
    for model in apps.get_models():
        room = room_of_module(model.__module__)
        for field in model._meta.get_fields() if room else ():
            target = field.related_model if field.concrete and field.is_relation else None
            other = room_of_module(target.__module__) if target else None
            if other and not may_use(room, other):
                upward.append(f"{model._meta.label}.{field.name} → {target._meta.label}")
    assert upward == []


def template_owners() -> dict[str, str]:
    """Template name → room, for every template of ours."""
    return {
        path.relative_to(ROOMS / room_of_path(path) / "templates").as_posix(): room_of_path(path)
        for path in sources("templates/**/*.html")
    }


def test_templates_take_parts_only_from_their_own_or_a_lower_room():
    owners = template_owners()
    used = r"{%\s*(?:include|extends)\s+[\"']([^\"'#]+)"
    upward = [
        f"{path.relative_to(ROOMS)} → {name}"
        for path in sources("templates/**/*.html")
        for name in found(used, path)
        if name in owners and not may_use(room_of_path(path), owners[name])
    ]
    assert upward == []


def test_no_two_rooms_own_templates_of_the_same_name():
    names = [path.as_posix().partition("/templates/")[2] for path in sources("templates/**/*.html")]
    assert sorted(names) == sorted(set(names))


def namespaces() -> dict[str, str]:
    """Address namespace → the room that lists it."""
    resolvers = [pattern for pattern in get_resolver().url_patterns if isinstance(pattern, URLResolver)]
    return {
        resolver.namespace: room
        for resolver in resolvers
        if resolver.namespace and (room := room_of_module(getattr(resolver.urlconf_module, "__name__", "")))
    }


def test_addresses_named_in_templates_belong_to_their_own_or_a_lower_room():
    rooms = namespaces()
    upward = [
        f"{path.relative_to(ROOMS)} → {space}"
        for path in sources("templates/**/*.html")
        for space in found(r"{%\s*url\s+[\"'](\w+):", path)
        if not may_use(room_of_path(path), rooms[space])
    ]
    assert upward == []


def test_addresses_named_in_code_belong_to_their_own_or_a_lower_room():
    rooms = namespaces()
    upward = [
        f"{path.relative_to(ROOMS)} → {space}"
        for path in sources("*.py")
        for space in found(r"(?:reverse|reverse_lazy|redirect|resolve_url)\(\s*[\"'](\w+):", path)
        if not may_use(room_of_path(path), rooms[space])
    ]
    assert upward == []

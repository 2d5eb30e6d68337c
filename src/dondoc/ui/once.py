"""Template tags whose answer never changes are worked out once: `translate` and `icon` of literals, `static`, and `url`
of a literal name, with a number's place left open.

`{% load ui %}` puts them in place of Django's tags of the same names; what is not literal stays Django's own node. Nothing
on a page reads differently, but a list of 25 rows asks some two hundred times.
"""

from collections.abc import Callable

from django.template.base import FilterExpression, Node, Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.template.library import SimpleNode
from django.templatetags.i18n import TranslateNode, do_translate
from django.templatetags.static import StaticNode
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language

PLACE = 909090909  # stands where a number will; no address of ours holds it


def is_literal(expression: FilterExpression) -> bool:
    """Whether a tag's argument is a string that stands in the template, "…" or _("…"), without filters."""
    return not expression.filters and isinstance(getattr(expression.var, "literal", expression.var), str | Promise)


def around_number(name: str) -> tuple[str, str]:
    """What stands before and after the number in an address that takes one, for the links of many rows."""
    before, _place, after = reverse(name, args=[PLACE]).partition(str(PLACE))
    return before, after


class Once(Node):
    """Renders `node`, which depends on nothing but the language, once a language."""

    def __init__(self, node: Node) -> None:
        self._node = node
        self._texts: dict[str | None, str] = {}

    def render(self, _context: Context) -> str:
        language = get_language()
        text = self._texts.get(language)
        if text is None:
            text = self._texts[language] = self._node.render(Context())
        return text


class NumberedUrl(Node):
    """`{% url "room:thing" pk %}` or `{% url "room:list" %}`: the address by name once, then by putting the number in.
    No namespace of ours is included twice, so the request's own place does not matter to it.
    """

    def __init__(self, node: URLNode, number: FilterExpression | None) -> None:
        self._node = node
        self._number = number
        self._shapes: dict[str, tuple[str, str] | None] = {}

    def _shape(self, prefix: str) -> tuple[str, str] | None:
        """What stands before and after the number; None where the address takes no plain number."""
        if prefix in self._shapes:
            return self._shapes[prefix]
        args = self._node.args
        try:
            parts = (
                URLNode(self._node.view_name, [FilterExpression(str(PLACE), Parser([]))] * len(args), {}, None)
                .render(Context())
                .split(str(PLACE))
            )
        except NoReverseMatch:
            parts = []
        self._shapes[prefix] = (parts[0], "".join(parts[1:])) if len(parts) == 1 + len(args) else None
        return self._shapes[prefix]

    def render(self, context: Context) -> str:
        number = self._number.resolve(context) if self._number else None
        if self._number and not (type(number) is int and number >= 0):
            return self._node.render(context)
        shape = self._shape(get_script_prefix())
        if shape is None:
            return self._node.render(context)
        url = f"{shape[0]}{'' if number is None else number}{shape[1]}"
        if self._node.asvar:
            context[self._node.asvar] = url
            return ""
        return url


def translate(parser: Parser, token: Token) -> Node:
    """Django's `translate`; a literal without `as` is translated once a language."""
    node: Node = do_translate(parser, token)
    plain = isinstance(node, TranslateNode) and not (node.asvar or node.noop or node.message_context)
    return Once(node) if plain and is_literal(node.filter_expression) else node  # type: ignore[attr-defined]  # a TranslateNode


def static(parser: Parser, token: Token) -> Node:
    """Django's `static`; a literal path is looked up once."""
    node = StaticNode.handle_token(parser, token)
    return Once(node) if node.varname is None and is_literal(node.path) else node


def url(parser: Parser, token: Token) -> Node:
    """Django's `url`; by a literal name with at most one argument it is put together from what was found once."""
    node = django_url(parser, token)
    if node.kwargs or len(node.args) > 1 or not is_literal(node.view_name):
        return node
    return NumberedUrl(node, node.args[0] if node.args else None)


def once_where_literal(compiled: Callable[[Parser, Token], SimpleNode]) -> Callable[[Parser, Token], Node]:
    """A simple tag that asks nothing of the page: with literals alone it is rendered once a language."""

    def compile_once(parser: Parser, token: Token) -> Node:
        node = compiled(parser, token)
        given = [*node.args, *node.kwargs.values()]
        return Once(node) if node.target_var is None and all(is_literal(arg) for arg in given) else node

    return compile_once

"""`{% load meeting %}`: where a meeting stands."""

from django import template
from django.utils.safestring import SafeString

from dondoc.meetings.models import Meeting
from dondoc.meetings.rules import MeetingState
from dondoc.ui.components import badges

register = template.Library()

_TONES: dict[str, badges.Tone] = {
    MeetingState.PLANNED: "new",
    MeetingState.INVITED: "waiting",
    MeetingState.HELD: "active",
    MeetingState.CONCLUDED: "done",
    MeetingState.CANCELLED: "void",
}


@register.simple_tag
def meeting_state(meeting: Meeting) -> SafeString:
    """`{% meeting_state meeting %}`"""
    return badges.state(meeting.get_state_display(), tone=_TONES[meeting.state])

"""Work of this room in the background: thin calls of actions, idempotent."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from dondoc.frame.actors import SystemActor
from dondoc.outgoing.actions.sending import mail_delivery
from dondoc.records.models import Delivery

POST = SystemActor("Gửi văn bản")


@app.task(name="outgoing.send_mail", retry=RetryStrategy(max_attempts=6, exponential_wait=30))
def send_mail(delivery_pk: int) -> bool:
    """One issued document to one recipient by e-mail."""
    delivery = Delivery.objects.filter(pk=delivery_pk).first()
    return delivery is not None and mail_delivery(actor=POST, delivery=delivery)

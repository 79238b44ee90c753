"""What tracking keeps: requests for lost numbers, until the worker has answered them."""

from django.db import models


class LostNumberRequest(models.Model):
    """Somebody asks for the numbers registered under a contact.

    Only the contact's blind index is kept, until it is answered. The worker answers, so that the page takes as long
    for an unknown contact as for a known one.
    """

    contact_index = models.CharField(max_length=64)
    asked_at = models.DateTimeField("diminta pada")
    answered_at = models.DateTimeField("dijawab pada", null=True)

    class Meta:
        verbose_name = "permintaan nomor"
        verbose_name_plural = "permintaan nomor"
        indexes = [
            models.Index(fields=["id"], condition=models.Q(answered_at=None), name="lost_number_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.asked_at}"

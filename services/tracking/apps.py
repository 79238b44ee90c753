from django.apps import AppConfig


class TrackingConfig(AppConfig):
    name = "services.tracking"
    verbose_name = "Pelacakan"

    def ready(self) -> None:
        from services.audit.words import name_values
        from services.files import access as files
        from services.files.enums import Purpose
        from services.registrations.staff.extensions import detail_actions
        from services.tracking import access
        from services.tracking.staff import unlock_action

        files.register(Purpose.RESULT, access.applicant_result)
        files.register(Purpose.REFERRAL, access.applicant_referral)
        detail_actions.register(unlock_action)
        name_values("message", {"template": {"lost_number": "Nomor registrasi yang dilupakan"}})

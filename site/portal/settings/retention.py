"""How long registrations keep whom they are about; numbers, dates, exam types and totals stay for good."""

# Years after a registration was rejected or cancelled.
CLOSED_RETENTION_YEARS = 1

# Years after the result, and after the patient's last visit. The law's minimum: services/registrations/retention.py.
RESULT_RETENTION_YEARS = 25

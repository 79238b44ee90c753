"""`make keys`: fresh secrets for a server's environment file, on standard output. Nothing is written anywhere."""

import secrets

from cryptography.fernet import Fernet


def main() -> None:
    print(f"SECRET_KEY={secrets.token_urlsafe(64)}")
    print(f"FIELD_ENCRYPTION_KEYS={Fernet.generate_key().decode()}")
    print(f"BLIND_INDEX_KEY={secrets.token_urlsafe(48)}")


if __name__ == "__main__":
    main()

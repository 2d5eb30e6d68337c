"""What the tests need beside Python: installed by apt-get where that may be done, else named, and the run stops."""

import os
import shutil
import subprocess
import sys

# program on PATH → Debian packages
PROGRAMS = {
    "chromium": ["chromium"],
    "soffice": ["libreoffice-writer"],
    "softhsm2-util": ["softhsm2"],
    "tesseract": ["tesseract-ocr", "tesseract-ocr-vie"],
}


def main() -> int:
    missing = [
        package for program, packages in PROGRAMS.items() if shutil.which(program) is None for package in packages
    ]
    if not missing:
        return 0
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=True, env=quiet)
        install = ["apt-get", "install", "-qq", "--yes", "--no-install-recommends"]
        subprocess.run([*install, *missing], check=True, env=quiet, stdout=subprocess.DEVNULL)
        return 0
    print(f"Thiếu gói để kiểm thử. Hãy chạy: sudo apt-get install {' '.join(missing)}", file=sys.stderr)  # noqa: T201 -- a script
    return 2


if __name__ == "__main__":
    sys.exit(main())

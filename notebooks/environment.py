"""What the scripts of this folder need: a Python with Jupyter's packages, and the kernel of this checkout."""

import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE / "target"
LAUNCHER = HERE.parent / ("glmsh.cmd" if os.name == "nt" else "glmsh")
CANNOT = 77  # the exit code for "cannot be tried here"


def enter(requirements, script):
    """Goes on in a Python that has those packages; makes it on first use, or ends with CANNOT."""
    folder = TARGET / Path(requirements).stem
    if Path(sys.prefix) == folder:
        return
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    wanted = (HERE / requirements).read_text()
    stamp = folder / ".requirements"
    if not stamp.is_file() or stamp.read_text() != wanted:
        try:
            venv.create(folder, clear=True, with_pip=True)
            pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", HERE / requirements]
            subprocess.run(pip, check=True)
        except (subprocess.CalledProcessError, OSError) as e:
            print(f"{script}: Python's packages cannot be installed: {e}", file=sys.stderr)
            sys.exit(CANNOT)
        stamp.write_text(wanted)
    sys.exit(subprocess.run([python, script, *sys.argv[1:]]).returncode)


def install_kernel():
    """Lets Jupyter find the kernel of this checkout, and nothing of the network."""
    prefix = TARGET / "jupyter"
    subprocess.run([LAUNCHER, "install-kernel", "--prefix", prefix], check=True, stdout=subprocess.DEVNULL)
    os.environ["JUPYTER_PATH"] = str(prefix / "share" / "jupyter")
    os.environ.setdefault("HF_HUB_OFFLINE", "1")

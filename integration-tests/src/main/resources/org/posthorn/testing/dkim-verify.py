# usage: python3 dkim-verify.py key-name key-record < message
import sys
import dkim

name, record = sys.argv[1:]


def dns(asked, timeout=5):
    return record.encode() if asked.rstrip(b".") == name.encode() else None


verifier = dkim.DKIM(sys.stdin.buffer.read())
try:
    valid = verifier.verify(dnsfunc=dns)
except dkim.DKIMException as error:
    valid = False
    print(error)
print("valid" if valid else "invalid")
sys.exit(0 if valid else 1)

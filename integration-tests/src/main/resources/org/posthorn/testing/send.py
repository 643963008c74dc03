# usage: python3 send.py host port starttls|tls user password sender recipient < message
import smtplib
import ssl
import sys

host, port, mode, user, password, sender, recipient = sys.argv[1:]
context = ssl._create_unverified_context()


def accepted(reply):
    code, text = reply
    if code >= 400:
        raise smtplib.SMTPResponseException(code, text)
    return reply


try:
    if mode == "tls":
        client = smtplib.SMTP_SSL(host, int(port), timeout=30, context=context)
    else:
        client = smtplib.SMTP(host, int(port), timeout=30)
        accepted(client.starttls(context=context))
    client.login(user, password)
    accepted(client.mail(sender))
    accepted(client.rcpt(recipient))
    code, text = accepted(client.data(sys.stdin.buffer.read()))
    print(code, text.decode())
    client.quit()
except smtplib.SMTPResponseException as error:
    print(error.smtp_code, error.smtp_error.decode() if isinstance(error.smtp_error, bytes) else error.smtp_error)
    sys.exit(1)

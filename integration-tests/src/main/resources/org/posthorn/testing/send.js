// usage: node send.js host port starttls|tls user password sender recipient < message
const nodemailer = require('nodemailer');
const [host, port, mode, user, pass, from, to] = process.argv.slice(2);

async function main() {
  const transport = nodemailer.createTransport({
    host, port: Number(port), secure: mode === 'tls', requireTLS: mode === 'starttls',
    auth: { user, pass }, tls: { rejectUnauthorized: false },
  });
  const info = await transport.sendMail({ envelope: { from, to: [to] }, raw: require('fs').readFileSync(0) });
  console.log(info.response);
  transport.close();
}

main().catch(error => {
  console.log(error.response || error.message);
  process.exit(1);
});

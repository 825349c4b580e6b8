// Harvests a repository with one client and prints figures. Usage: node oai.mjs BASE PID [FORMAT] [--gzip]
import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { gunzipSync } from 'node:zlib';

const [base, pid, format = 'oai_dc', zip] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
const ticks = () =>
  readFileSync(`/proc/${pid}/stat`, 'utf8')
    .split(' ')
    .slice(13, 15)
    .reduce((sum, n) => sum + Number(n), 0);

function ask(query) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    get(`${base}/oai?${query}`, { agent, headers: zip ? { 'Accept-Encoding': 'gzip' } : {} }, (answer) => {
      const parts = [];
      let first = 0;
      answer.on('data', (part) => {
        first ||= performance.now() - began;
        parts.push(part);
      });
      answer.on('end', () => {
        const bytes = Buffer.concat(parts);
        const whole = performance.now() - began;
        resolve({
          text: (answer.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString(),
          first,
          whole,
          bytes: bytes.length,
        });
      });
    }).on('error', reject);
  });
}

const middle = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
const pages = [];
let records = 0;
let bytes = 0;
let peak = memory();
const [began, worked] = [performance.now(), ticks()];
for (let token = ''; ;) {
  const page = await ask(
    token ? `verb=ListRecords&resumptionToken=${token}` : `verb=ListRecords&metadataPrefix=${format}`,
  );
  const told = page.text.split('<record>').length - 1;
  if (told === 0) throw new Error(page.text.slice(0, 600));
  records += told;
  bytes += page.bytes;
  pages.push({ ...page, told, text: '' });
  if (pages.length % 20 === 0) peak = Math.max(peak, memory());
  token = /<resumptionToken[^>]*>([^<]+)</.exec(page.text)?.[1];
  if (!token) break;
}

const seconds = (performance.now() - began) / 1000;
// The last page may be short, and the first pays for what is compiled: five pages of each end.
const whole = pages.filter((page) => page.told === pages[0].told);
const part = (from) => whole.slice(from, from + 5);
const times = (some) => `${middle(some.map((page) => page.whole)).toFixed(1)} ms`;
const firsts = whole.map((page) => page.first).toSorted((a, b) => a - b);
console.log(
  `| ${format}${zip ? ', gzip' : ''} | ${records} | ${seconds.toFixed(1)} | ${(records / seconds).toFixed(0)} | ${times(part(1))} | ${times(part(Math.floor(whole.length / 2)))} | ${times(part(whole.length - 5))} | ${middle(firsts).toFixed(1)} / ${firsts[Math.floor(firsts.length * 0.99)].toFixed(1)} ms | ${(bytes / records).toFixed(0)} | ${Math.max(peak, memory()).toFixed(0)} | ${(((ticks() - worked) * 10) / records).toFixed(2)} |`,
);
agent.destroy();

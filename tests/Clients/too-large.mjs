// Sends bodies that are too large, with node's fetch, which looks for an answer only after it has sent everything.
//   node too-large.mjs <base address> <times> <bytes>
// Prints one line of JSON a try: { status, code }.
const [, , base, times, bytes] = process.argv;
const body = Buffer.alloc(Number(bytes), ' ');

for (let i = 0; i < Number(times); i++) {
  const response = await fetch(new URL('/api/v1/events', base), { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  console.log(JSON.stringify({ status: response.status, code: (await response.json()).code }));
}

// Sends events the way other people do: with the npm package cloudevents, in each of its modes.
//   node send-events.mjs <base address> <village>
// Prints one line of JSON a mode: { mode, status, answer }.
import { CloudEvent, HTTP, Mode, emitterFor, httpTransport } from 'cloudevents';

const [, , base, village] = process.argv;
const address = new URL('/api/v1/events', base).href;

const event = (id, data) => new CloudEvent({
  type: 'id.smartvillage.service.v1',
  source: `/${village}/npm`,
  id,
  subject: village,
  time: new Date().toISOString(),
  datacontenttype: 'application/json',
  data,
});
const letter = { service: 'administrasi.domisili', status: 'completed' };
const paid = (amount) => ({ service: 'pajak.pbb', status: 'completed', channel: 'agent', measures: { amount } });

async function post(mode, { headers, body }) {
  const response = await fetch(address, { method: 'POST', headers, body });
  console.log(JSON.stringify({ mode, status: response.status, answer: await response.json() }));
}

await post('binary', HTTP.binary(event('binary-1', paid(150000))));
await post('structured', HTTP.structured(event('structured-1', letter)));

const batch = [event('batch-1', letter), event('batch-2', paid(50000)), event('batch-3', letter)];
await post('batch', { headers: { 'content-type': 'application/cloudevents-batch+json; charset=UTF-8' }, body: JSON.stringify(batch) });

// The package's own transport, over node's http module.
for (const mode of [Mode.BINARY, Mode.STRUCTURED]) {
  const emit = emitterFor(httpTransport(address), { mode });
  const { body } = await emit(event(`emitter-${mode}`, letter));
  console.log(JSON.stringify({ mode: `emitter ${mode}`, status: 200, answer: JSON.parse(body) }));
}

// The id of the first event again, with another time: a conflict.
await post('again', HTTP.binary(event('binary-1', paid(150000))));

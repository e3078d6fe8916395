// Watches a region the way other people do: with the npm package @microsoft/signalr.
//   node watch-region.mjs <base address> <json|messagepack> <region> <child> <events to come>
// Prints {"ready":true,…} once it watches, then waits until the child's row shows the events; prints what it saw and ends.
import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';

const [, , base, protocol, region, child, expected] = process.argv;
const builder = new HubConnectionBuilder().withUrl(new URL('/hubs/regions', base).href).configureLogging(LogLevel.Error);
if (protocol === 'messagepack') builder.withHubProtocol(new MessagePackHubProtocol());
const connection = builder.build();

const seen = { changed: 0, childrenChanged: 0, lastVersion: 0, wentBack: false };
let start, latest, row, fail;
const done = new Promise((resolve, reject) => {
  fail = reject;
  setTimeout(() => reject(new Error(`Nothing within 30 s: ${JSON.stringify({ ...seen, latest: latest?.services, row: row?.services })}`)), 30_000).unref();
  const check = () => {
    const grown = latest && latest.services.completed - start >= Number(expected);
    if (grown && row && row.services.completed >= Number(expected)) resolve();
  };

  connection.on('Changed', (summary) => {
    if (summary.code !== region) return;
    seen.changed++;
    seen.wentBack ||= summary.version < seen.lastVersion;
    seen.lastVersion = summary.version;
    latest = summary;
    check();
  });
  connection.on('ChildrenChanged', (code, version, rows) => {
    if (code !== region) return;
    seen.childrenChanged++;
    row = rows.find((r) => r.code === child) ?? row;
    check();
  });
});

await connection.start();
connection.onclose((error) => fail(error ?? new Error('closed')));
const present = await connection.invoke('Watch', region);
start = present.services.completed;
latest = present;
await connection.invoke('WatchChildren', region, 'today');
console.log(JSON.stringify({ ready: true, code: present.code, asOf: typeof present.asOf }));

await done;
console.log(JSON.stringify({ ...seen, completed: latest.services.completed - start, row: row.services.completed, asOf: latest.asOf }));
process.exit(0);

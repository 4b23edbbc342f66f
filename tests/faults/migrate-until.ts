// A migrator of its own process that is killed with its n-th statement under way: `migrate-until.ts <url> <n>`.
import mysql from 'mysql2/promise';
import { migrateDatabase } from '#db/migrate';

const [url = '', last = '0'] = process.argv.slice(2);
let statements = 0;
const connect = mysql.createConnection;
const counted = async (options: never) => {
  const connection = await connect(options);
  for (const name of ['query', 'execute'] as const) {
    const send = connection[name].bind(connection) as (...args: never[]) => Promise<unknown>;
    connection[name] = ((...args: never[]) => {
      const sent = send(...args);
      if (++statements === Number(last)) setImmediate(() => process.kill(process.pid, 'SIGKILL'));
      return sent;
    }) as never;
  }
  return connection;
};
mysql.createConnection = counted as typeof mysql.createConnection;
await migrateDatabase(url);
process.stdout.write(String(statements));

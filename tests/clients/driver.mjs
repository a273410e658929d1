// A client's side of the wire to the test that runs it: one line of JSON each way. See support.py.
import readline from 'node:readline';

const lines = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();

async function hear() {
  const line = await lines.next();
  if (line.done) throw new Error('the test is gone');
  return JSON.parse(line.value);
}

export const config = await hear();

/** Where the person's browser ended that was sent to `url`. */
export async function visit(url) {
  console.log(JSON.stringify({ visit: String(url) }));
  return new URL((await hear()).location);
}

export function done(result) {
  console.log(JSON.stringify({ done: result }));
  process.stdin.destroy();
}

// A PostgreSQL for tests: the real one, compiled to WebAssembly, behind its own
// wire protocol on 127.0.0.1. One connection at a time. Prints its port.
import net from 'node:net';
import { PGlite } from '@electric-sql/pglite';

const SSL_REQUEST = 80877103;

const db = await PGlite.create();

const server = net.createServer(socket => {
  let pending = Buffer.alloc(0);
  let started = false;
  let turn = Promise.resolve();

  /** The next whole message, as the protocol frames it; the first ones have no type. */
  const next = () => {
    const header = started ? 1 : 0;
    if (pending.length < header + 4) return undefined;
    const length = header + pending.readUInt32BE(header);
    if (pending.length < length) return undefined;
    const message = pending.subarray(0, length);
    pending = pending.subarray(length);
    return message;
  };

  const answer = async message => {
    if (!started && message.readUInt32BE(4) === SSL_REQUEST) {
      socket.write('N');
      return;
    }
    started = true;
    if (message[0] === 'X'.charCodeAt(0)) {
      socket.end();
      return;
    }
    socket.write(await db.execProtocolRaw(new Uint8Array(message)));
  };

  socket.on('error', () => {});
  socket.on('data', data => {
    pending = Buffer.concat([pending, data]);
    turn = turn.then(async () => {
      for (let message = next(); message; message = next()) {
        await answer(message);
      }
    });
  });
});

server.listen(0, '127.0.0.1', () => console.log(server.address().port));
// Its test has died.
process.stdin.on('end', () => process.exit()).resume();

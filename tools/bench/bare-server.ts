// What the framework and the driver can do at best, beside the real server in the same run: one row read, and a
// transaction of twelve single INSERTs as in performance.md section 2. No accounts, no walls, no audit.
import fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env['BARE_DATABASE'], max: 10 });
const server = fastify();

server.get<{ Params: { id: string } }>('/row/:id', async (request) => {
  const found = await pool.query({
    name: 'row',
    text: 'SELECT id, name, words, at FROM bare_rows WHERE id = $1',
    values: [Number(request.params.id)],
  });
  return found.rows[0] as unknown;
});

server.post<{ Body: { row: number } }>('/tx', async (request) => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    for (let position = 0; position < 12; position += 1) {
      await client.query({
        name: 'add',
        text: 'INSERT INTO bare_entries (row_id, position, words, at) VALUES ($1, $2, $3, $4)',
        values: [
          request.body.row,
          position,
          'Came in tired and warmed up in the first round. Planned a call for the hard hour.',
          '2026-11-16T16:30:00Z',
        ],
      });
    }
    await client.query('COMMIT');
    return { added: 12 };
  } finally {
    client.release();
  }
});

await server.listen({ host: '127.0.0.1', port: Number(process.env['PORT']) });
process.on('message', (asked) => {
  if (asked === 'usage') process.send?.({ usage: process.cpuUsage(), rss: process.memoryUsage.rss() });
  if (asked === 'stop')
    void server
      .close()
      .then(() => pool.end())
      .then(() => process.exit(0));
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');

type Client = { query: (text: string) => Promise<unknown> };

export async function find(client: Client, name: string): Promise<unknown> {
  return client.query(`select * from patients where name = '${name}'`);
}

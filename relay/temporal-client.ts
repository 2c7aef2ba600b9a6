import { Client, Connection, type ConnectionOptions } from "@temporalio/client";

/** A client of one namespace. */
export interface TemporalClient {
  client: Client;
  namespace: string;
  close(): Promise<void>;
}

/**
 * Opens a client that needs no server yet: the connection is made with the first call and made again for ever.
 * The default back-off between connection attempts grows to two minutes; here it ends at one second.
 */
export function openTemporalClient(options: { connection: ConnectionOptions; namespace: string }): TemporalClient {
  const connection = Connection.lazy({
    ...options.connection,
    channelArgs: { "grpc.max_reconnect_backoff_ms": 1_000, ...options.connection.channelArgs },
  });
  return {
    client: new Client({ connection, namespace: options.namespace }),
    namespace: options.namespace,
    close: () => connection.close(),
  };
}

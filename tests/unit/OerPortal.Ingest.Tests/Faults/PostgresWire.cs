using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace OerPortal.Ingest.Tests.Faults;

/// <summary>
/// PostgreSQL behind the switch (its frontend/backend protocol 3.0): a connection's start and each request up to Sync or
/// Query is a call. Whoever speaks to the database is counted, and a commit whose answer is lost is one of the faults.
/// </summary>
internal sealed class PostgresWire(FaultSwitch faults, EndPoint server) : FaultyWire(faults, server)
{
    private const int EncryptionRequests = 80877103;

    /// <summary>Where a connection string leads: a folder's socket or a port.</summary>
    public static EndPoint EndPointOf(NpgsqlConnectionStringBuilder database) => database.Host!.StartsWith('/')
        ? new UnixDomainSocketEndPoint(Path.Combine(database.Host, $".s.PGSQL.{database.Port}"))
        : new DnsEndPoint(database.Host, database.Port);

    protected override async Task CarryAsync(NetworkStream client, NetworkStream server, CancellationToken stop)
    {
        if (Faults.Next() is Fault.Refused or Fault.Killed)
            return;
        await StartAsync(client, server, stop);
        while (true)
        {
            var (request, isReset) = await ReadRequestAsync(client, stop);
            // Npgsql sends the reset of a pooled connection ahead of the next request; it waits for neither.
            var verdict = isReset ? null : Faults.Next();
            if (verdict is Fault.Refused or Fault.Killed)
                return;
            await server.WriteAsync(request, stop);
            if (!await AnswerAsync(client, server, deliver: verdict is null, stop))
                return;
        }
    }

    private static async Task StartAsync(NetworkStream client, NetworkStream server, CancellationToken stop)
    {
        var start = await ReadStartAsync(client, stop);
        while (BinaryPrimitives.ReadInt32BigEndian(start.AsSpan(4)) is EncryptionRequests or EncryptionRequests + 1)
        {
            await client.WriteAsync("N"u8.ToArray(), stop);
            start = await ReadStartAsync(client, stop);
        }
        await server.WriteAsync(start, stop);
        while (true)
        {
            var message = await ReadMessageAsync(server, stop);
            await client.WriteAsync(message, stop);
            if (message[0] == 'Z')
                return;
            // Clear text, MD5, SASL and its continuation want an answer.
            if (message[0] == 'R' && BinaryPrimitives.ReadInt32BigEndian(message.AsSpan(5)) is 3 or 5 or 10 or 11)
                await server.WriteAsync(await ReadMessageAsync(client, stop), stop);
        }
    }

    private static async Task<(byte[] Bytes, bool IsReset)> ReadRequestAsync(NetworkStream client, CancellationToken stop)
    {
        using var request = new MemoryStream();
        while (true)
        {
            var message = await ReadMessageAsync(client, stop);
            request.Write(message);
            if (message[0] == 'Q')
                return (request.ToArray(), message.AsSpan(5).StartsWith("DISCARD"u8));
            if (message[0] == 'S')
                return (request.ToArray(), false);
            if (message[0] == 'X')
                throw new IOException("The client is done.");
        }
    }

    private static async Task<bool> AnswerAsync(NetworkStream client, NetworkStream server, bool deliver, CancellationToken stop)
    {
        using var answer = new MemoryStream();
        while (true)
        {
            var message = await ReadMessageAsync(server, stop);
            answer.Write(message);
            if (message[0] != 'Z')
                continue;
            if (deliver)
                await client.WriteAsync(answer.ToArray(), stop);
            return deliver;
        }
    }

    private static async Task<byte[]> ReadStartAsync(NetworkStream stream, CancellationToken stop) => await ReadAsync(stream, new byte[4], 0, stop);

    private static async Task<byte[]> ReadMessageAsync(NetworkStream stream, CancellationToken stop) => await ReadAsync(stream, new byte[5], 1, stop);

    private static async Task<byte[]> ReadAsync(NetworkStream stream, byte[] head, int lengthAt, CancellationToken stop)
    {
        await stream.ReadExactlyAsync(head, stop);
        var length = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(lengthAt));
        var message = new byte[lengthAt + length];
        head.CopyTo(message, 0);
        await stream.ReadExactlyAsync(message.AsMemory(head.Length), stop);
        return message;
    }
}
